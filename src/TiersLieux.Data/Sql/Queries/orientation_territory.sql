-- Offers whose area shares a commune with a territory ($1), counted in communes: 11 the area holds it all, 12 the area lies
-- inside it, 13 it covers a part of it, 7 the whole of France. {column} is the communes' column of the territory's kind. No distance is counted
-- from the middle of a whole territory ($2).
here AS MATERIALIZED (
  SELECT NULL::int[] AS ids, (SELECT $2::geometry::geography WHERE false) AS centre, (SELECT count(*)::int FROM territories WHERE kind = 1 AND retired_at IS NULL AND {column} = $1) AS communes
),
asked AS MATERIALIZED (
  SELECT id, epci_id, zone_emploi_id, departement_id, region_id, position FROM territories WHERE kind = 1 AND retired_at IS NULL AND {column} = $1
),
units AS MATERIALIZED (
  SELECT unit AS territory_id, count(*)::int AS inside
  FROM asked, unnest(ARRAY[id, epci_id, zone_emploi_id, departement_id, region_id]) AS unit
  WHERE unit IS NOT NULL GROUP BY unit
),
areas AS MATERIALIZED (
  SELECT area.sheet_id, area.territory_id, units.inside
  FROM units JOIN sheet_territories area USING (territory_id) JOIN sheets ON sheets.id = area.sheet_id AND sheets.kind = 4 AND sheets.state = 3
),
wholes AS MATERIALIZED (
  SELECT used.territory_id
  FROM (SELECT DISTINCT territory_id, inside FROM areas) AS used
  WHERE used.inside = greatest(1, (SELECT count(*) FROM territories commune WHERE commune.kind = 1 AND commune.retired_at IS NULL
    AND used.territory_id IN (commune.epci_id, commune.zone_emploi_id, commune.departement_id, commune.region_id)))
),
found AS (
  SELECT sheet_id, max(inside) AS best, count(*) AS touching, count(wholes.territory_id) AS wholes
  FROM areas LEFT JOIN wholes USING (territory_id) GROUP BY sheet_id
  UNION ALL
  SELECT id, 0, 0, 0 FROM sheets
  WHERE kind = 4 AND state = 3 AND radius_km IS NOT NULL
    AND ST_Envelope(ST_Buffer(position, radius_km * 1010)::geometry) && (SELECT ST_Extent(position::geometry)::geometry FROM asked)
    AND id NOT IN (SELECT sheet_id FROM areas)
),
counted AS (
  SELECT found.sheet_id, found.wholes, sheets.is_everywhere, sheets.radius_km,
    CASE WHEN sheets.is_everywhere THEN here.communes
      WHEN found.best = here.communes OR (found.touching = 1 AND sheets.radius_km IS NULL) THEN found.best
      -- Several territories may overlap: the communes are counted once each.
      ELSE (SELECT count(*) FROM asked
        WHERE EXISTS (SELECT FROM areas WHERE areas.sheet_id = found.sheet_id
            AND areas.territory_id IN (asked.id, asked.epci_id, asked.zone_emploi_id, asked.departement_id, asked.region_id))
          OR ST_DWithin(asked.position::geography, sheets.position, sheets.radius_km * 1000)) END::int AS covered
  FROM found JOIN sheets ON sheets.id = found.sheet_id CROSS JOIN here
),
candidates AS MATERIALIZED (
  SELECT sheet_id, CASE WHEN is_everywhere THEN 7 WHEN covered = communes THEN 11
      WHEN radius_km IS NULL AND wholes = (SELECT count(*) FROM sheet_territories WHERE sheet_territories.sheet_id = counted.sheet_id) THEN 12 ELSE 13 END AS level,
    covered
  FROM counted CROSS JOIN here WHERE covered > 0
  UNION ALL
  SELECT id, 7, communes FROM sheets CROSS JOIN here
  WHERE kind = 4 AND state = 3 AND is_everywhere AND communes > 0 AND id NOT IN (SELECT sheet_id FROM counted)
)
