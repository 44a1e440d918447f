CREATE TABLE questions (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    state TEXT NOT NULL,
    origin TEXT NOT NULL,
    origin_digest TEXT NOT NULL,
    current_number INTEGER NOT NULL,
    search_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (organisation_id, slug)
);
CREATE INDEX questions_list ON questions (organisation_id, state, title, id);

CREATE TABLE question_versions (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    question_id TEXT NOT NULL REFERENCES questions (id),
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    frozen_at BIGINT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (question_id, number)
);
CREATE INDEX question_versions_organisation_id ON question_versions (organisation_id);

CREATE TABLE question_skills (
    question_id TEXT NOT NULL REFERENCES questions (id),
    skill_id TEXT NOT NULL REFERENCES skills (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (question_id, skill_id)
);
CREATE INDEX question_skills_skill_id ON question_skills (skill_id);
