namespace FaceAspire.Aws.Tests;

/// <summary>AWS's published test suite for Signature Version 4, as far as such requests are made here.</summary>
public class SigV4Tests
{
    private static readonly SigningKey Key = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service");
    private static readonly DateTimeOffset Time = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("get-vanilla", "GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("post-vanilla", "POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void Authorization_PublishedRequest_PublishedSignature(string name, string method, string path, string signature)
    {
        var authorization = SigV4.Authorization(
            Key, method, new($"https://example.amazonaws.com{path}"),
            [new("Host", "example.amazonaws.com"), new("X-Amz-Date", SigV4.AmzDate(Time))], SigV4.Hash([]), Time);
        Assert.Equal(
            (name, $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}"),
            (name, authorization));
    }

    [Fact]
    public void Authorization_AnyRequest_AsBotocoreSignsIt()
    {
        const string Body = """{"CollectionId":"people"}""";
        const string Script = """
            import sys
            from botocore import auth, awsrequest, credentials
            signer = auth.SigV4Auth(credentials.Credentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'), 'rekognition', 'eu-west-1')
            request = awsrequest.AWSRequest('POST', sys.argv[1], headers={'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'A.B  C'}, data=sys.argv[2])
            request.context['timestamp'] = request.headers['X-Amz-Date'] = '20150830T123600Z'
            request.headers['X-Amz-Content-SHA256'] = signer.payload(request)
            print(signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request))
            """;
        const string Uri = "http://127.0.0.1:4566/getImages?b=2&a-b=1&a=2&a=1&c";
        var signature = Botocore.Run(Script, Uri, Body).Trim();
        var authorization = SigV4.Authorization(
            Key with { Region = "eu-west-1", Service = "rekognition" }, "POST", new(Uri),
            [
                new("host", "127.0.0.1:4566"), new("content-type", "application/x-amz-json-1.1"), new("x-amz-target", "A.B  C"),
                new("x-amz-date", SigV4.AmzDate(Time)), new("x-amz-content-sha256", SigV4.Hash(System.Text.Encoding.UTF8.GetBytes(Body))),
            ],
            SigV4.Hash(System.Text.Encoding.UTF8.GetBytes(Body)), Time);
        Assert.EndsWith($"Signature={signature}", authorization, StringComparison.Ordinal);
    }
}
