-- Published places, not closed, whose rhythm asks for a confirmation and that somebody can confirm. {0} now, {1} at most.
SELECT place.id AS "Value" FROM places AS place
WHERE status = 1 AND lifecycle <> 6
  AND confirmed_on + make_interval(months => confirmation_months) <= {0} AT TIME ZONE 'UTC'
  AND (last_reminder_at IS NULL OR (last_reminder_at AT TIME ZONE 'UTC')::date <= confirmed_on
    OR (reminders_sent < 2 AND last_reminder_at <= {0} - interval '1 month'))
  AND (facts ->> 'email' IS NOT NULL OR EXISTS (SELECT FROM place_managers WHERE place_id = place.id AND ended_at IS NULL))
ORDER BY confirmed_on, id LIMIT {1}
