-- Where a load prepares its rows, out of sight of the site. Unlogged: a crash loses nothing that the files do not give again.
DROP SCHEMA IF EXISTS territory_load CASCADE;
CREATE SCHEMA territory_load;

CREATE UNLOGGED TABLE territory_load.territories (
  kind smallint NOT NULL, code text NOT NULL, name text NOT NULL, search_key text NOT NULL, population integer, legal_kind text,
  departement text, region text, epci text, zone_emploi text, density_level integer, frr_class text, siren text,
  PRIMARY KEY (kind, code));
CREATE UNLOGGED TABLE territory_load.postal_codes (code text NOT NULL, commune text NOT NULL);
CREATE UNLOGGED TABLE territory_load.former_codes (code text NOT NULL PRIMARY KEY, commune text NOT NULL);
CREATE UNLOGGED TABLE territory_load.gazetteer (commune text NOT NULL, latitude double precision NOT NULL, longitude double precision NOT NULL);
CREATE UNLOGGED TABLE territory_load.areas (kind smallint NOT NULL, code text NOT NULL, contour geometry NOT NULL);
-- Pieces that lie in one EPCI, one zone d'emploi and one département at once.
CREATE UNLOGGED TABLE territory_load.pieces (departement text, epci text, zone_emploi text, contour geometry);
CREATE UNLOGGED TABLE territory_load.positions (
  kind smallint NOT NULL, code text NOT NULL, position geometry NOT NULL, approximate boolean NOT NULL, PRIMARY KEY (kind, code));
CREATE UNLOGGED TABLE territory_load.shapes (kind smallint NOT NULL, code text NOT NULL, level smallint NOT NULL, shape geometry NOT NULL);
