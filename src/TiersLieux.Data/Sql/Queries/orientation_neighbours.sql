-- Offers of other areas that one can meet within $4 metres: at a session, or at their seat. $3 today, $5 limit.
, nearest AS (
  SELECT id, min(metres) AS metres
  FROM (
    (SELECT session.offer_id AS id, ST_Distance(session.position, $2::geography) AS metres
    FROM offer_sessions session JOIN sheets ON sheets.id = session.offer_id
    WHERE sheets.state = 3 AND (sheets.ends_on IS NULL OR sheets.ends_on >= $3) AND session.offer_id NOT IN (SELECT sheet_id FROM candidates)
      AND session.position IS NOT NULL
    ORDER BY session.position <-> $2::geography LIMIT 20)
    UNION ALL
    (SELECT id, ST_Distance(position, $2::geography)
    FROM sheets
    WHERE kind = 4 AND state = 3 AND (ends_on IS NULL OR ends_on >= $3) AND id NOT IN (SELECT sheet_id FROM candidates) AND position IS NOT NULL
    ORDER BY position <-> $2::geography LIMIT 20)
  ) AS near
  WHERE metres <= $4 GROUP BY id ORDER BY min(metres), id LIMIT $5
)
SELECT offer.slug, offer.name, offer.summary, organisation.slug, organisation.name, nearest.metres / 1000, offer.content -> 'area' ->> 'name',
  ARRAY(SELECT area.name FROM sheet_territories JOIN territories area ON area.id = sheet_territories.territory_id
    WHERE sheet_territories.sheet_id = offer.id ORDER BY area.kind DESC, area.search_key LIMIT 4)
FROM nearest JOIN sheets offer ON offer.id = nearest.id
LEFT JOIN sheets organisation ON organisation.id = offer.organisation_id AND organisation.state = 3
ORDER BY nearest.metres, offer.id
