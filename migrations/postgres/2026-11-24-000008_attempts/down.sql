DROP TABLE attempt_events;
DROP TABLE answers;
DROP TABLE attempts;
