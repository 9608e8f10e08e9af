CREATE TEMPORARY TABLE postal ON COMMIT DROP AS
SELECT DISTINCT given.code, commune.id AS commune_id
FROM territory_load.postal_codes given JOIN territories commune ON commune.kind = 1 AND commune.code = given.commune;

DELETE FROM postal_codes old
WHERE NOT EXISTS (SELECT FROM postal WHERE postal.code = old.code AND postal.commune_id = old.commune_id);
INSERT INTO postal_codes (code, commune_id) SELECT code, commune_id FROM postal ON CONFLICT DO NOTHING;

DELETE FROM territory_shapes;
INSERT INTO territory_shapes (territory_id, kind, level, shape)
SELECT territory.id, drawn.kind, drawn.level, drawn.shape
FROM territory_load.shapes drawn JOIN territories territory USING (kind, code)
WHERE NOT ST_IsEmpty(drawn.shape);
