-- Sheets to confirm that no longer are: confirmed meanwhile, or gone. {0} now, {1} what to tell.
UPDATE proposals SET state = 8, decided_at = {0}, updated_at = {0}, decision_reason = {1}
FROM places AS place
WHERE place.id = proposals.place_id AND kind = 7 AND state IN (3, 4)
  AND (place.status <> 1 OR confirmed_on + make_interval(months => confirmation_months) > {0} AT TIME ZONE 'UTC')
