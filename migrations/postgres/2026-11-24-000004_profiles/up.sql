CREATE TABLE profiles (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,
    team_name TEXT NOT NULL,
    state TEXT NOT NULL,
    location TEXT NOT NULL,
    workplace TEXT NOT NULL,
    employment TEXT NOT NULL,
    salary_min INTEGER,
    salary_max INTEGER,
    salary_currency TEXT NOT NULL,
    salary_period TEXT NOT NULL,
    description_md TEXT NOT NULL,
    template_slug TEXT NOT NULL,
    published_number INTEGER NOT NULL,
    changed_since_published BOOLEAN NOT NULL,
    search_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    opened_at BIGINT
);
CREATE INDEX profiles_organisation_id ON profiles (organisation_id, state, updated_at);

CREATE TABLE profile_responsibilities (
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    responsibility_id TEXT NOT NULL REFERENCES responsibilities (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (profile_id, responsibility_id)
);
CREATE INDEX profile_responsibilities_responsibility_id ON profile_responsibilities (responsibility_id);

CREATE TABLE profile_skills (
    id TEXT NOT NULL PRIMARY KEY,
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    skill_id TEXT NOT NULL REFERENCES skills (id),
    level TEXT NOT NULL,
    weight INTEGER NOT NULL,
    must_have BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (profile_id, skill_id)
);
CREATE INDEX profile_skills_skill_id ON profile_skills (skill_id);

CREATE TABLE profile_attributes (
    id TEXT NOT NULL PRIMARY KEY,
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    anchors TEXT NOT NULL,
    position INTEGER NOT NULL,
    retired BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX profile_attributes_profile_id ON profile_attributes (profile_id, position);

CREATE TABLE profile_team (
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (profile_id, user_id)
);
CREATE INDEX profile_team_user_id ON profile_team (user_id);

CREATE TABLE profile_versions (
    id TEXT NOT NULL PRIMARY KEY,
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    number INTEGER NOT NULL,
    content TEXT NOT NULL,
    published_by TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    UNIQUE (profile_id, number)
);
