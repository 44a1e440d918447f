DROP TABLE grading_tasks;
DROP TABLE marks;
