-- Kinesis PutRecord of 200 bytes.
wrk.method = "POST"
wrk.path = "/"
wrk.headers["Content-Type"] = "application/x-amz-json-1.1"
wrk.headers["X-Amz-Target"] = "Kinesis_20131202.PutRecord"
wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0"
wrk.body = '{"StreamName":"bench","PartitionKey":"a","Data":"' .. string.rep("QUJD", 67) .. '"}'
