using System.Text;

namespace FaceAspire.Emulator.Tests.Fuzz;

/// <summary>Requests that are as they should be, of each protocol, and what can be put into them.</summary>
internal static class FuzzSeeds
{
    private const string S3 = "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";

    private const string Chunked = "Transfer-Encoding: chunked";

    public static readonly byte[][] Requests =
    [
        Request("POST /", "{\"QueueName\":\"fuzz.fifo\",\"Attributes\":{\"FifoQueue\":\"true\",\"VisibilityTimeout\":\"30\"},\"tags\":{\"a\":\"b\"}}", "X-Amz-Target: AmazonSQS.CreateQueue", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"QueueUrl\":\"http://localhost/000000000000/fuzz\",\"MessageBody\":\"hello\",\"DelaySeconds\":0,\"MessageAttributes\":{\"a\":{\"DataType\":\"String\",\"StringValue\":\"v\"}}}", "X-Amz-Target: AmazonSQS.SendMessage", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"QueueUrl\":\"http://localhost/000000000000/fuzz\",\"Entries\":[{\"Id\":\"1\",\"MessageBody\":\"a\"}]}", "X-Amz-Target: AmazonSQS.SendMessageBatch", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"QueueUrl\":\"http://localhost/000000000000/fuzz\",\"MaxNumberOfMessages\":10,\"WaitTimeSeconds\":0,\"AttributeNames\":[\"All\"]}", "X-Amz-Target: AmazonSQS.ReceiveMessage", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"QueueUrl\":\"http://localhost/000000000000/fuzz\",\"ReceiptHandle\":\"abc\"}", "X-Amz-Target: AmazonSQS.DeleteMessage", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"QueueUrl\":\"http://localhost/000000000000/fuzz\",\"Attributes\":{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"x\\\",\\\"maxReceiveCount\\\":1}\",\"Policy\":\"{}\"}}", "X-Amz-Target: AmazonSQS.SetQueueAttributes", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"StreamName\":\"fuzz\",\"ShardCount\":1}", "X-Amz-Target: Kinesis_20131202.CreateStream", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"StreamName\":\"fuzz\",\"PartitionKey\":\"k\",\"Data\":\"aGk=\",\"ExplicitHashKey\":\"1\"}", "X-Amz-Target: Kinesis_20131202.PutRecord", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"StreamName\":\"fuzz\",\"Records\":[{\"PartitionKey\":\"k\",\"Data\":\"aGk=\"}]}", "X-Amz-Target: Kinesis_20131202.PutRecords", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"StreamName\":\"fuzz\",\"ShardId\":\"shardId-000000000000\",\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":1}", "X-Amz-Target: Kinesis_20131202.GetShardIterator", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"ShardIterator\":\"AAAA\",\"Limit\":10}", "X-Amz-Target: Kinesis_20131202.GetRecords", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"CollectionId\":\"fuzz\"}", "X-Amz-Target: RekognitionService.CreateCollection", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"CollectionId\":\"fuzz\",\"Image\":{\"Bytes\":\"/9j/4AAQ\"},\"ExternalImageId\":\"a\"}", "X-Amz-Target: RekognitionService.IndexFaces", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"CollectionId\":\"fuzz\",\"FaceId\":\"a\",\"FaceMatchThreshold\":1e308}", "X-Amz-Target: RekognitionService.SearchFaces", "Content-Type: application/x-amz-json-1.1"),
        Request("POST /", "{\"Name\":\"f\",\"Input\":{\"KinesisVideoStream\":{\"Arn\":\"a\"}},\"Output\":{\"KinesisDataStream\":{\"Arn\":\"a\"}},\"Settings\":{\"FaceSearch\":{\"CollectionId\":\"fuzz\"}},\"RoleArn\":\"a\"}", "X-Amz-Target: RekognitionService.CreateStreamProcessor", "Content-Type: application/x-amz-json-1.1"),
        Request("PUT /fuzzb", "<CreateBucketConfiguration/>", S3),
        Request("PUT /fuzzb/a/../../..%2f..%2fetc/passwd", "content", S3, "x-amz-meta-a: b", "Content-MD5: AAAA"),
        Request("GET /fuzzb/../../../../etc/passwd", "", S3, "Range: bytes=0-10,20-", "If-None-Match: *"),
        Request("GET /fuzzb?list-type=2&max-keys=2&prefix=a&delimiter=/&continuation-token=AAAA&encoding-type=url", "", S3),
        Request("GET /fuzzb?versions&key-marker=a&version-id-marker=b&max-keys=-1", "", S3),
        Request("POST /fuzzb?delete", "<Delete><Object><Key>a</Key></Object><Quiet>true</Quiet></Delete>", S3),
        Request("POST /fuzzb/k?uploads", "", S3),
        Request("PUT /fuzzb/k?uploadId=a&partNumber=1", "part", S3),
        Request("POST /fuzzb/k?uploadId=a", "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>a</ETag></Part></CompleteMultipartUpload>", S3),
        Request("PUT /fuzzb/c", "", S3, "x-amz-copy-source: /fuzzb/../a%zz", "x-amz-copy-source-range: bytes=1-2"),
        Request("PUT /fuzzb?notification", "<NotificationConfiguration><QueueConfiguration><Queue>arn:aws:sqs:us-east-1:000000000000:fuzz</Queue><Event>s3:ObjectCreated:*</Event></QueueConfiguration></NotificationConfiguration>", S3),
        Request("PUT /fuzzb/t?tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>", S3),
        Request("PUT /fuzzb/chunk", "5;chunk-signature=ab\r\nhello\r\n0;chunk-signature=ef\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n", S3, "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "x-amz-decoded-content-length: 5", "Content-Encoding: aws-chunked", "x-amz-trailer: x-amz-checksum-crc32"),
        Request("PUT /fuzzb/te", "5\r\nhello\r\n0\r\n\r\n", S3, Chunked),
        Request("POST /", "Action=SendEmail&Version=2010-12-01&Source=a@example.org&Destination.ToAddresses.member.1=b@example.org&Message.Subject.Data=s&Message.Body.Text.Data=t", "Content-Type: application/x-www-form-urlencoded"),
        Request("POST /", "Action=SendRawEmail&Version=2010-12-01&RawMessage.Data=RnJvbTogYQ0KDQpi", "Content-Type: application/x-www-form-urlencoded"),
        Request("POST /", "Action=CreateStack&Version=2010-05-15&StackName=fuzz&TemplateBody=%7B%22Resources%22%3A%7B%22Q%22%3A%7B%22Type%22%3A%22AWS%3A%3ASQS%3A%3AQueue%22%7D%7D%7D", "Content-Type: application/x-www-form-urlencoded"),
        Request("POST /", "Action=CreateQueue&Version=2012-11-05&QueueName=fuzz&Attribute.1.Name=DelaySeconds&Attribute.1.Value=1", "Content-Type: application/x-www-form-urlencoded"),
        Request("POST /v2/email/outbound-emails", "{\"FromEmailAddress\":\"a@example.org\",\"Destination\":{\"ToAddresses\":[\"b@example.org\"]},\"Content\":{\"Raw\":{\"Data\":\"RnJvbTogYQ0KDQpi\"}}}", "Content-Type: application/json"),
        Request("POST /createStream", "{\"StreamName\":\"fuzz\",\"DataRetentionInHours\":1}"),
        Request("POST /putMedia", "\u001aE\u00df\u00a3\u00a3B\u0086\u0081\u0001", "x-amzn-stream-name: fuzz", "x-amzn-fragment-timecode-type: ABSOLUTE", "x-amzn-producer-start-timestamp: 1"),
        Request("POST /getMedia", "{\"StreamName\":\"fuzz\",\"StartSelector\":{\"StartSelectorType\":\"EARLIEST\"}}"),
        Request("POST /listFragments", "{\"StreamName\":\"fuzz\",\"MaxResults\":1,\"NextToken\":\"a\"}"),
        Request("POST /getImages", "{\"StreamName\":\"fuzz\",\"ImageSelectorType\":\"PRODUCER_TIMESTAMP\",\"StartTimestamp\":1,\"EndTimestamp\":2,\"Format\":\"JPEG\",\"SamplingInterval\":200}"),
        Request("POST /getClip", "{\"StreamName\":\"fuzz\",\"ClipFragmentSelector\":{\"FragmentSelectorType\":\"SERVER_TIMESTAMP\",\"TimestampRange\":{\"StartTimestamp\":0,\"EndTimestamp\":1}}}"),
        Request("GET /hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=a", ""),
        Request("POST /2015-03-31/functions", "{\"FunctionName\":\"fuzz\",\"Role\":\"arn:aws:iam::000000000000:role/r\",\"Code\":{\"S3Bucket\":\"a\",\"S3Key\":\"b\"},\"Timeout\":3,\"Environment\":{\"Variables\":{\"a\":\"b\"}}}"),
        Request("POST /2015-03-31/event-source-mappings", "{\"FunctionName\":\"fuzz\",\"EventSourceArn\":\"arn:aws:sqs:us-east-1:000000000000:fuzz\",\"BatchSize\":1}"),
        Request("GET /2015-03-31/functions/fuzz?Marker=a&MaxItems=1", ""),
        Request("POST /_lambda/fuzz/2018-06-01/runtime/invocation/abc/response", "{}"),
        Request("POST /_faceaspire/faults", "{\"service\":\"nope\",\"kind\":\"error\"}"),
        Request("GET /_faceaspire/emails?after=a&wait=0", ""),
        Request("GET /_faceaspire/emails/..%2f..%2f..%2fetc%2fpasswd/raw", ""),
    ];

