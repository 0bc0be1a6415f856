-- Hur många årsplatser har svenska för invandrare?
-- Utfall, budget och prognos i Botkyrka. En period som är en månad gäller läget den månaden.
SELECT period, measure AS matt, value_base::INTEGER AS arsplatser
FROM read_csv('observations.csv', all_varchar = true)
WHERE indicator = 'places_sfi' AND preferred = 'true'
ORDER BY period, matt
