-- Hur stor är sjukfrånvaron bland kvinnor och män?
-- Procent av arbetstiden, i varje nämnd och vid varje tid som rapporterna anger.
SELECT municipality AS kommun, committee AS namnd, period,
  any_value(value_base::DOUBLE) FILTER (sex = 'women') AS kvinnor,
  any_value(value_base::DOUBLE) FILTER (sex = 'men') AS man,
  any_value(value_base::DOUBLE) FILTER (sex = 'total') AS alla
FROM read_csv('observations.csv', all_varchar = true)
WHERE indicator = 'sick_leave' AND measure = 'outcome' AND age IS NULL AND preferred = 'true'
GROUP BY kommun, namnd, period
ORDER BY kommun, namnd, period
