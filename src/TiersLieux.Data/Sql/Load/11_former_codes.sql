-- A code that is current again is no longer a past one.
DELETE FROM former_commune_codes former
USING territory_load.territories staged WHERE staged.kind = 1 AND staged.code = former.code;

INSERT INTO former_commune_codes AS existing (code, commune_id)
SELECT former.code, commune.id
FROM territory_load.former_codes former JOIN territories commune ON commune.kind = 1 AND commune.code = former.commune
ON CONFLICT (code) DO UPDATE SET commune_id = excluded.commune_id WHERE existing.commune_id <> excluded.commune_id
RETURNING xmax = 0;
