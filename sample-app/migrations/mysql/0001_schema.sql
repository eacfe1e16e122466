-- Facts that one instance needs to share with the others (the key of the form tokens, "sample data is in").
CREATE TABLE setting (
    name  VARCHAR(40) PRIMARY KEY,
    value VARCHAR(200) NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4;

CREATE TABLE shop (
    id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name    VARCHAR(60) NOT NULL CHECK (name <> ''),
    address VARCHAR(200) NOT NULL CHECK (address <> '')
) ENGINE = InnoDB CHARACTER SET utf8mb4;

CREATE TABLE menu (
    id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shop_id BIGINT NOT NULL,
    name    VARCHAR(60) NOT NULL CHECK (name <> ''),
    price   BIGINT NOT NULL CHECK (price BETWEEN 0 AND 10000000),
    UNIQUE (id, shop_id),
    FOREIGN KEY (shop_id) REFERENCES shop (id)
) ENGINE = InnoDB CHARACTER SET utf8mb4;
CREATE INDEX menu_of_shop ON menu (shop_id, id);

-- placed: no minutes; accepted: minutes and a time; delivered: both and a delivery time. Nothing else can be stored.
CREATE TABLE orders (
    id                BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shop_id           BIGINT NOT NULL,
    address           VARCHAR(200) NOT NULL CHECK (address <> ''),
    total             BIGINT NOT NULL CHECK (total BETWEEN 0 AND 99000000000),
    estimated_minutes BIGINT CHECK (estimated_minutes BETWEEN 1 AND 600),
    placed_at         BIGINT NOT NULL,
    accepted_at       BIGINT,
    delivered_at      BIGINT,
    changed_at        BIGINT NOT NULL,
    session           CHAR(43) CHARACTER SET ascii COLLATE ascii_bin,
    once_key          CHAR(43) CHARACTER SET ascii COLLATE ascii_bin UNIQUE,
    UNIQUE (id, shop_id),
    CHECK ((estimated_minutes IS NULL) = (accepted_at IS NULL)),
    CHECK (delivered_at IS NULL OR accepted_at IS NOT NULL),
    FOREIGN KEY (shop_id) REFERENCES shop (id)
) ENGINE = InnoDB CHARACTER SET utf8mb4;
CREATE INDEX orders_of_shop ON orders (shop_id, id);
CREATE INDEX orders_of_session ON orders (session, id);
CREATE INDEX orders_changed ON orders (changed_at);
CREATE INDEX orders_open ON orders (delivered_at, accepted_at, id);

-- The shop is part of both keys, so that a line can only name a dish of the order's own shop.
CREATE TABLE order_line (
    order_id   BIGINT NOT NULL,
    menu_id    BIGINT NOT NULL,
    shop_id    BIGINT NOT NULL,
    name       VARCHAR(60) NOT NULL,
    unit_price BIGINT NOT NULL CHECK (unit_price BETWEEN 0 AND 10000000),
    quantity   BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    PRIMARY KEY (order_id, menu_id),
    FOREIGN KEY (order_id, shop_id) REFERENCES orders (id, shop_id),
    FOREIGN KEY (menu_id, shop_id) REFERENCES menu (id, shop_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4;

CREATE TABLE question (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    text         VARCHAR(200) NOT NULL CHECK (text <> ''),
    published_at BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4;

CREATE TABLE choice (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    question_id BIGINT NOT NULL,
    text        VARCHAR(200) NOT NULL CHECK (text <> ''),
    votes       BIGINT NOT NULL DEFAULT 0 CHECK (votes >= 0),
    FOREIGN KEY (question_id) REFERENCES question (id)
) ENGINE = InnoDB CHARACTER SET utf8mb4;
CREATE INDEX choice_of_question ON choice (question_id, id);

-- What a session has been let into; a session without a row here costs the database nothing.
CREATE TABLE session_shop (
    session   CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    shop_id   BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    PRIMARY KEY (session, shop_id),
    FOREIGN KEY (shop_id) REFERENCES shop (id)
) ENGINE = InnoDB CHARACTER SET utf8mb4;
