-- One tile of places, layer « lieux ». The CTE « found » is the search: id, slug, name, kind, precision, position (EPSG:3857). @z, @x, @y: the tile.
-- No margin: each place is in one tile only, and the map draws the whole of a point whose centre is in the tile.
-- Up to @alone places from zoom 8 on, each is drawn by itself and only identical positions (a commune's point) are gathered;
-- otherwise those of a square of a @grid × @grid grid are, at their mean position. Both bounds keep any tile below 100 kB.
WITH found (id, slug, name, kind, precision, position) AS MATERIALIZED ({found}),
tile AS MATERIALIZED (
  SELECT ST_XMin(envelope) AS west, ST_YMax(envelope) AS north, ST_XMax(envelope) - ST_XMin(envelope) AS side, envelope,
    CASE WHEN @z >= 8 AND (SELECT count(*) FROM found) <= @alone THEN 4096 ELSE @grid END AS cells
  FROM ST_TileEnvelope(@z, @x, @y) AS envelope
),
clusters AS (
  SELECT count(*)::int AS count, avg(ST_X(position)) AS x, avg(ST_Y(position)) AS y, min(id) AS id
  FROM found, tile
  GROUP BY floor((ST_X(position) - west) / side * cells), floor((north - ST_Y(position)) / side * cells)
)
SELECT coalesce(ST_AsMVT(layer, 'lieux', 4096, 'geom'), '')
FROM (
  SELECT ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(clusters.x, clusters.y), 3857), tile.envelope, 4096, 0, false) AS geom, clusters.count,
    CASE WHEN clusters.count = 1 THEN found.id END AS id,
    CASE WHEN clusters.count = 1 THEN left(found.slug, 100) END AS slug,
    CASE WHEN clusters.count = 1 THEN left(found.name, 60) END AS name,
    CASE WHEN clusters.count = 1 THEN @kind_labels::jsonb ->> found.kind END AS kind,
    CASE WHEN clusters.count = 1 THEN CASE found.precision WHEN 4 THEN 'commune' WHEN 5 THEN 'approximative' ELSE 'adresse' END END AS precision
  FROM clusters CROSS JOIN tile JOIN found ON found.id = clusters.id
  ORDER BY clusters.id
) AS layer
