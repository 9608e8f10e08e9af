-- Communes keep their id. Answers whether each written row is new.
INSERT INTO territories AS existing
  (kind, code, name, search_key, population, position, position_is_approximate, contour, vintage,
   departement_id, region_id, epci_id, zone_emploi_id, density_level, frr_class, siren)
SELECT 1, staged.code, staged.name, staged.search_key, staged.population, placed.position, coalesce(placed.approximate, false), area.contour,
  @vintage, departement.id, departement.region_id, epci.id, zone.id, staged.density_level, staged.frr_class, staged.siren
FROM territory_load.territories staged
JOIN territories departement ON departement.kind = 4 AND departement.code = staged.departement
LEFT JOIN territories epci ON epci.kind = 2 AND epci.code = staged.epci
LEFT JOIN territories zone ON zone.kind = 3 AND zone.code = staged.zone_emploi
LEFT JOIN territory_load.positions placed ON placed.kind = 1 AND placed.code = staged.code
LEFT JOIN territory_load.areas area ON area.kind = 1 AND area.code = staged.code
WHERE staged.kind = 1
ON CONFLICT (kind, code) DO UPDATE SET
  name = excluded.name, search_key = excluded.search_key, population = excluded.population, position = excluded.position,
  position_is_approximate = excluded.position_is_approximate, contour = excluded.contour, vintage = excluded.vintage,
  departement_id = excluded.departement_id, region_id = excluded.region_id, epci_id = excluded.epci_id,
  zone_emploi_id = excluded.zone_emploi_id, density_level = excluded.density_level, frr_class = excluded.frr_class,
  siren = excluded.siren, retired_at = NULL
WHERE (existing.name, existing.search_key, existing.population, existing.position_is_approximate, existing.vintage, existing.departement_id,
       existing.region_id, existing.epci_id, existing.zone_emploi_id, existing.density_level, existing.frr_class, existing.siren, existing.retired_at,
       existing.position::bytea, existing.contour::bytea)
  IS DISTINCT FROM
      (excluded.name, excluded.search_key, excluded.population, excluded.position_is_approximate, excluded.vintage, excluded.departement_id,
       excluded.region_id, excluded.epci_id, excluded.zone_emploi_id, excluded.density_level, excluded.frr_class, excluded.siren, NULL::timestamptz,
       excluded.position::bytea, excluded.contour::bytea)
RETURNING xmax = 0;
