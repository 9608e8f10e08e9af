-- One tile of premises and calls, layer « locaux ». The CTE « found » is the search: id, slug, name, type, is_closed, position (WGS 84).
-- @z, @x, @y: the tile. Notices of one position (a commune's point) are gathered, as are those of a small square.
WITH found (id, slug, name, type, is_closed, position) AS MATERIALIZED ({found}),
tile AS (
  SELECT ST_XMin(envelope) AS west, ST_YMax(envelope) AS north, ST_XMax(envelope) - ST_XMin(envelope) AS side, envelope
  FROM ST_TileEnvelope(@z, @x, @y) AS envelope
),
points AS (SELECT found.*, ST_Transform(found.position::geometry, 3857) AS point FROM found),
inside AS (SELECT points.*, floor((ST_X(point) - west) / side * 20) AS x, floor((north - ST_Y(point)) / side * 20) AS y FROM points, tile WHERE point && envelope),
clusters AS (SELECT count(*)::int AS count, avg(ST_X(point)) AS x, avg(ST_Y(point)) AS y, min(id) AS id FROM inside GROUP BY inside.x, inside.y)
SELECT coalesce(ST_AsMVT(layer, 'locaux', 4096, 'geom'), '')
FROM (
  SELECT ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(clusters.x, clusters.y), 3857), tile.envelope, 4096, 0, false) AS geom, clusters.count,
    CASE WHEN clusters.count = 1 THEN found.id END AS id,
    CASE WHEN clusters.count = 1 THEN left(found.slug, 100) END AS slug,
    CASE WHEN clusters.count = 1 THEN left(found.name, 60) END AS name,
    CASE WHEN clusters.count = 1 THEN @type_labels::jsonb ->> found.type END AS type,
    CASE WHEN clusters.count = 1 THEN found.is_closed END AS closed
  FROM clusters CROSS JOIN tile JOIN found ON found.id = clusters.id
  ORDER BY clusters.id
) AS layer
