-- A dataset that was not found this time, or not readable to its end, keeps what an earlier load said.
UPDATE territory_load.territories staged SET
  zone_emploi = CASE WHEN @has_zones THEN staged.zone_emploi ELSE coalesce(staged.zone_emploi, zone.code) END,
  density_level = CASE WHEN @has_density THEN staged.density_level ELSE coalesce(staged.density_level, commune.density_level) END,
  frr_class = CASE WHEN @has_frr THEN staged.frr_class ELSE coalesce(staged.frr_class, commune.frr_class) END
FROM territories commune LEFT JOIN territories zone ON zone.id = commune.zone_emploi_id
WHERE staged.kind = 1 AND commune.kind = 1 AND commune.code = staged.code AND NOT (@has_zones AND @has_density AND @has_frr);

INSERT INTO territory_load.territories (kind, code, name, search_key)
SELECT kind, code, name, search_key FROM territories WHERE kind = 3 AND retired_at IS NULL AND NOT @has_zones
ON CONFLICT DO NOTHING;

INSERT INTO territory_load.areas (kind, code, contour)
SELECT 1, commune.code, commune.contour
FROM territories commune JOIN territory_load.territories staged USING (kind, code)
WHERE commune.kind = 1 AND commune.contour IS NOT NULL
  AND NOT EXISTS (SELECT FROM territory_load.areas area WHERE area.kind = 1 AND area.code = commune.code);

ANALYZE territory_load.territories;
ANALYZE territory_load.areas;
