ALTER TABLE letters DROP COLUMN language;
ALTER TABLE invitations DROP COLUMN language;
ALTER TABLE organisations DROP COLUMN candidate_language;
