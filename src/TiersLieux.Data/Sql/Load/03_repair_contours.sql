-- Repairs the contours that cross themselves; answers the code of each. One without surface left is removed.
WITH repaired AS (
  UPDATE territory_load.areas SET contour = ST_Multi(ST_CollectionExtract(ST_MakeValid(contour), 3))
  WHERE NOT ST_IsValid(contour)
  RETURNING code, ST_IsEmpty(contour) AS is_empty)
SELECT code, is_empty FROM repaired;
