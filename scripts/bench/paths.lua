-- wrk script: asks for the addresses of a file in turn. wrk … -s paths.lua URL -- FILE [unique]
-- « unique » adds a parameter of its own to each, so that no cache answers.
local paths, unique, next_path, sent = {}, false, 0, 0
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  unique = args[2] == "unique"
  -- As browsers ask.
  wrk.headers["Accept-Encoding"] = "gzip, br"
end

function request()
  next_path = next_path % #paths + 1
  local path = paths[next_path]
  if unique then
    sent = sent + 1
    path = path .. (path:find("?", 1, true) and "&" or "?") .. "n=" .. number .. "-" .. os.time() .. "-" .. sent
  end
  return wrk.format("GET", path)
end
