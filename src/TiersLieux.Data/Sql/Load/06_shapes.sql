-- What the tiles draw, half of it (@part is 0 or 1): Web Mercator, simplified by the area a vertex adds (Visvalingam-Whyatt), so that two
-- neighbours drop the same vertices of their common border. Tolerances in square metres of Web Mercator, near a pixel or two of the zoom;
-- communes are coarser at level 2, where 1,300 of them share one tile of the north (92 kB with code and name, in place of 127).
INSERT INTO territory_load.shapes (kind, code, level, shape)
SELECT area.kind, area.code, level.level, ST_Multi(ST_SimplifyVW(ST_Transform(area.contour, 3857), level.tolerance))
FROM territory_load.areas area
JOIN (VALUES
  (false, 0::smallint, 2000000.0), (false, 1::smallint, 250000.0), (false, 2::smallint, 60000.0), (false, 3::smallint, 1500.0),
  (true, 2::smallint, 300000.0), (true, 3::smallint, 1500.0)
) AS level (is_commune, level, tolerance) ON level.is_commune = (area.kind = 1)
WHERE abs(hashtext(area.code)) % 2 = @part;
