-- What readiness writes, to know that orders can be written.
CREATE TABLE readiness (
    id   BIGINT PRIMARY KEY,
    note TEXT NOT NULL
);
-- Not compressed: it is to take room.
ALTER TABLE readiness ALTER COLUMN note SET STORAGE EXTERNAL;
INSERT INTO readiness (id, note) VALUES (1, '');

-- Which PIN a session was let in by, as only that session can tell: when the PIN changes, its sessions end.
ALTER TABLE session_shop ADD COLUMN pin TEXT NOT NULL DEFAULT '';

-- Wrong PINs by whom and for what, in a window of time; all instances count together.
CREATE TABLE pin_try (
    subject TEXT PRIMARY KEY,
    tries   BIGINT NOT NULL,
    since   BIGINT NOT NULL
);
