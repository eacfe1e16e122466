-- A snapshot as it was judged, gzipped, by its SHA-256. The same one is kept once, whoever hands it in.
CREATE TABLE snapshot (
    sha256 TEXT PRIMARY KEY,
    bytes  BYTEA NOT NULL
);

-- What somebody handed in, by the SHA-256 of its bytes. It is a queue as well: who judges it holds a lease.
CREATE TABLE submission (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256      TEXT NOT NULL,
    learner     TEXT NOT NULL,
    facts       TEXT NOT NULL,
    seen_at     BIGINT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'leased', 'done')),
    owner       TEXT,
    lease_until BIGINT,
    -- How often it was judged, and by what, and what came of it.
    judged      BIGINT NOT NULL DEFAULT 0,
    basis       TEXT NOT NULL DEFAULT '',
    result      TEXT,
    done_at     BIGINT,
    UNIQUE (sha256, learner),
    CHECK ((state = 'leased') = (lease_until IS NOT NULL)),
    CHECK (state <> 'done' OR result IS NOT NULL)
);
CREATE INDEX submission_open ON submission (id) WHERE state <> 'done';

-- All of it but its snapshots, gzipped: enough to judge it again.
CREATE TABLE document (
    submission BIGINT PRIMARY KEY REFERENCES submission (id),
    bytes      BYTEA NOT NULL
);

-- The mark that counts.
CREATE TABLE mark (
    learner TEXT NOT NULL,
    lab     TEXT NOT NULL,
    mark    TEXT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (learner, lab)
);

-- Every mark that ever counted, in the order in which they came.
CREATE TABLE history (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    learner TEXT NOT NULL,
    lab     TEXT NOT NULL,
    mark    TEXT NOT NULL,
    why     TEXT NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX history_of_mark ON history (learner, lab, id);
