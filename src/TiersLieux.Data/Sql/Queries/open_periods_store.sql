-- Stores the fresh periods; rows that are already right are not touched.
INSERT INTO place_open_periods AS old (place_id, starts_at, ends_at)
SELECT place_id, starts_at, ends_at FROM fresh_open_periods
ON CONFLICT (place_id, starts_at) DO UPDATE SET ends_at = excluded.ends_at WHERE old.ends_at <> excluded.ends_at
