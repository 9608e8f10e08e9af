-- What EF Core cannot express, for « qui peut m'accompagner ici ? »: offers for the whole of France, whether an offer is present (read without
-- its row), and the box around each circle, so that
-- a point finds the circles that hold it. The queries must write the same expression (1 % wider than the circle: a buffer is a polygon inside it).
CREATE INDEX IF NOT EXISTS ix_offers_everywhere ON sheets (id) WHERE kind = 4 AND state = 3 AND is_everywhere;
CREATE INDEX IF NOT EXISTS ix_offers_reach ON sheets USING gist (ST_Envelope(ST_Buffer(position, radius_km * 1010)::geometry))
  WHERE kind = 4 AND state = 3 AND radius_km IS NOT NULL;
CREATE INDEX IF NOT EXISTS ix_offers_position ON sheets USING gist (position) WHERE kind = 4 AND state = 3;
CREATE INDEX IF NOT EXISTS ix_offers_present ON sheets (id) INCLUDE (ends_on) WHERE kind = 4 AND state = 3;
