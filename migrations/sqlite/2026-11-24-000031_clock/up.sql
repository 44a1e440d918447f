-- Time lost to a broken connection: what an assessment gives back at most, and what a sitting was given. `beat_at` is the last sign of life
-- of an open page, `holder` the page that goes on, `clock_at` when the end or the holder last changed: what open pages are told of.
ALTER TABLE assessments ADD COLUMN offline_budget_min INTEGER NOT NULL DEFAULT 10;
ALTER TABLE attempts ADD COLUMN offline_budget_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN credited_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN beat_at BIGINT;
ALTER TABLE attempts ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE attempts ADD COLUMN clock_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX attempts_clock_at ON attempts (clock_at);
