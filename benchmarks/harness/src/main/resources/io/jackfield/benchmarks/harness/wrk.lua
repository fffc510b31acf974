-- What each kind of work asks, by the name of Work, and one line of result for Wrk.
local browser = {
  ["Accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  ["Accept-Encoding"] = "gzip, deflate, br, zstd",
  ["Accept-Language"] = "en-GB,en;q=0.7,de;q=0.3",
  ["Cache-Control"] = "no-cache",
  ["Cookie"] = "session=5f4dcc3b5aa765d61d8327deb882cf99; theme=dark; consent=necessary-only; visits=42",
  ["Referer"] = "http://www.example.org/articles/2026/11/a-page-that-leads-here?from=index",
  ["Sec-Fetch-Dest"] = "document",
  ["Sec-Fetch-Mode"] = "navigate",
  ["Sec-Fetch-Site"] = "same-origin",
  ["Upgrade-Insecure-Requests"] = "1",
  ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
}

function init(args)
  local work = args[1]
  if work == "HEADERS" then
    for name, value in pairs(browser) do wrk.headers[name] = value end
  elseif work == "ECHO" then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    local item = '{"id":1234567,"name":"a name of some length","tags":["one","two"],"price":12.5,"ok":true},'
    local items = item:rep(11)
    wrk.body = '{"items":[' .. items .. '{"pad":"' .. ("x"):rep(1024 - #items - 21) .. '"}]}'
  end
  local request_bytes = wrk.format()
  if work == "PIPELINED" then request_bytes = request_bytes:rep(16) end
  request = function() return request_bytes end
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
