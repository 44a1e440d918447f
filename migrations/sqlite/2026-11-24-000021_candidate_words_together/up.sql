-- All words of a candidate stand beside each of them, so that a search by several words looks at one row a candidate.
ALTER TABLE candidate_words ADD COLUMN together TEXT NOT NULL DEFAULT '';
UPDATE candidate_words SET together = made.words
FROM (SELECT candidate_id, ' ' || group_concat(word, ' ') AS words FROM candidate_words GROUP BY candidate_id) AS made
WHERE made.candidate_id = candidate_words.candidate_id;
