CREATE TABLE assessments (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    profile_version_id TEXT NOT NULL REFERENCES profile_versions (id),
    family_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    time_limit_min INTEGER NOT NULL,
    item_order TEXT NOT NULL,
    total_points INTEGER NOT NULL,
    instructions_md TEXT NOT NULL,
    ai_policy TEXT NOT NULL,
    ai_note TEXT NOT NULL,
    cut_score INTEGER,
    contact TEXT NOT NULL,
    search_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    published_by TEXT
);
CREATE INDEX assessments_organisation_id ON assessments (organisation_id, state, updated_at);
CREATE INDEX assessments_profile_id ON assessments (profile_id);
CREATE INDEX assessments_profile_version_id ON assessments (profile_version_id);
CREATE UNIQUE INDEX assessments_family_id ON assessments (family_id, number);

CREATE TABLE assessment_skills (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    skill_id TEXT NOT NULL REFERENCES skills (id),
    area_id TEXT NOT NULL REFERENCES skill_areas (id),
    name TEXT NOT NULL,
    area_name TEXT NOT NULL,
    level TEXT NOT NULL,
    weight INTEGER NOT NULL,
    must_have BOOLEAN NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX assessment_skills_assessment_id ON assessment_skills (assessment_id, position);
CREATE INDEX assessment_skills_skill_id ON assessment_skills (skill_id);
CREATE INDEX assessment_skills_area_id ON assessment_skills (area_id);

CREATE TABLE sections (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    title TEXT NOT NULL,
    introduction_md TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX sections_assessment_id ON sections (assessment_id, position);

CREATE TABLE items (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    section_id TEXT NOT NULL REFERENCES sections (id),
    question_id TEXT NOT NULL REFERENCES questions (id),
    question_version_id TEXT NOT NULL REFERENCES question_versions (id),
    assessment_skill_id TEXT NOT NULL REFERENCES assessment_skills (id),
    points INTEGER NOT NULL,
    points_fixed BOOLEAN NOT NULL,
    minutes INTEGER NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (assessment_id, question_id)
);
CREATE INDEX items_section_id ON items (section_id, position);
CREATE INDEX items_question_id ON items (question_id);
CREATE INDEX items_question_version_id ON items (question_version_id);
CREATE INDEX items_assessment_skill_id ON items (assessment_skill_id);
