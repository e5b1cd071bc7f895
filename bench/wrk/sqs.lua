-- SQS SendMessage, JSON protocol; QUEUE names the queue's URL.
wrk.method = "POST"
wrk.path = "/"
wrk.headers["Content-Type"] = "application/x-amz-json-1.0"
wrk.headers["X-Amz-Target"] = "AmazonSQS.SendMessage"
wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0"
wrk.body = '{"QueueUrl":"' .. os.getenv("QUEUE") .. '","MessageBody":"' .. string.rep("x", 200) .. '"}'
