-- Hur gick nämnderna mot budget, och vad trodde de före det?
-- Miljoner kronor för hela nämnden och hela året; plus är ett överskott. Prognoserna kommer i tidens ordning och utfallet sist.
SELECT municipality AS kommun, committee AS namnd, period AS ar, measure AS matt, as_of AS sedd_fran,
  value_base::DOUBLE / 1e6 AS avvikelse
FROM read_csv('observations.csv', all_varchar = true)
WHERE service = 'whole_committee' AND indicator = 'net' AND account IS NULL AND unit_base = 'kr'
  AND measure IN ('deviation_forecast', 'deviation_outcome') AND length(period) = 4 AND preferred = 'true'
ORDER BY kommun, namnd, ar, sedd_fran NULLS LAST
