-- A snapshot as it was judged, gzipped, by its SHA-256. The same one is kept once, whoever hands it in.
CREATE TABLE snapshot (
    sha256 TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody handed in, by the SHA-256 of its bytes. It is a queue as well: who judges it holds a lease.
CREATE TABLE submission (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256      TEXT NOT NULL,
    learner     TEXT NOT NULL,
    facts       TEXT NOT NULL,
    seen_at     INTEGER NOT NULL,
    state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'leased', 'done')),
    owner       TEXT,
    lease_until INTEGER,
    -- How often it was judged, and by what, and what came of it.
    judged      INTEGER NOT NULL DEFAULT 0,
    basis       TEXT NOT NULL DEFAULT '',
    result      TEXT,
    done_at     INTEGER,
    UNIQUE (sha256, learner),
    CHECK ((state = 'leased') = (lease_until IS NOT NULL)),
    CHECK (state <> 'done' OR result IS NOT NULL)
) STRICT;
CREATE INDEX submission_open ON submission (id) WHERE state <> 'done';

-- All of it but its snapshots, gzipped: enough to judge it again.
CREATE TABLE document (
    submission INTEGER PRIMARY KEY REFERENCES submission (id),
    bytes      BLOB NOT NULL
) STRICT;

-- The mark that counts.
CREATE TABLE mark (
    learner TEXT NOT NULL,
    lab     TEXT NOT NULL,
    mark    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (learner, lab)
) STRICT, WITHOUT ROWID;

-- Every mark that ever counted, in the order in which they came.
CREATE TABLE history (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    learner TEXT NOT NULL,
    lab     TEXT NOT NULL,
    mark    TEXT NOT NULL,
    why     TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX history_of_mark ON history (learner, lab, id);
