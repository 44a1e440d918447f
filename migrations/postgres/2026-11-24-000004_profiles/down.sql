DROP TABLE profile_versions;
DROP TABLE profile_team;
DROP TABLE profile_attributes;
DROP TABLE profile_skills;
DROP TABLE profile_responsibilities;
DROP TABLE profiles;
