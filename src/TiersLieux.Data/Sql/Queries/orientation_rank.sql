-- The candidates that are not over, each optional answer weighed (1 yes, 0 the offer does not say, -1 no), then one page of them in neutral
-- order: what answers best, the nearest area, the nearest session within 60 km, the day's draw.
-- $3 today, $4 the day's number, $5 phases, $6 sectors, $7 needs, $8 formats of the manner asked, $9 formats of the way to meet,
-- $10 sessions count as a way to meet, $11 words, $12 also those that do not answer, $13 offset, $14 limit, $15 something besides the place is asked.
, present AS MATERIALIZED (
  SELECT candidates.*, CASE level WHEN 7 THEN 99 ELSE level END AS rank
  FROM candidates JOIN sheets ON sheets.id = candidates.sheet_id
  WHERE sheets.kind = 4 AND sheets.state = 3 AND (sheets.ends_on IS NULL OR sheets.ends_on >= $3)
),
shortlist AS (
  -- When the place alone is asked, the nearest areas that fill the page are enough: what lies behind needs counting only.
  SELECT * FROM present
  WHERE $15 OR rank <= (SELECT coalesce(min(rank) FILTER (WHERE upto >= $13::int + $14::int), 99)
    FROM (SELECT rank, sum(count(*)) OVER (ORDER BY rank) AS upto FROM present GROUP BY rank) AS ranks)
),
weighed AS MATERIALIZED (
  SELECT sheets.id, shortlist.level, shortlist.rank, shortlist.covered, sessions.metres,
    ARRAY[
      CASE WHEN $5::text[] = '{}' THEN NULL WHEN sheets.phases = '{}' OR sheets.phases && $5 THEN 1 ELSE -1 END,
      CASE WHEN $6::text[] = '{}' THEN NULL WHEN sheets.sectors = '{}' OR sheets.sectors && $6 THEN 1 ELSE -1 END,
      CASE WHEN $7::text[] = '{}' THEN NULL WHEN sheets.needs && $7 THEN 1 WHEN sheets.needs = '{}' THEN 0 ELSE -1 END,
      CASE WHEN $8::text[] = '{}' THEN NULL WHEN sheets.formats && $8 THEN 1 WHEN sheets.formats = '{}' THEN 0 ELSE -1 END,
      CASE WHEN $9::text[] = '{}' THEN NULL WHEN sheets.formats && $9 OR ($10 AND sessions.metres <= 60000) THEN 1 WHEN sheets.formats = '{}' THEN 0 ELSE -1 END
    ] AS answers
  FROM shortlist JOIN sheets ON sheets.id = shortlist.sheet_id CROSS JOIN here
  LEFT JOIN LATERAL (SELECT min(ST_Distance(session.position, here.centre)) AS metres FROM offer_sessions session WHERE session.offer_id = sheets.id) AS sessions ON true
  WHERE ($11 = '' OR sheets.search_vector @@ plainto_tsquery('french', $11))
),
counted_offers AS (
  SELECT weighed.*, -1 = ANY (answers) IS TRUE AS is_other,
    CASE WHEN $15 THEN count(*) OVER () ELSE (SELECT count(*) FROM present) END AS total,
    CASE WHEN $15 THEN count(*) FILTER (WHERE -1 = ANY (answers) IS NOT TRUE) OVER () ELSE (SELECT count(*) FROM present) END AS answering
  FROM weighed
),
page AS (
  SELECT counted_offers.*, row_number() OVER (
      ORDER BY is_other, cardinality(array_positions(answers, 1)) DESC, rank, CASE WHEN metres <= 60000 THEN metres END NULLS LAST,
        hashint8extended(id, $4), id) AS number
  FROM counted_offers WHERE $12 OR NOT is_other
  ORDER BY number OFFSET $13 LIMIT $14
)
SELECT page.id, offer.slug, offer.name, offer.summary, organisation.slug, organisation.name, offer.phases, offer.formats, offer.needs, offer.sectors, offer.publics,
  offer.cost, page.level, page.covered, here.communes, offer.content -> 'area' ->> 'name', offer.radius_km,
  territory.kind, territory.code, territory.name,
  ARRAY(SELECT area.name FROM sheet_territories JOIN territories area ON area.id = sheet_territories.territory_id
    WHERE sheet_territories.sheet_id = page.id ORDER BY area.kind DESC, area.search_key LIMIT 4),
  seat.name, page.metres / 1000, page.answers,
  (SELECT jsonb_agg(one) FROM (
    SELECT place.slug AS place, place.name, coalesce(commune.name, place.locality) AS commune, session."when",
      ST_Distance(session.position, here.centre) / 1000 AS "distanceKm"
    FROM offer_sessions session
    LEFT JOIN places place ON place.id = session.place_id AND place.status = 1
    LEFT JOIN territories commune ON commune.id = session.commune_id
    WHERE session.offer_id = page.id ORDER BY session.position <-> here.centre, session.id LIMIT 3) AS one)::text,
  page.total, page.answering
FROM page JOIN sheets offer ON offer.id = page.id CROSS JOIN here
LEFT JOIN sheets organisation ON organisation.id = offer.organisation_id AND organisation.state = 3
LEFT JOIN territories territory ON territory.id = here.ids[page.level]
LEFT JOIN territories seat ON seat.id = offer.commune_id
ORDER BY page.number
