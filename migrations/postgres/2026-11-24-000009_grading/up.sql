CREATE TABLE marks (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    answer_id TEXT NOT NULL REFERENCES answers (id),
    item_id TEXT NOT NULL REFERENCES items (id),
    number INTEGER NOT NULL,
    is_current BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    points INTEGER NOT NULL,
    max_points INTEGER NOT NULL,
    detail TEXT NOT NULL,
    comment TEXT NOT NULL,
    grader_id TEXT REFERENCES users (id),
    created_at BIGINT NOT NULL,
    UNIQUE (answer_id, number)
);
CREATE INDEX marks_organisation_id ON marks (organisation_id);
CREATE INDEX marks_attempt_id ON marks (attempt_id, is_current);
CREATE INDEX marks_item_id ON marks (item_id, is_current);
CREATE INDEX marks_grader_id ON marks (grader_id);

CREATE TABLE grading_tasks (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    answer_id TEXT NOT NULL UNIQUE REFERENCES answers (id),
    item_id TEXT NOT NULL REFERENCES items (id),
    question_version_id TEXT NOT NULL REFERENCES question_versions (id),
    state TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    claimed_by TEXT REFERENCES users (id),
    claimed_until BIGINT,
    revision INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX grading_tasks_organisation_id ON grading_tasks (organisation_id, state, question_version_id, sort_key);
CREATE INDEX grading_tasks_attempt_id ON grading_tasks (attempt_id);
CREATE INDEX grading_tasks_item_id ON grading_tasks (item_id);
CREATE INDEX grading_tasks_question_version_id ON grading_tasks (question_version_id);
CREATE INDEX grading_tasks_claimed_by ON grading_tasks (claimed_by);
