-- Synthetic places for the measures: @places of them, spread over the communes like their population, inside a disc around the
-- commune's point. Nothing is drawn at random: a hash of the number decides, so two runs give the same rows.
WITH communes AS (
  SELECT id, name, position, density_level, sum(coalesce(population, 0)) OVER (ORDER BY code) AS upto, coalesce(population, 0) AS population,
    sum(coalesce(population, 0)) OVER () AS total
  FROM territories
  WHERE kind = 1 AND retired_at IS NULL AND position IS NOT NULL
),
numbered AS (
  SELECT communes.*, n, abs(hashint8extended(n, 1)) AS a, abs(hashint8extended(n, 2)) AS b, abs(hashint8extended(n, 3)) AS c
  FROM communes, generate_series(
    floor((upto - population)::numeric * @places / total)::bigint + 1, floor(upto::numeric * @places / total)::bigint) AS n
),
drawn AS (
  SELECT numbered.*,
    CASE WHEN a % 4 = 0 THEN ARRAY[kinds[1 + b % 7], kinds[8 + c % 7]] ELSE ARRAY[kinds[1 + b % 14]] END AS kinds,
    CASE a % 3 WHEN 0 THEN '{}' WHEN 1 THEN ARRAY[services[1 + b % 8]] ELSE ARRAY[services[1 + b % 4], services[5 + c % 4]] END AS services,
    CASE WHEN b % 3 = 0 THEN ARRAY[equipment[1 + a % 6]] ELSE '{}' END AS equipment,
    words[1 + a % 12] || ' ' || words[13 + b % 12] || ' ' || n AS called
  FROM numbered, (SELECT
    ARRAY['coworking', 'fablab', 'atelier-partage', 'living-lab', 'cafe-associatif', 'cuisine-partagee', 'tiers-lieu-culturel',
      'tiers-lieu-nourricier', 'ressourcerie', 'pepiniere', 'incubateur', 'telecentre', 'ptce', 'mediation-numerique'] AS kinds,
    ARRAY['salle-reunion', 'domiciliation', 'formation', 'accompagnement', 'evenements', 'restauration', 'impression', 'mise-en-reseau'] AS services,
    ARRAY['fibre', 'imprimante-3d', 'decoupe-laser', 'atelier-bois', 'ordinateurs', 'videoprojecteur'] AS equipment,
    string_to_array('fabrique atelier bureau maison grange usine gare ecole halle moulin ferme forge'
      || ' commune partagee solidaire rurale numerique vivante nouvelle ouverte creative mobile locale libre', ' ') AS words) AS vocabulary
)
INSERT INTO places (slug, status, name, search_key, search_text, summary, kinds, services, equipment_kinds, publics, accessibility, lifecycle, opening_hours,
  commune_id, locality, country, position, precision, facts, origins, confirmed_on, created_at, updated_at)
SELECT 'synthetique-' || n, 1, initcap(called), called, called || ' ' || array_to_string(kinds || services, ' '),
  'Lieu imaginé pour les mesures, dans la commune de ' || name || '.',
  kinds, services, equipment, '{}', CASE WHEN c % 5 = 0 THEN ARRAY['fauteuil-roulant'] ELSE '{}' END,
  CASE c % 20 WHEN 0 THEN 6 WHEN 1 THEN 2 ELSE 4 END, CASE WHEN a % 100 = 0 THEN 'Mo-Su 09:00-18:00' END,
  id, name, 'FR',
  ST_Project(position::geography, 4000 * sqrt((a % 10000) / 10000.0), radians(b % 360)), 1,
  jsonb_build_object('name', initcap(called), 'kinds', to_jsonb(kinds), 'services', to_jsonb(services),
    'summary', 'Lieu imaginé pour les mesures, dans la commune de ' || name || '.'),
  jsonb_build_object('name', jsonb_build_object('source', 'synthetique', 'asOf', '2026-01-01'), 'kinds', jsonb_build_object('source', 'synthetique', 'asOf', '2026-01-01')),
  DATE '2026-01-01' - (c % 700)::int, '2026-01-01', '2026-01-01'
FROM drawn
-- In no order of place, as years of contributions would leave them: neighbours are not stored together.
ORDER BY a;
