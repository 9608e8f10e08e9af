-- Communes that the reference no longer has: those with a successor hand over their places, past codes and address, then go. Answers the code of each.
CREATE TEMPORARY TABLE merged ON COMMIT DROP AS
SELECT gone.id, former.commune_id AS successor_id
FROM territories gone JOIN former_commune_codes former ON former.code = gone.code
WHERE gone.kind = 1 AND NOT EXISTS (SELECT FROM territory_load.territories staged WHERE staged.kind = 1 AND staged.code = gone.code);

UPDATE places SET commune_id = merged.successor_id FROM merged WHERE places.commune_id = merged.id;
UPDATE former_commune_codes former SET commune_id = merged.successor_id FROM merged WHERE former.commune_id = merged.id;
DELETE FROM territories gone USING merged WHERE gone.id = merged.id RETURNING gone.code;
