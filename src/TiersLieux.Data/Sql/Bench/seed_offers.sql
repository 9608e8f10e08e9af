-- Synthetic accompaniment offers for the measures: @offers of them, numbered after those already there. Nothing is drawn at random: a hash of
-- the number decides. Areas are mixed as people write them: 0.1 % the whole of France, 1 % a région, 9 % a département (one in three: two of them),
-- 10 % a zone d'emploi, 5 % a circle of 20 to 60 km, 45 % one or two EPCI, the rest one to five communes. A third have a session or two.
CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
WITH communes AS (
  SELECT id, name, position, epci_id, zone_emploi_id, departement_id, region_id, row_number() OVER (ORDER BY code) - 1 AS number, count(*) OVER () AS many
  FROM territories WHERE kind = 1 AND retired_at IS NULL AND position IS NOT NULL
),
numbered AS (
  SELECT n, abs(hashint8extended(n, 1)) AS a, abs(hashint8extended(n, 2)) AS b, abs(hashint8extended(n, 3)) AS c
  FROM generate_series(@from + 1, @from + @offers) AS n
)
SELECT n, a, b, c, here.id AS commune_id, here.name, here.position, here.epci_id, here.zone_emploi_id, here.departement_id, here.region_id,
  there.id AS other_id, there.position AS other_position, there.departement_id AS other_departement_id, there.epci_id AS other_epci_id,
  CASE WHEN a % 1000 = 0 THEN 'france' WHEN a % 1000 <= 10 THEN 'region' WHEN a % 1000 <= 100 THEN 'departement' WHEN a % 1000 <= 200 THEN 'zone'
    WHEN a % 1000 <= 250 THEN 'cercle' WHEN a % 1000 <= 700 THEN 'epci' ELSE 'communes' END AS area
FROM numbered
JOIN communes here ON here.number = b % here.many
-- Codes follow each other: a neighbour, often in the same EPCI or département.
JOIN communes there ON there.number = (b % here.many + 7) % here.many;

INSERT INTO sheets (kind, slug, state, name, search_key, search_text, summary, content, citations, commune_id, position, is_everywhere, radius_km, is_by_people,
  created_at, updated_at, as_of, phases, formats, needs, sectors, publics, cost)
SELECT 4, 'synthetique-' || n, 3, 'Offre imaginée ' || n, 'offre imaginee ' || n, 'accompagnement imagine pour les mesures',
  'Un accompagnement imaginé pour les mesures, depuis ' || name || '.',
  jsonb_build_object('name', 'Offre imaginée ' || n, 'summary', 'Un accompagnement imaginé pour les mesures, depuis ' || name || '.'), '{}',
  commune_id, position::geography, area = 'france', CASE WHEN area = 'cercle' THEN 20 + c % 41 END, false,
  '2026-01-01', '2026-01-01', '2026-01-01',
  CASE WHEN c % 3 = 0 THEN '{}' ELSE ARRAY[(ARRAY['emergence', 'ideation', 'creation', 'prototypage', 'developpement'])[1 + b % 5]] END,
  ARRAY[(ARRAY['individuel', 'permanence', 'aller-vers', 'atelier-collectif', 'visio', 'incubation'])[1 + c % 6]],
  ARRAY[(ARRAY['idee', 'modele-economique', 'financement', 'local', 'collectif'])[1 + a % 5]], '{}', '{}',
  (ARRAY['gratuit', 'adhesion', 'participation'])[1 + b % 3]
FROM drawn ORDER BY c;

INSERT INTO sheet_territories (sheet_id, territory_id)
SELECT DISTINCT sheets.id, area_territory
FROM drawn JOIN sheets ON sheets.kind = 4 AND sheets.slug = 'synthetique-' || n,
LATERAL unnest(CASE area
  WHEN 'region' THEN ARRAY[region_id]
  WHEN 'departement' THEN CASE WHEN c % 3 = 0 THEN ARRAY[departement_id, other_departement_id] ELSE ARRAY[departement_id] END
  WHEN 'zone' THEN ARRAY[coalesce(zone_emploi_id, drawn.commune_id)]
  WHEN 'epci' THEN CASE WHEN c % 3 = 0 THEN ARRAY[coalesce(epci_id, drawn.commune_id), coalesce(other_epci_id, other_id)] ELSE ARRAY[coalesce(epci_id, drawn.commune_id)] END
  WHEN 'communes' THEN ARRAY[drawn.commune_id, other_id]
END) AS area_territory;

INSERT INTO offer_sessions (offer_id, commune_id, position, "when")
SELECT sheets.id, other_id, other_position::geography, 'Le premier mardi du mois, de 9 h à 12 h'
FROM drawn JOIN sheets ON sheets.kind = 4 AND sheets.slug = 'synthetique-' || n
WHERE c % 3 = 0;
