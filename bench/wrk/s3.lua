-- S3 PutObject of 64 KiB, each under a key of its own.
local thread, count, run = 0, 0, os.time()
local body = string.rep("0123456789abcdef", 4096)
wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
function setup(t) t:set("id", run .. "-" .. thread); thread = thread + 1 end
function request()
   count = count + 1
   return wrk.format("PUT", "/bench/" .. id .. "-" .. count, nil, body)
end
