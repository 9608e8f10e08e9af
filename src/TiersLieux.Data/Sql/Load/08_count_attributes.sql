-- Before anything is written: what each dataset brings to the communes, compared with what is published.
SELECT given.dataset,
  count(*) FILTER (WHERE previous IS NULL AND next IS NOT NULL)::integer AS created,
  count(*) FILTER (WHERE previous IS NOT NULL AND next IS DISTINCT FROM previous)::integer AS updated
FROM territory_load.territories staged
LEFT JOIN territory_load.areas area ON area.kind = 1 AND area.code = staged.code
LEFT JOIN territories commune ON commune.kind = 1 AND commune.code = staged.code
LEFT JOIN territories zone ON zone.id = commune.zone_emploi_id
CROSS JOIN LATERAL (VALUES
  ('zones-emploi-2020', staged.zone_emploi, zone.code),
  ('grille-densite-2025', staged.density_level::text, commune.density_level::text),
  ('frr-2025', staged.frr_class, commune.frr_class),
  ('contours-communes', md5(ST_AsBinary(area.contour)), md5(ST_AsBinary(commune.contour)))
) AS given (dataset, next, previous)
WHERE staged.kind = 1
GROUP BY given.dataset;
