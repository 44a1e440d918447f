-- The language of a company's candidates where an invitation fixes none; that of an invitation; that of a letter, for its head.
ALTER TABLE organisations ADD COLUMN candidate_language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE invitations ADD COLUMN language TEXT;
ALTER TABLE letters ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
