-- Régions, then départements, then EPCI and zones d'emploi (@kind): each keeps its id. Answers whether each written row is new.
INSERT INTO territories AS existing
  (kind, code, name, search_key, population, position, position_is_approximate, contour, vintage, legal_kind, region_id)
SELECT staged.kind, staged.code, staged.name, staged.search_key, staged.population, placed.position, coalesce(placed.approximate, false),
  area.contour, @vintage, staged.legal_kind, region.id
FROM territory_load.territories staged
LEFT JOIN territory_load.positions placed USING (kind, code)
LEFT JOIN territory_load.areas area USING (kind, code)
LEFT JOIN territories region ON region.kind = 5 AND region.code = staged.region AND staged.kind = 4
WHERE staged.kind = @kind
ON CONFLICT (kind, code) DO UPDATE SET
  name = excluded.name, search_key = excluded.search_key, population = excluded.population, position = excluded.position,
  position_is_approximate = excluded.position_is_approximate, contour = excluded.contour, vintage = excluded.vintage,
  legal_kind = excluded.legal_kind, region_id = excluded.region_id, retired_at = NULL
WHERE (existing.name, existing.search_key, existing.population, existing.position_is_approximate, existing.vintage, existing.legal_kind,
       existing.region_id, existing.retired_at, existing.position::bytea, existing.contour::bytea)
  IS DISTINCT FROM
      (excluded.name, excluded.search_key, excluded.population, excluded.position_is_approximate, excluded.vintage, excluded.legal_kind,
       excluded.region_id, NULL::timestamptz, excluded.position::bytea, excluded.contour::bytea)
RETURNING xmax = 0;
