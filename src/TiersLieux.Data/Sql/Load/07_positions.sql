-- Inside the contour when there is one.
INSERT INTO territory_load.positions (kind, code, position, approximate)
SELECT kind, code, CASE WHEN ST_Covers(contour, ST_Centroid(contour)) THEN ST_Centroid(contour) ELSE ST_PointOnSurface(contour) END, false
FROM territory_load.areas;

-- Else from the gazetteer.
INSERT INTO territory_load.positions (kind, code, position, approximate)
SELECT DISTINCT ON (commune) 1, commune, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), true FROM territory_load.gazetteer
ON CONFLICT DO NOTHING;

-- Else in the middle of its neighbours: of the same EPCI, then of the same postal code, then of the same département.
CREATE UNLOGGED TABLE territory_load.known AS
SELECT commune.code, commune.epci, commune.departement, ST_X(position) AS x, ST_Y(position) AS y
FROM territory_load.positions JOIN territory_load.territories commune USING (kind, code) WHERE kind = 1;

WITH by_epci AS (
  SELECT epci, avg(x) AS x, avg(y) AS y FROM territory_load.known WHERE epci IS NOT NULL GROUP BY epci
), by_postal_code AS (
  SELECT postal.code, avg(known.x) AS x, avg(known.y) AS y
  FROM territory_load.known JOIN territory_load.postal_codes postal ON postal.commune = known.code GROUP BY postal.code
), by_departement AS (
  SELECT departement, avg(x) AS x, avg(y) AS y FROM territory_load.known GROUP BY departement
)
INSERT INTO territory_load.positions (kind, code, position, approximate)
SELECT DISTINCT ON (commune.code) 1, commune.code,
  ST_SetSRID(ST_MakePoint(
    coalesce(by_epci.x, by_postal_code.x, by_departement.x), coalesce(by_epci.y, by_postal_code.y, by_departement.y)), 4326), true
FROM territory_load.territories commune
LEFT JOIN by_epci USING (epci)
LEFT JOIN territory_load.postal_codes postal ON postal.commune = commune.code
LEFT JOIN by_postal_code ON by_postal_code.code = postal.code
LEFT JOIN by_departement ON by_departement.departement = commune.departement
WHERE commune.kind = 1 AND coalesce(by_epci.x, by_postal_code.x, by_departement.x) IS NOT NULL
  AND NOT EXISTS (SELECT FROM territory_load.positions known WHERE known.kind = 1 AND known.code = commune.code)
ORDER BY commune.code, by_postal_code.x IS NULL, postal.code;

-- A larger territory without contour is in the middle of its communes.
INSERT INTO territory_load.positions (kind, code, position, approximate)
SELECT larger.kind, larger.code, ST_SetSRID(ST_MakePoint(avg(ST_X(position)), avg(ST_Y(position))), 4326), true
FROM territory_load.positions
JOIN territory_load.territories commune USING (kind, code)
CROSS JOIN LATERAL (VALUES
  (2::smallint, commune.epci), (3::smallint, commune.zone_emploi), (4::smallint, commune.departement), (5::smallint, commune.region)
) AS larger (kind, code)
WHERE commune.kind = 1 AND larger.code IS NOT NULL
GROUP BY larger.kind, larger.code
ON CONFLICT DO NOTHING;

-- Populations of what no file counts: the sum of the communes.
UPDATE territory_load.territories larger SET population = total.population
FROM (
  SELECT larger.kind, larger.code, sum(commune.population)::integer AS population
  FROM territory_load.territories commune
  CROSS JOIN LATERAL (VALUES
    (3::smallint, commune.zone_emploi), (4::smallint, commune.departement), (5::smallint, commune.region)
  ) AS larger (kind, code)
  WHERE commune.kind = 1 GROUP BY 1, 2
) total
WHERE larger.kind = total.kind AND larger.code = total.code;
