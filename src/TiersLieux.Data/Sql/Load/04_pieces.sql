-- Half of the pieces (@part is 0 or 1): two connections keep two cores busy. The larger territories are then unions of some
-- 2,000 pieces in place of 35,000 communes, four times over.
INSERT INTO territory_load.pieces (departement, epci, zone_emploi, contour)
SELECT commune.departement, commune.epci, commune.zone_emploi, ST_Union(area.contour)
FROM territory_load.areas area JOIN territory_load.territories commune USING (kind, code)
WHERE area.kind = 1 AND abs(hashtext(concat_ws('/', commune.departement, commune.epci, commune.zone_emploi))) % 2 = @part
GROUP BY 1, 2, 3;
