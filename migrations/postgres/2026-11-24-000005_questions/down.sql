DROP TABLE question_skills;
DROP TABLE question_versions;
DROP TABLE questions;
