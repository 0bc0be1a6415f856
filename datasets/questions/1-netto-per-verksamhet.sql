-- Vad kostar verksamheterna i Botkyrkas arbetsmarknads- och vuxenutbildningsnämnd, år för år?
-- Nettot i miljoner kronor: budget, prognos och utfall. Kostnader har minus.
SELECT period AS ar, service AS verksamhet,
  any_value(value_base::DOUBLE / 1e6) FILTER (measure = 'budget') AS budget,
  arg_max(value_base::DOUBLE / 1e6, as_of) FILTER (measure = 'forecast') AS prognos,
  any_value(value_base::DOUBLE / 1e6) FILTER (measure = 'outcome') AS utfall
FROM read_csv('observations.csv', all_varchar = true)
WHERE municipality = '0127' AND committee = 'avun' AND indicator = 'net' AND account IS NULL
  AND unit_base = 'kr' AND preferred = 'true' AND length(period) = 4
GROUP BY ar, verksamhet
HAVING coalesce(budget, prognos, utfall) IS NOT NULL
ORDER BY ar, verksamhet
