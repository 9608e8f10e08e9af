-- What goes with the synthetic places: a source and one record for each, a programme for one in twenty, openings for those with hours.
INSERT INTO sources (slug, name, producer, licence, vintage, as_of, subject)
VALUES ('synthetique', 'Lieux imaginés pour les mesures', 'scripts/bench.sh', 'Aucune', '2026', '2026-01-01', 2)
ON CONFLICT (slug) DO NOTHING;

INSERT INTO source_records (source_id, key, place_id, facts, citations, raw, content_sha256, as_of, first_seen_at, last_seen_at)
SELECT s.id, p.slug, p.id, p.facts, '{}', '{}', md5(p.slug), '2026-01-01', '2026-01-01', '2026-01-01'
FROM places AS p, sources AS s
WHERE p.slug LIKE 'synthetique-%' AND s.slug = 'synthetique';

INSERT INTO programme_memberships (programme_id, place_id, key, source_id, as_of)
SELECT (SELECT min(id) FROM programmes), p.id, p.slug, s.id, '2026-01-01'
FROM places AS p, sources AS s
WHERE p.slug LIKE 'synthetique-%' AND s.slug = 'synthetique' AND p.id % 20 = 0 AND EXISTS (SELECT FROM programmes);

INSERT INTO place_open_periods (place_id, starts_at, ends_at)
SELECT p.id, day + interval '9 hours', day + interval '18 hours'
FROM places AS p, generate_series(date_trunc('day', now()) - interval '1 day', date_trunc('day', now()) + interval '13 days', interval '1 day') AS day
WHERE p.slug LIKE 'synthetique-%' AND p.opening_hours IS NOT NULL;
