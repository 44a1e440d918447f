DROP TABLE responsibilities;
DROP TABLE skills;
DROP TABLE skill_areas;
