CREATE TABLE audit_events (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT REFERENCES organisations (id),
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    fact TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    summary TEXT NOT NULL,
    detail TEXT NOT NULL,
    address TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX audit_events_organisation_id ON audit_events (organisation_id, id);
CREATE INDEX audit_events_actor ON audit_events (organisation_id, actor_id, id);
CREATE INDEX audit_events_fact ON audit_events (organisation_id, fact, id);
CREATE INDEX audit_events_subject ON audit_events (subject_id, id);

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT REFERENCES organisations (id),
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    run_at BIGINT NOT NULL,
    locked_by TEXT,
    locked_until BIGINT,
    last_error TEXT,
    dedupe_key TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX jobs_organisation_id ON jobs (organisation_id);
CREATE INDEX jobs_due ON jobs (state, run_at, priority);

CREATE TABLE letters (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    about_id TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    link TEXT,
    state TEXT NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX letters_organisation_id ON letters (organisation_id, id);
CREATE INDEX letters_state ON letters (organisation_id, state, id);
CREATE INDEX letters_about ON letters (about_id);
