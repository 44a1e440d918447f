-- Scoring reads the level of a question as it was when the assessment was published. What was marked already keeps the
-- level it was marked with; the rest takes the question's level of today.
ALTER TABLE items ADD COLUMN level TEXT NOT NULL DEFAULT '';
UPDATE items SET level = COALESCE(
    (SELECT m.detail::json ->> 'level' FROM marks m WHERE m.item_id = items.id ORDER BY m.created_at, m.id LIMIT 1),
    (SELECT q.level FROM questions q WHERE q.id = items.question_id),
    'working'
);

-- What the daily upkeep removes is found by these.
CREATE INDEX sessions_expires_at ON sessions (expires_at);
CREATE INDEX sessions_ended_at ON sessions (ended_at);
CREATE INDEX refresh_tokens_expires_at ON refresh_tokens (expires_at);
CREATE INDEX one_time_tokens_expires_at ON one_time_tokens (expires_at);
CREATE INDEX letters_created_at ON letters (created_at);

-- What the start page and the page of jobs read, as far as it is recent or open.
DROP INDEX jobs_organisation_id;
CREATE INDEX jobs_organisation_id ON jobs (organisation_id, state, run_at);
DROP INDEX decisions_organisation_id;
CREATE INDEX decisions_organisation_id ON decisions (organisation_id, decided_at);

-- The audit trail of the program itself, of candidates and of visitors.
CREATE INDEX audit_events_actor_kind ON audit_events (organisation_id, actor_kind, id);
