-- Vad kostar vuxenutbildningen per invånare?
-- Nettokostnaden för ett helt år delad med folkmängden den 31 december året före. År utan känd folkmängd är inte med.
SELECT municipality AS kommun, period AS ar, measure AS matt, as_of AS sedd_fran,
  round(-value_base::DOUBLE / population::INTEGER) AS kronor_per_invanare
FROM read_csv('observations.csv', all_varchar = true)
WHERE service = 'adult_education' AND indicator = 'net' AND measure IN ('budget', 'forecast', 'outcome')
  AND length(period) = 4 AND population IS NOT NULL AND preferred = 'true'
ORDER BY ar, kommun, matt
