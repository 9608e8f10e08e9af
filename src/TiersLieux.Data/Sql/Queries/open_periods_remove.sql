-- Removes what the fresh periods no longer hold. Parameter: ids of the places, null for all.
DELETE FROM place_open_periods old
WHERE ($1::int[] IS NULL OR old.place_id = ANY ($1))
  AND NOT EXISTS (SELECT FROM fresh_open_periods fresh WHERE (fresh.place_id, fresh.starts_at) = (old.place_id, old.starts_at))
