DROP TABLE invitations;
DROP TABLE applications;
DROP TABLE candidate_words;
DROP TABLE candidates;
