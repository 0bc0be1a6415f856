-- Hur många hushåll har ekonomiskt bistånd?
-- Botkyrka räknar hushåll i genomsnitt per månad, Eskilstuna alla under perioden; indikatorn säger vilket.
SELECT municipality AS kommun, indicator AS raknat_som, period, value_base::INTEGER AS hushall
FROM read_csv('observations.csv', all_varchar = true)
WHERE indicator IN ('financial_assistance_households', 'financial_assistance_households_monthly')
  AND measure = 'outcome' AND preferred = 'true'
ORDER BY kommun, raknat_som, period
