using System.Net;

namespace FaceAspire.Emulator.Tests.Signing;

/// <summary>What is not signed as it must be, in each protocol.</summary>
public sealed class SignatureRefusalTests
{
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        // what                      S3                              query                         JSON
        { "missing", "403 AccessDenied", "403 MissingAuthenticationToken", "400 MissingAuthenticationTokenException" },
        { "basic", "400 InvalidRequest", "400 IncompleteSignature", "400 IncompleteSignatureException" },
        { "no signature", "400 AuthorizationHeaderMalformed", "400 IncompleteSignature", "400 IncompleteSignatureException" },
        { "unknown key", "403 InvalidAccessKeyId", "403 InvalidClientTokenId", "400 UnrecognizedClientException" },
        { "wrong secret", "403 SignatureDoesNotMatch", "403 SignatureDoesNotMatch", "400 InvalidSignatureException" },
        { "other body", "400 XAmzContentSHA256Mismatch", "403 SignatureDoesNotMatch", "400 InvalidSignatureException" },
        { "other region", "400 AuthorizationHeaderMalformed", "403 SignatureDoesNotMatch", "400 InvalidSignatureException" },
        { "16 minutes early", "403 RequestTimeTooSkewed", "403 SignatureDoesNotMatch", "400 InvalidSignatureException" },
        { "16 minutes late", "403 RequestTimeTooSkewed", "403 SignatureDoesNotMatch", "400 InvalidSignatureException" },
        { "no token", "400 InvalidToken", "403 InvalidClientTokenId", "400 UnrecognizedClientException" },
        { "wrong token", "400 InvalidToken", "403 InvalidClientTokenId", "400 UnrecognizedClientException" },
        { "token with a lasting key", "400 InvalidToken", "403 InvalidClientTokenId", "400 UnrecognizedClientException" },
        { "right", "200 ", "200 ", "200 " },
        { "right token", "200 ", "200 ", "200 " },
        { "14 minutes late", "200 ", "200 ", "200 " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task AnyCall_SignedWrongly_TheProtocolsOwnError(string what, string s3, string query, string json)
    {
        await using var emulator = await SigningFixture.StartAsync();

        var bucket = await Spoil(new(emulator.Endpoint, "s3") { Method = "PUT", Path = "/faces", Body = "" }, what).SendAsync();
        var form = await Spoil(new(emulator.Endpoint, "sts") { Body = "Action=GetCallerIdentity&Version=2011-06-15" }, what).SendAsync();
        var call = await Spoil(new(emulator.Endpoint, "kinesis") { Target = "Kinesis_20131202.ListStreams" }, what).SendAsync();

        AssertIs(s3, "Code>", bucket);
        AssertIs(query, "Code>", form);
        AssertIs(json, "\"__type\":\"", call);
    }

    [Fact]
    public async Task Sqs_SignedWrongly_TheQueryProtocolsCodeInAHeader()
    {
        await using var emulator = await SigningFixture.StartAsync();

        var (status, body, queryError) = await new SignedCall(emulator.Endpoint, "sqs") { Target = "AmazonSQS.ListQueues", Secret = "other" }.SendAsync();

        Assert.Equal((HttpStatusCode.Forbidden, "SignatureDoesNotMatch;Sender"), (status, queryError));
        Assert.Contains("InvalidSignatureException", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_SignedForAnotherService_Refused()
    {
        await using var emulator = await SigningFixture.StartAsync();

        var (_, body, _) = await new SignedCall(emulator.Endpoint, "sqs") { Target = "Kinesis_20131202.ListStreams" }.SendAsync();

        Assert.Contains("Credential should be scoped to correct service: 'kinesis'.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S3_AmzHeaderThatIsNotSigned_AccessDeniedNamesIt()
    {
        await using var emulator = await SigningFixture.StartAsync();

        var (status, body, _) = await new SignedCall(emulator.Endpoint, "s3") { Method = "GET", Body = "", Unsigned = "x-amz-acl" }.SendAsync();

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("<HeadersNotSigned>x-amz-acl</HeadersNotSigned>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_faceaspire/x", "AmazonSQS.ListQueues")]
    [InlineData("/faces/key", null)]
    [InlineData("/createStream", null)]
    [InlineData("/v2/email/identities", null)]
    [InlineData("/2015-03-31/functions", null)]
    [InlineData("/nowhere", "Nobody.Anything")]
    public async Task AnyPath_Unsigned_Refused(string path, string? target)
    {
        await using var emulator = await SigningFixture.StartAsync();

        var (status, body, _) = await new SignedCall(emulator.Endpoint, "sqs") { Path = path, Target = target, Authorization = _ => null }.SendAsync();

        Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, status.ToString());
        Assert.True(body.Contains("AccessDenied", StringComparison.Ordinal) || body.Contains("uthentication", StringComparison.Ordinal), body);
    }

    [Fact]
    public async Task OwnPages_FromThisMachine_NeedNoSignature()
    {
        await using var emulator = await SigningFixture.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };

        Assert.Equal("Healthy", await http.GetStringAsync("/_faceaspire/health", TestContext.Current.CancellationToken));
    }

    private static SignedCall Spoil(SignedCall call, string what) => what switch
    {
        "missing" => call with { Authorization = _ => null },
        "basic" => call with { Authorization = _ => "Basic dGVzdDp0ZXN0" },
        "no signature" => call with { Authorization = value => value[..value.IndexOf(", Signature", StringComparison.Ordinal)] },
        "unknown key" => call with { KeyId = "AKIDNOBODY" },
        "wrong secret" => call with { Secret = "another" },
        "other body" => call with { SignedBody = call.Body + " " },
        "other region" => call with { Region = "eu-west-1" },
        "16 minutes early" => call with { Ahead = TimeSpan.FromMinutes(16) },
        "16 minutes late" => call with { Ahead = TimeSpan.FromMinutes(-16) },
        "14 minutes late" => call with { Ahead = TimeSpan.FromMinutes(-14) },
        "no token" => call with { KeyId = SigningFixture.TemporaryKeyId },
        "wrong token" => call with { KeyId = SigningFixture.TemporaryKeyId, Token = "other" },
        "token with a lasting key" => call with { Token = SigningFixture.Token },
        "right token" => call with { KeyId = SigningFixture.TemporaryKeyId, Token = SigningFixture.Token },
        _ => call,
    };

    private static void AssertIs(string expected, string before, (HttpStatusCode Status, string Body, string? QueryError) answer)
    {
        var (status, code) = (expected[..3], expected[4..]);
        Assert.Equal(status, ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(code.Length == 0 ? "" : $"{before}{code}", answer.Body, StringComparison.Ordinal);
    }
}
