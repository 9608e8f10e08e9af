-- Synthetic rendez-vous for the measures: @events of them, one in two every week for half a year, spread over the communes. Nothing is
-- drawn at random.
WITH communes AS (
  SELECT id, code, name, position, row_number() OVER (ORDER BY md5(code)) AS rank, count(*) OVER () AS total
  FROM territories
  WHERE kind = 1 AND retired_at IS NULL AND position IS NOT NULL
),
drawn AS (
  SELECT n, communes.*, date_trunc('day', now())::date + (n % 120)::int AS day, n % 2 = 0 AS recurs, 9 + n % 10 AS hour,
    (ARRAY['atelier', 'permanence', 'rencontre', 'formation', 'chantier'])[1 + n % 5] AS type,
    'Un rendez-vous imaginé pour les mesures, dans la commune de ' || name || ' : on y apprend, on y fabrique, on s’y retrouve.' AS words
  FROM generate_series(1, @events) AS n JOIN communes ON communes.rank = 1 + n % communes.total
),
sheet AS (
  INSERT INTO sheets (kind, slug, state, name, search_key, search_text, summary, content, citations, commune_id, position, is_everywhere, is_by_people,
    created_at, updated_at, as_of, type, is_online, is_all_day, time_zone)
  SELECT 5, 'synthetique-' || n, 3, 'Rendez-vous ' || n, 'rendez vous ' || n, type, left(words, 300),
    jsonb_strip_nulls(jsonb_build_object('name', 'Rendez-vous ' || n, 'summary', left(words, 300), 'description', repeat(words || E'\n\n', 4), 'commune', code, 'type', type,
      'startsAt', to_char(day, 'YYYY-MM-DD"T"') || lpad(hour::text, 2, '0') || ':00', 'endsAt', to_char(day, 'YYYY-MM-DD"T"') || (hour + 2) || ':00',
      'location', 'Salle des fêtes', 'booking', 'https://exemple.org/' || n, 'capacity', 10 + n % 40,
      'recurrence', CASE WHEN recurs THEN jsonb_build_object('frequency', 'semaine', 'interval', 1, 'until', (day + 182)::text, 'skipsHolidays', true) END)),
    '{}', id, position, false, false, '2026-01-01', '2026-01-01', '2026-01-01', type, false, false, 'Europe/Paris'
  FROM drawn
  RETURNING id, slug, content
),
version AS (
  INSERT INTO sheet_versions (sheet_id, at, state, content, author_role)
  SELECT id, '2026-01-01', 3, content, 'import' FROM sheet
)
INSERT INTO event_occurrences (sheet_id, starts_at, ends_at, end_is_known, is_stop, location)
SELECT sheet.id, at AT TIME ZONE 'Europe/Paris', (at + interval '2 hours') AT TIME ZONE 'Europe/Paris', true, false, 'Salle des fêtes'
FROM drawn JOIN sheet ON sheet.slug = 'synthetique-' || n,
  generate_series(day + hour * interval '1 hour', day + hour * interval '1 hour' + CASE WHEN recurs THEN interval '182 days' ELSE interval '0' END, interval '7 days') AS at;
