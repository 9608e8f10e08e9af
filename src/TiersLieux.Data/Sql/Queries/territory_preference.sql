-- Part of territories_by_name.sql: what was typed besides the name prefers these territories.
($5::text IS NOT NULL AND EXISTS (SELECT FROM territories AS d WHERE d.id = found.departement_id AND d.code = $5)
        OR $6::text IS NOT NULL AND EXISTS (SELECT FROM territories AS a WHERE a.id IN (found.departement_id, found.region_id) AND a.search_key = $6)
        OR $7::text IS NOT NULL AND EXISTS (SELECT FROM postal_codes AS p WHERE p.commune_id = found.id AND p.code = $7))
