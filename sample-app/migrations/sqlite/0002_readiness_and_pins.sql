-- What readiness writes, to know that orders can be written.
CREATE TABLE readiness (
    id   INTEGER PRIMARY KEY,
    note TEXT NOT NULL
) STRICT;
INSERT INTO readiness (id, note) VALUES (1, '');

-- Which PIN a session was let in by, as only that session can tell: when the PIN changes, its sessions end.
ALTER TABLE session_shop ADD COLUMN pin TEXT NOT NULL DEFAULT '';

-- Wrong PINs by whom and for what, in a window of time; all instances count together.
CREATE TABLE pin_try (
    subject TEXT PRIMARY KEY,
    tries   INTEGER NOT NULL,
    since   INTEGER NOT NULL
) STRICT;
