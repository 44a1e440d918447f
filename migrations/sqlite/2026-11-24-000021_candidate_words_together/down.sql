ALTER TABLE candidate_words DROP COLUMN together;
