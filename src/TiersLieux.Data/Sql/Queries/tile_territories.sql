-- One tile of the basemap. $1 zoom, $2 column, $3 row.
-- Layers: regions, departements, epci, zones_emploi, communes (contours, with code and name) and noms (points, with kind and population).
-- A kind shows from the zoom at which its contours can be told apart; names thin out to the most peopled of each square of the tile.
WITH tile AS MATERIALIZED (
  SELECT ST_TileEnvelope($1, $2, $3) AS envelope, ST_TileEnvelope($1, $2, $3, margin => 0.0625) AS searched,
    CASE WHEN $1 <= 5 THEN 0 WHEN $1 <= 7 THEN 1 WHEN $1 <= 9 THEN 2 ELSE 3 END AS level,
    -- A coarser grid from afar: half a pixel on the screen, and neighbours keep the very same border. A whole pixel at zoom 6, where all
    -- zones d'emploi of the mainland fit in one tile: it would weigh more than 100 kB.
    CASE WHEN $1 = 6 THEN 512 WHEN $1 <= 8 THEN 1024 ELSE 4096 END AS extent,
    ARRAY[5] || CASE WHEN $1 >= 4 THEN ARRAY[4] ELSE '{}' END || CASE WHEN $1 >= 6 THEN ARRAY[3] ELSE '{}' END
      || CASE WHEN $1 >= 8 THEN ARRAY[2] ELSE '{}' END || CASE WHEN $1 >= 9 THEN ARRAY[1] ELSE '{}' END AS kinds
),
contours AS MATERIALIZED (
  SELECT territory.kind, territory.code, territory.name, ST_AsMVTGeom(shapes.shape, tile.envelope, tile.extent, tile.extent / 64) AS geom
  FROM tile
  JOIN territory_shapes AS shapes ON shapes.shape && tile.searched AND shapes.level = tile.level AND shapes.kind = ANY (tile.kinds)
  JOIN territories AS territory ON territory.id = shapes.territory_id
  WHERE territory.retired_at IS NULL
),
named AS MATERIALIZED (
  SELECT territory.kind, territory.code, territory.name, coalesce(territory.population, 0) AS population,
    ST_AsMVTGeom(ST_Transform(territory.position, 3857), tile.envelope, 4096, 0) AS geom
  FROM tile
  JOIN territories AS territory ON territory.position && ST_Transform(tile.envelope, 4326)
  WHERE territory.retired_at IS NULL AND ST_Y(territory.position) BETWEEN -85 AND 85
    AND CASE territory.kind
      WHEN 5 THEN $1 BETWEEN 4 AND 6
      WHEN 4 THEN $1 BETWEEN 6 AND 8
      WHEN 1 THEN coalesce(territory.population, 0) >= CASE
        WHEN $1 <= 4 THEN 300000 WHEN $1 = 5 THEN 100000 WHEN $1 = 6 THEN 40000 WHEN $1 = 7 THEN 15000 WHEN $1 = 8 THEN 5000
        WHEN $1 = 9 THEN 1500 WHEN $1 = 10 THEN 400 ELSE 0 END
      ELSE false END
),
names AS MATERIALIZED (
  SELECT DISTINCT ON (kind, ST_X(geom)::int / 256, ST_Y(geom)::int / 256) kind, code, name, population, geom
  FROM named
  WHERE geom IS NOT NULL
  ORDER BY kind, ST_X(geom)::int / 256, ST_Y(geom)::int / 256, population DESC, code
)
SELECT coalesce((SELECT ST_AsMVT(layer, 'regions', (SELECT extent FROM tile), 'geom') FROM (SELECT code, name, geom FROM contours WHERE kind = 5 AND geom IS NOT NULL ORDER BY code) AS layer), '')
  || coalesce((SELECT ST_AsMVT(layer, 'departements', (SELECT extent FROM tile), 'geom') FROM (SELECT code, name, geom FROM contours WHERE kind = 4 AND geom IS NOT NULL ORDER BY code) AS layer), '')
  || coalesce((SELECT ST_AsMVT(layer, 'zones_emploi', (SELECT extent FROM tile), 'geom') FROM (SELECT code, name, geom FROM contours WHERE kind = 3 AND geom IS NOT NULL ORDER BY code) AS layer), '')
  || coalesce((SELECT ST_AsMVT(layer, 'epci', (SELECT extent FROM tile), 'geom') FROM (SELECT code, name, geom FROM contours WHERE kind = 2 AND geom IS NOT NULL ORDER BY code) AS layer), '')
  || coalesce((SELECT ST_AsMVT(layer, 'communes', (SELECT extent FROM tile), 'geom') FROM (SELECT code, name, geom FROM contours WHERE kind = 1 AND geom IS NOT NULL ORDER BY code) AS layer), '')
  || coalesce((SELECT ST_AsMVT(layer, 'noms', 4096, 'geom')
      FROM (SELECT CASE kind WHEN 5 THEN 'region' WHEN 4 THEN 'departement' ELSE 'commune' END AS kind, code, name, population, geom
            FROM names ORDER BY kind DESC, population DESC, code) AS layer), '')
