-- Corrections that wait, on places drawn at random, sent over the last two years by visitors: @items of them.
INSERT INTO proposals (kind, state, place_id, commune_id, changes, base, note, author_email, created_at, updated_at, submitted_at)
SELECT 2, 3, place.id, place.commune_id,
  jsonb_build_object('summary', 'Un résumé proposé, numéro ' || item || '.', 'phone', '01 00 00 ' || lpad((item / 100 % 100)::text, 2, '0') || ' ' || lpad((item % 100)::text, 2, '0')),
  '{"summary": null, "phone": null}'::jsonb, 'Vu en passant.', 'visiteur' || item % 5000 || '@exemple.org', sent.at, sent.at, sent.at
FROM generate_series(1, @items) AS item
CROSS JOIN LATERAL (SELECT now() - (item || ' minutes')::interval * 20 AS at) AS sent
JOIN (SELECT id, commune_id, row_number() OVER (ORDER BY md5(slug)) AS number, count(*) OVER () AS total FROM places WHERE status = 1) AS place
  ON place.number = 1 + item % place.total;
