INSERT INTO territory_load.areas (kind, code, contour)
SELECT 3, zone_emploi, ST_Multi(ST_Union(contour)) FROM territory_load.pieces WHERE zone_emploi IS NOT NULL GROUP BY zone_emploi;
