-- Territories whose name holds every word typed (the last ones may be unfinished); when there is none, the names most alike.
-- $1 words as a tsquery, $2 search key, $3 that key as a LIKE prefix, $4 kind or null, $5 code of a département or null,
-- $6 search key of a département or région or null, $7 postal code or null, $8 offset, $9 limit.
-- The mark in braces is territory_preference.sql when $5, $6 or $7 is given and false otherwise: without those subqueries PostgreSQL keeps
-- its generic plan, and planning would take longer than searching. Territories weigh their population, an EPCI or zone d'emploi less than its communes.
-- The commonest beginnings have their first answers kept ready: see TerritoryBeginnings.
WITH ready AS MATERIALIZED (
  SELECT total, territory_ids, closenesses
  FROM territory_beginnings
  WHERE key = $2 AND $4::smallint IS NULL AND $5::text IS NULL AND $6::text IS NULL AND $7::text IS NULL AND $8 + $9 <= cardinality(territory_ids)
),
named AS MATERIALIZED (
  SELECT id, CASE WHEN search_key = $2 THEN 0 WHEN search_key LIKE $3 THEN 1 ELSE 2 END AS closeness,
    coalesce(population, 0) * CASE kind WHEN 2 THEN 0.02::float8 WHEN 3 THEN 0.05 ELSE 1 END AS weight, kind, departement_id, region_id
  FROM territories
  WHERE NOT EXISTS (SELECT FROM ready)
    AND to_tsvector('simple', search_key) @@ to_tsquery('simple', $1)
    AND retired_at IS NULL AND ($4::smallint IS NULL OR kind = $4)
),
alike AS (
  SELECT id, 3 AS closeness, (1 - distance) * ln(20 + coalesce(population, 0) * CASE kind WHEN 2 THEN 0.02::float8 WHEN 3 THEN 0.05 ELSE 1 END) AS weight, kind, departement_id, region_id
  FROM (
    SELECT id, population, kind, departement_id, region_id, search_key <-> $2 AS distance
    FROM territories
    WHERE NOT EXISTS (SELECT FROM ready) AND NOT EXISTS (SELECT FROM named)
      AND search_key % $2 AND retired_at IS NULL AND ($4::smallint IS NULL OR kind = $4)
    ORDER BY search_key <-> $2
    LIMIT 20
  ) AS nearest
),
-- « saint » has 4,500 answers: the first ones are picked without sorting the others, and only they are numbered.
picked AS (
  SELECT found.*, {preferred} AS preferred
  FROM (SELECT * FROM named UNION ALL SELECT * FROM alike) AS found
  ORDER BY preferred DESC, closeness, weight DESC, kind, id
  OFFSET $8 LIMIT $9
),
ranked AS (
  SELECT id, closeness, (SELECT count(*) FROM named) + (SELECT count(*) FROM alike) AS total,
    row_number() OVER (ORDER BY preferred DESC, closeness, weight DESC, kind, id) AS rank
  FROM picked
  UNION ALL
  SELECT id, closeness, total, rank
  FROM ready, unnest(territory_ids, closenesses) WITH ORDINALITY AS kept (id, closeness, rank)
  WHERE rank > $8 AND rank <= $8 + $9
)
SELECT t.id, t.kind, t.code, t.name, t.population, ST_Y(t.position), ST_X(t.position), d.code, d.name, t.zone_emploi_id, ranked.closeness, ranked.total, z.code, z.name
FROM ranked
JOIN territories AS t ON t.id = ranked.id
LEFT JOIN territories AS d ON d.id = t.departement_id
LEFT JOIN territories AS z ON z.id = t.zone_emploi_id
ORDER BY ranked.rank
