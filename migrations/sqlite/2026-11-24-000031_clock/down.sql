DROP INDEX attempts_clock_at;
ALTER TABLE attempts DROP COLUMN clock_at;
ALTER TABLE attempts DROP COLUMN holder;
ALTER TABLE attempts DROP COLUMN beat_at;
ALTER TABLE attempts DROP COLUMN credited_s;
ALTER TABLE attempts DROP COLUMN offline_budget_s;
ALTER TABLE assessments DROP COLUMN offline_budget_min;
