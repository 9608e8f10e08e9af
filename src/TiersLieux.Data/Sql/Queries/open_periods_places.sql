-- Published places with hours, in order of id, by batch. Parameters: last id seen, ids or null for all, batch size.
SELECT p.id, p.opening_hours, p.country, d.code
FROM places p
LEFT JOIN territories c ON c.id = p.commune_id
LEFT JOIN territories d ON d.id = c.departement_id
WHERE p.id > $1 AND ($2::int[] IS NULL OR p.id = ANY ($2)) AND p.status = 1 AND p.opening_hours IS NOT NULL
ORDER BY p.id
LIMIT $3
