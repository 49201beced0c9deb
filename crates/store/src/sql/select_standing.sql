-- All columns are in the index, in its order: no row of a passage, which holds its words, is read, and nothing is sorted.
SELECT document, version, start, "end", claim
FROM passage INDEXED BY passage_by_place
WHERE claim IS NOT NULL
