CREATE TABLE skill_areas (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT REFERENCES organisations (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    aliases TEXT NOT NULL,
    descriptors TEXT NOT NULL,
    position INTEGER NOT NULL,
    search_key TEXT NOT NULL
);
CREATE UNIQUE INDEX skill_areas_builtin_slug ON skill_areas (slug) WHERE organisation_id IS NULL;
CREATE UNIQUE INDEX skill_areas_organisation_id ON skill_areas (organisation_id, slug);

CREATE TABLE skills (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT REFERENCES organisations (id),
    area_id TEXT NOT NULL REFERENCES skill_areas (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    aliases TEXT NOT NULL,
    also_areas TEXT NOT NULL,
    position INTEGER NOT NULL,
    search_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    retired_at BIGINT
);
CREATE UNIQUE INDEX skills_builtin_slug ON skills (slug) WHERE organisation_id IS NULL;
CREATE UNIQUE INDEX skills_organisation_id ON skills (organisation_id, slug);
CREATE INDEX skills_area_id ON skills (area_id, position);

CREATE TABLE responsibilities (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT REFERENCES organisations (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    aliases TEXT NOT NULL,
    parts TEXT NOT NULL,
    skill_slugs TEXT NOT NULL,
    position INTEGER NOT NULL,
    search_key TEXT NOT NULL
);
CREATE UNIQUE INDEX responsibilities_builtin_slug ON responsibilities (slug) WHERE organisation_id IS NULL;
CREATE UNIQUE INDEX responsibilities_organisation_id ON responsibilities (organisation_id, slug);
