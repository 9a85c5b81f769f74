-- Those who administer the server over HTTP; not a table of Kamailio.

CREATE TABLE IF NOT EXISTS olelo_user (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    role VARCHAR(16) NOT NULL,
    CONSTRAINT olelo_user_username_idx UNIQUE (username)
);
