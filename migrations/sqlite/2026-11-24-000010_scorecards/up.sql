CREATE TABLE results (
    attempt_id TEXT NOT NULL PRIMARY KEY REFERENCES attempts (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    state TEXT NOT NULL,
    overall INTEGER NOT NULL,
    likely_low INTEGER NOT NULL,
    likely_high INTEGER NOT NULL,
    skills_met INTEGER NOT NULL,
    skills_total INTEGER NOT NULL,
    must_met INTEGER NOT NULL,
    must_total INTEGER NOT NULL,
    computed_at BIGINT NOT NULL
);
CREATE INDEX results_organisation_id ON results (organisation_id, state, computed_at);
CREATE INDEX results_application_id ON results (application_id);
CREATE INDEX results_assessment_id ON results (assessment_id, overall);

CREATE TABLE reviews (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    reviewer_id TEXT NOT NULL REFERENCES users (id),
    state TEXT NOT NULL,
    recommendation TEXT,
    take_away TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    submitted_at BIGINT,
    UNIQUE (attempt_id, reviewer_id)
);
CREATE INDEX reviews_organisation_id ON reviews (organisation_id);
CREATE INDEX reviews_application_id ON reviews (application_id);
CREATE INDEX reviews_reviewer_id ON reviews (reviewer_id, state);

CREATE TABLE review_ratings (
    review_id TEXT NOT NULL REFERENCES reviews (id),
    attribute_id TEXT NOT NULL REFERENCES profile_attributes (id),
    rating INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (review_id, attribute_id)
);
CREATE INDEX review_ratings_attribute_id ON review_ratings (attribute_id);

CREATE TABLE decisions (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    kind TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES users (id),
    decided_at BIGINT NOT NULL
);
CREATE INDEX decisions_organisation_id ON decisions (organisation_id);
CREATE INDEX decisions_application_id ON decisions (application_id, id);
CREATE INDEX decisions_attempt_id ON decisions (attempt_id);
CREATE INDEX decisions_decided_by ON decisions (decided_by);

CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    author_id TEXT NOT NULL REFERENCES users (id),
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX notes_organisation_id ON notes (organisation_id);
CREATE INDEX notes_application_id ON notes (application_id, id);
CREATE INDEX notes_author_id ON notes (author_id);
