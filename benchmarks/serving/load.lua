-- The requests of a file, one after the other; with FRESH=1 each query ends in a comment of its own, each path is asked of
-- a host of its own, so that none was asked before.
local requests, at, fresh = {}, 0, os.getenv("FRESH") == "1"
for line in io.lines(os.getenv("REQUESTS")) do requests[#requests + 1] = line:gsub("\\n", "\n") end
local method, path = os.getenv("METHOD"), os.getenv("TARGET")
local headers = { ["Content-Type"] = "application/sparql-query", ["Accept"] = os.getenv("ACCEPT") }

function request()
  at = at + 1
  local text = requests[(at - 1) % #requests + 1]
  if method == "GET" then return wrk.format("GET", text, { ["Accept"] = os.getenv("ACCEPT"), ["Host"] = fresh and "a" .. at or "a" }) end
  if fresh then text = text .. "\n#" .. at end
  if method == "FORM" then
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    text = "query=" .. text:gsub("[^%w]", function(letter) return string.format("%%%02X", letter:byte()) end)
  end
  return wrk.format("POST", path, headers, text)
end

function done(summary, latency)
  io.write(string.format('{"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "failed": %d}\n', summary.requests,
    summary.duration, latency:percentile(50), latency:percentile(99),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
