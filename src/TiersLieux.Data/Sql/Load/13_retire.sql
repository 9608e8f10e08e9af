-- What is gone without a successor stays for the links that lead to it, and says so. Answers its kind.
UPDATE territories gone SET retired_at = @now
WHERE retired_at IS NULL
  AND NOT EXISTS (SELECT FROM territory_load.territories staged WHERE staged.kind = gone.kind AND staged.code = gone.code)
RETURNING kind;
