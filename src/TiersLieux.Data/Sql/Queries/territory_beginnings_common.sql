-- What is typed first of many names: beginnings of names and of their words that more than $1 territories have. Up to 14 letters:
-- longer ones are of few names, or cut « Communauté de communes ».
SELECT beginning
FROM (
  SELECT id, rtrim(left(search_key, length)) AS beginning FROM territories, generate_series(1, 14) AS length WHERE retired_at IS NULL
  UNION ALL
  SELECT id, left(word, length) FROM territories, string_to_table(search_key, ' ') AS word, generate_series(1, 14) AS length WHERE retired_at IS NULL
) AS beginnings
GROUP BY beginning
HAVING count(DISTINCT id) > $1
