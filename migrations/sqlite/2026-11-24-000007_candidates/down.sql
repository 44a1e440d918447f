DROP TABLE invitations;
DROP TABLE applications;
DROP TABLE candidates;
