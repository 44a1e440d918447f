CREATE TABLE attempts (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    invitation_id TEXT NOT NULL UNIQUE REFERENCES invitations (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    state TEXT NOT NULL,
    seed BIGINT NOT NULL,
    limit_s INTEGER NOT NULL,
    extra_s INTEGER NOT NULL,
    consent_text TEXT NOT NULL,
    consent_at BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    deadline_at BIGINT NOT NULL,
    submitted_at BIGINT,
    submitted_how TEXT,
    marked_at BIGINT,
    ai_disclosure TEXT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    user_agent TEXT NOT NULL,
    address TEXT NOT NULL,
    revision INTEGER NOT NULL
);
CREATE INDEX attempts_organisation_id ON attempts (organisation_id, state, id);
CREATE INDEX attempts_application_id ON attempts (application_id);
CREATE INDEX attempts_candidate_id ON attempts (candidate_id);
CREATE INDEX attempts_assessment_id ON attempts (assessment_id);
CREATE INDEX attempts_bell ON attempts (state, deadline_at);

CREATE TABLE answers (
    id TEXT NOT NULL PRIMARY KEY,
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    item_id TEXT NOT NULL REFERENCES items (id),
    position INTEGER NOT NULL,
    response TEXT,
    answered BOOLEAN NOT NULL,
    flagged BOOLEAN NOT NULL,
    revision INTEGER NOT NULL,
    aside INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    opened_at BIGINT,
    last_shown_at BIGINT,
    saved_at BIGINT,
    UNIQUE (attempt_id, item_id)
);
CREATE INDEX answers_item_id ON answers (item_id);

CREATE TABLE attempt_events (
    id TEXT NOT NULL PRIMARY KEY,
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX attempt_events_attempt_id ON attempt_events (attempt_id, id);
