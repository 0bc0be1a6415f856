-- Hur stor är personalomsättningen?
-- Nyanställda och avslutade i procent av de anställda. Perioder som är kortare än ett år ger lägre tal.
SELECT municipality AS kommun, committee AS namnd, period,
  any_value(value_base::DOUBLE) FILTER (indicator = 'staff_recruitment_rate') AS nyanstallda,
  any_value(value_base::DOUBLE) FILTER (indicator = 'staff_departure_rate') AS avslutade
FROM read_csv('observations.csv', all_varchar = true)
WHERE indicator IN ('staff_recruitment_rate', 'staff_departure_rate') AND measure = 'outcome' AND sex = 'total'
  AND age IS NULL AND preferred = 'true'
GROUP BY kommun, namnd, period
ORDER BY kommun, namnd, period
