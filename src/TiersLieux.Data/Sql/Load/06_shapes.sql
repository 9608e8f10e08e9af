-- What the tiles draw, half of it (@part is 0 or 1): Web Mercator, simplified by the area a vertex adds (Visvalingam-Whyatt), so that two
-- neighbours drop the same vertices of their common border. Tolerances in square metres of Web Mercator, near a pixel or two of the zoom.
INSERT INTO territory_load.shapes (kind, code, level, shape)
SELECT area.kind, area.code, level.level, ST_Multi(ST_SimplifyVW(ST_Transform(area.contour, 3857), level.tolerance))
FROM territory_load.areas area
JOIN (VALUES (0::smallint, 2000000.0), (1::smallint, 250000.0), (2::smallint, 60000.0), (3::smallint, 1500.0)) AS level (level, tolerance)
  ON area.kind <> 1 OR level.level >= 2
WHERE abs(hashtext(area.code)) % 2 = @part;
