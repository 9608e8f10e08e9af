INSERT INTO territory_load.areas (kind, code, contour)
SELECT 4, departement, ST_Multi(ST_Union(contour)) FROM territory_load.pieces GROUP BY departement;

INSERT INTO territory_load.areas (kind, code, contour)
SELECT 5, departement.region, ST_Multi(ST_Union(area.contour))
FROM territory_load.areas area JOIN territory_load.territories departement USING (kind, code)
WHERE area.kind = 4
GROUP BY departement.region;
