-- Hur engagerade är medarbetarna i de två kommunerna?
-- Hållbart medarbetarengagemang (HME) är ett index. Kolumnen unit säger om rapporten har tryckt det som procent.
SELECT municipality AS kommun, committee AS namnd, period AS ar, value_base::DOUBLE AS index, unit AS tryckt_som
FROM read_csv('observations.csv', all_varchar = true)
WHERE indicator = 'employee_engagement_index' AND measure = 'outcome' AND sex = 'total' AND preferred = 'true'
ORDER BY kommun, namnd, ar
