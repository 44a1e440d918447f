CREATE TABLE candidates (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    time_factor_percent INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (organisation_id, email_key),
    UNIQUE (organisation_id, code)
);

-- What the search finds a candidate by: folded words of the name, the address and the code, found by their beginnings.
CREATE TABLE candidate_words (
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    word TEXT NOT NULL,
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    PRIMARY KEY (organisation_id, word, candidate_id)
) WITHOUT ROWID;
CREATE INDEX candidate_words_candidate_id ON candidate_words (candidate_id, word);

CREATE TABLE applications (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    stage TEXT NOT NULL,
    stage_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (candidate_id, profile_id)
);
CREATE INDEX applications_organisation_id ON applications (organisation_id, stage, stage_at, id);
CREATE INDEX applications_profile_id ON applications (profile_id, organisation_id, stage, stage_at, id);
CREATE INDEX applications_recent ON applications (organisation_id, stage_at, id);
CREATE INDEX applications_profile_recent ON applications (profile_id, organisation_id, stage_at, id);

CREATE TABLE invitations (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    state TEXT NOT NULL,
    link_number INTEGER NOT NULL,
    time_factor_percent INTEGER NOT NULL,
    message TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    opened_at BIGINT,
    reminded_at BIGINT,
    reminders INTEGER NOT NULL,
    cancelled_at BIGINT,
    revision INTEGER NOT NULL,
    UNIQUE (application_id, assessment_id)
);
CREATE INDEX invitations_organisation_id ON invitations (organisation_id, state, created_at, id);
CREATE INDEX invitations_candidate_id ON invitations (candidate_id);
CREATE INDEX invitations_assessment_id ON invitations (assessment_id, state);
CREATE INDEX invitations_expiry ON invitations (state, expires_at);
