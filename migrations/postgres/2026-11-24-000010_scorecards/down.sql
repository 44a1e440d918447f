DROP TABLE notes;
DROP TABLE decisions;
DROP TABLE review_ratings;
DROP TABLE reviews;
DROP TABLE results;
