-- Territories by number: a département, région or zone d'emploi code, an Insee or SIREN code, a postal code or its beginning.
-- $1 code, $2 and $3 bounds of the postal codes that begin with it, $4 kind or null, $5 offset, $6 limit.
-- Closeness: 0 the very code, 1 the very postal code, 2 the beginning of one.
WITH found AS (
  SELECT id, min(closeness) AS closeness
  FROM (
    SELECT id, 0 AS closeness FROM territories
    WHERE kind = ANY ('{1,2,3,4,5}') AND code = $1
    UNION ALL
    SELECT commune_id, CASE WHEN code = $1 THEN 1 ELSE 2 END FROM postal_codes
    WHERE code ~>=~ $2 AND code ~<~ $3
  ) AS candidates
  GROUP BY id
),
ranked AS (
  SELECT t.*, found.closeness, count(*) OVER () AS total
  FROM found JOIN territories AS t USING (id)
  WHERE t.retired_at IS NULL AND ($4::smallint IS NULL OR t.kind = $4)
  -- Among equal codes « 84 » is the Vaucluse before Auvergne-Rhône-Alpes: people know the numbers of départements.
  ORDER BY found.closeness, CASE t.kind WHEN 4 THEN 0 ELSE t.kind END, t.population DESC NULLS LAST, t.id
  OFFSET $5 LIMIT $6
)
SELECT r.id, r.kind, r.code, r.name, r.population, ST_Y(r.position), ST_X(r.position), d.code, d.name, r.zone_emploi_id, r.closeness, r.total
FROM ranked AS r
LEFT JOIN territories AS d ON d.id = r.departement_id
ORDER BY r.closeness, CASE r.kind WHEN 4 THEN 0 ELSE r.kind END, r.population DESC NULLS LAST, r.id
