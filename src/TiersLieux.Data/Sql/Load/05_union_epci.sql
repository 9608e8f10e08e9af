INSERT INTO territory_load.areas (kind, code, contour)
SELECT 2, epci, ST_Multi(ST_Union(contour)) FROM territory_load.pieces WHERE epci IS NOT NULL GROUP BY epci;
