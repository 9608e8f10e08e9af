-- Pairs of published sheets that something brings together: the words of a name in one commune, a door, a SIRET, a site.
-- $1: shared hosts, which prove nothing; $2: metres. DuplicateCandidate then judges each pair.
WITH compared AS (
  SELECT id, commune_id, search_key, position, precision <= 3 AS is_placed, facts -> 'operator' ->> 'siret' AS siret,
    lower(substring(facts ->> 'website' FROM '^https?://(?:www\.)?([^/:?#]+)')) AS host
  FROM places WHERE status = 1
),
pairs AS (
  SELECT one.id AS one, other.id AS other FROM compared AS one JOIN compared AS other
    ON other.commune_id = one.commune_id AND other.id > one.id
    AND (one.search_key <% other.search_key OR other.search_key <% one.search_key OR one.search_key % other.search_key)
  UNION
  SELECT one.id, other.id FROM compared AS one JOIN compared AS other
    ON other.id > one.id AND one.is_placed AND other.is_placed AND ST_DWithin(one.position, other.position, $2)
  UNION
  SELECT one.id, other.id FROM compared AS one JOIN compared AS other ON other.siret = one.siret AND other.id > one.id
  UNION
  SELECT one.id, other.id FROM compared AS one JOIN compared AS other ON other.host = one.host AND other.id > one.id
  WHERE NOT one.host = ANY ($1)
)
SELECT one, other FROM pairs
WHERE NOT EXISTS (SELECT FROM distinct_places AS known WHERE known.place_id = one AND known.other_place_id = other)
  AND NOT EXISTS (
    SELECT FROM proposals AS known
    WHERE known.kind = 6 AND known.state IN (3, 4)
      AND ((known.place_id = one AND known.other_place_id = other) OR (known.place_id = other AND known.other_place_id = one)))
ORDER BY one, other
