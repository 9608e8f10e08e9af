-- Every territory, or those of a kind, by kind (the largest first) then name. $1 kind or null, $2 offset, $3 limit.
WITH page AS (
  SELECT *, count(*) OVER () AS total FROM territories
  WHERE retired_at IS NULL AND ($1::smallint IS NULL OR kind = $1)
  ORDER BY kind DESC, search_key, id
  OFFSET $2 LIMIT $3
)
SELECT t.id, t.kind, t.code, t.name, t.population, ST_Y(t.position), ST_X(t.position), d.code, d.name, t.zone_emploi_id, 0, t.total
FROM page AS t
LEFT JOIN territories AS d ON d.id = t.departement_id
ORDER BY t.kind DESC, t.search_key, t.id
