-- Places known to their commune only are where their commune is: they follow it when contours arrive, or when it merges; all take its name.
UPDATE places SET
  position = commune.position::geography,
  precision = CASE WHEN commune.position IS NULL THEN NULL WHEN commune.position_is_approximate THEN 5 ELSE 4 END
FROM territories commune
WHERE commune.id = places.commune_id AND places.facts -> 'position' IS NULL
  AND (places.position::geometry IS DISTINCT FROM commune.position
    OR places.precision IS DISTINCT FROM (CASE WHEN commune.position IS NULL THEN NULL WHEN commune.position_is_approximate THEN 5 ELSE 4 END));

UPDATE places SET locality = commune.name
FROM territories commune
WHERE commune.id = places.commune_id AND places.locality IS DISTINCT FROM commune.name;
