-- What readiness writes, to know that orders can be written.
CREATE TABLE readiness (
    id   BIGINT PRIMARY KEY,
    note TEXT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4;
INSERT INTO readiness (id, note) VALUES (1, '');

-- Which PIN a session was let in by, as only that session can tell: when the PIN changes, its sessions end.
ALTER TABLE session_shop ADD COLUMN pin CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- Wrong PINs by whom and for what, in a window of time; all instances count together.
CREATE TABLE pin_try (
    subject VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    tries   BIGINT NOT NULL,
    since   BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4;
