DROP TABLE items;
DROP TABLE sections;
DROP TABLE assessment_skills;
DROP TABLE assessments;
