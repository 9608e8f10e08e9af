-- Answers kept ready must never be those of yesterday's territories: any row of them that changes empties territory_beginnings.
CREATE OR REPLACE FUNCTION forget_territory_beginnings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM changed) THEN
    DELETE FROM territory_beginnings;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER forget_beginnings_on_insert AFTER INSERT ON territories
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION forget_territory_beginnings();
CREATE OR REPLACE TRIGGER forget_beginnings_on_update AFTER UPDATE ON territories
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION forget_territory_beginnings();
CREATE OR REPLACE TRIGGER forget_beginnings_on_delete AFTER DELETE ON territories
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION forget_territory_beginnings();
