-- Facts that one instance needs to share with the others (the key of the form tokens, "sample data is in").
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE shop (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 200)
) STRICT;

CREATE TABLE menu (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    shop_id INTEGER NOT NULL REFERENCES shop (id),
    name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    price   INTEGER NOT NULL CHECK (price BETWEEN 0 AND 10000000),
    UNIQUE (id, shop_id)
) STRICT;
CREATE INDEX menu_of_shop ON menu (shop_id, id);

-- placed: no minutes; accepted: minutes and a time; delivered: both and a delivery time. Nothing else can be stored.
CREATE TABLE orders (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    shop_id           INTEGER NOT NULL REFERENCES shop (id),
    address           TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 200),
    total             INTEGER NOT NULL CHECK (total BETWEEN 0 AND 99000000000),
    estimated_minutes INTEGER CHECK (estimated_minutes BETWEEN 1 AND 600),
    placed_at         INTEGER NOT NULL,
    accepted_at       INTEGER,
    delivered_at      INTEGER,
    changed_at        INTEGER NOT NULL,
    session           TEXT,
    once_key          TEXT UNIQUE,
    UNIQUE (id, shop_id),
    CHECK ((estimated_minutes IS NULL) = (accepted_at IS NULL)),
    CHECK (delivered_at IS NULL OR accepted_at IS NOT NULL)
) STRICT;
CREATE INDEX orders_of_shop ON orders (shop_id, id);
CREATE INDEX orders_of_session ON orders (session, id) WHERE session IS NOT NULL;
CREATE INDEX orders_changed ON orders (changed_at);
CREATE INDEX orders_open ON orders (id) WHERE accepted_at IS NOT NULL AND delivered_at IS NULL;

-- The shop is part of both keys, so that a line can only name a dish of the order's own shop.
CREATE TABLE order_line (
    order_id   INTEGER NOT NULL,
    menu_id    INTEGER NOT NULL,
    shop_id    INTEGER NOT NULL,
    name       TEXT NOT NULL,
    unit_price INTEGER NOT NULL CHECK (unit_price BETWEEN 0 AND 10000000),
    quantity   INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    PRIMARY KEY (order_id, menu_id),
    FOREIGN KEY (order_id, shop_id) REFERENCES orders (id, shop_id),
    FOREIGN KEY (menu_id, shop_id) REFERENCES menu (id, shop_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    text         TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
    published_at INTEGER NOT NULL
) STRICT;

CREATE TABLE choice (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL REFERENCES question (id),
    text        TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
    votes       INTEGER NOT NULL DEFAULT 0 CHECK (votes >= 0)
) STRICT;
CREATE INDEX choice_of_question ON choice (question_id, id);

-- What a session has been let into; a session without a row here costs the database nothing.
CREATE TABLE session_shop (
    session   TEXT NOT NULL,
    shop_id   INTEGER NOT NULL REFERENCES shop (id),
    opened_at INTEGER NOT NULL,
    PRIMARY KEY (session, shop_id)
) STRICT, WITHOUT ROWID;
