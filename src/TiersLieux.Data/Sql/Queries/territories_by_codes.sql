-- Territories of the kinds $1 and codes $2, and today's communes of the past codes among $2. Two index look-ups side by side: an « or »
-- between them would read every territory.
SELECT t.id, t.kind, t.code, t.name, ST_Y(t.position), ST_X(t.position), t.zone_emploi_id, z.code, z.name, found.asked, found.is_former
FROM (
  SELECT id, code AS asked, false AS is_former FROM territories WHERE kind = ANY ($1) AND code = ANY ($2)
  UNION ALL
  SELECT commune_id, code, true FROM former_commune_codes WHERE code = ANY ($2)
) AS found
JOIN territories AS t ON t.id = found.id
LEFT JOIN territories AS z ON z.id = t.zone_emploi_id