    /// <summary>What a parser may trip over.</summary>
    public static readonly string[] Tokens =
    [
        "..", "/", "%2e%2e%2f", "%00", "\u0000", "\u00ff\u00fe", "\r\n", "\n", "9999999999999999999", "-1", "1e400", "null", "{}", "[]", "\"", "\\",
        "'", "&", "=", "?", "%", "%zz", new('A', 5000), "\u00f0\u009f\u0098\u0080", "\u00ed\u00a0\u0080",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;", "]]>", "true", "1.5", new('[', 200),
        string.Concat(Enumerable.Repeat("{\"a\":", 200)), "\\ud800", "arn:aws:sqs:us-east-1:000000000000:", "\t", " ", "; DROP TABLE", "0x10",
    ];

    /// <summary>Headers that contradict, are endless or mean something else.</summary>
    public static readonly string[] Headers =
    [
        "Content-Length: 10737418240", "Content-Length: -5", "Content-Length: 18446744073709551616", "Transfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked", "Expect: 100-continue", "Host: evil\r\nHost: two", "X-Amz-Target: AmazonSQS", "X-Amz-Target: .",
        "Range: bytes=9-1", "Content-Encoding: aws-chunked", "x-amz-decoded-content-length: 99999999999999",
        "Content-Type: application/x-www-form-urlencoded", "Content-Type: multipart/form-data; boundary=x", "Upgrade: h2c\r\nConnection: Upgrade",
        "Authorization: AWS4-HMAC-SHA256 Credential=/", $"X: {new string('y', 20_000)}", "x-amz-copy-source: %00/../..", "Origin: http://x",
        "x-amz-sdk-checksum-algorithm: nope", "x-amz-checksum-crc32: !!", "If-Match: \"", "x-amz-tagging: a=b&a=%zz&", "traceparent: zz",
    ];

    private static byte[] Request(string line, string body, params string[] headers) => Encoding.Latin1.GetBytes(
        $"{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}{(headers.Contains(Chunked) ? "" : $"Content-Length: {body.Length}\r\n")}\r\n{body}");
}
