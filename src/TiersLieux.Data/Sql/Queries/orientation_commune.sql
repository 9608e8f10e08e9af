-- Offers whose area holds a point ($2, WGS 84) of a commune ($1): one of the commune's own five territories is in it, or it is a circle that
-- holds the point, or the whole of France. Level: how near the area is, as OfferReach.
here AS MATERIALIZED (
  SELECT (SELECT ARRAY[id, epci_id, -1, zone_emploi_id, departement_id, region_id] FROM territories WHERE id = $1 AND kind = 1) AS ids,
    $2::geography AS centre, 1 AS communes
),
candidates AS MATERIALIZED (
  SELECT sheet_id, min(level) AS level, 1 AS covered
  FROM (
    SELECT sheet_id, array_position((SELECT ids FROM here), territory_id) AS level
    FROM sheet_territories WHERE territory_id = ANY ((SELECT ids FROM here)::int[])
    UNION ALL
    SELECT id, 7 FROM sheets WHERE kind = 4 AND state = 3 AND is_everywhere AND $1::int IS NOT NULL
    UNION ALL
    SELECT id, 3 FROM sheets
    WHERE kind = 4 AND state = 3 AND radius_km IS NOT NULL AND ST_Envelope(ST_Buffer(position, radius_km * 1010)::geometry) && $2::geometry
      AND ST_DWithin(position, $2::geography, radius_km * 1000)
  ) AS found
  GROUP BY sheet_id
)
