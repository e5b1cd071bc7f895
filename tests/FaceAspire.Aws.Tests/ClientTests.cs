using System.Net;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Rekognition;
using Amazon.Rekognition.Model;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;

namespace FaceAspire.Aws.Tests;

public class ClientTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData("ResourceInUseException", typeof(ResourceInUseException))]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData("InvalidImageFormatException", typeof(InvalidImageFormatException))]
    [InlineData("ImageTooLargeException", typeof(ImageTooLargeException))]
    [InlineData("InvalidS3ObjectException", typeof(InvalidS3ObjectException))]
    [InlineData("AccessDeniedException", typeof(AmazonRekognitionException))]
    public async Task CallAsync_JsonError_ItsException(string code, Type type)
    {
        var stub = new StubService(StubService.Answer(HttpStatusCode.BadRequest, $$"""{"__type":"{{code}}","Message":"why"}""", ("x-amzn-RequestId", "id-1")));
        var e = await Assert.ThrowsAsync(type, () => ListAsync(stub));
        Assert.Equal((code, "why", "id-1", HttpStatusCode.BadRequest), e is AmazonServiceException s ? (s.ErrorCode, s.Message, s.RequestId, s.StatusCode) : default);
        Assert.Single(stub.Requests);
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.rekognition#ThisException","message":"why"}""", null, "ThisException", "why")]
    [InlineData("""{"message":"why"}""", "ThisException:http://internal.amazon.com/coral/", "ThisException", "why")]
    [InlineData("""{"code":"ThisException"}""", null, "ThisException", "HTTP 400")]
    [InlineData("", null, "BadRequest", "HTTP 400")]
    [InlineData("<html>no", null, "BadRequest", "HTTP 400")]
    [InlineData("[]", null, "BadRequest", "HTTP 400")]
    [InlineData("<ErrorResponse xmlns='x'><Error><Code>ThisException</Code><Message>why</Message></Error></ErrorResponse>", null, "ThisException", "why")]
    public void Read_AnyErrorAnswer_CodeAndMessage(string body, string? header, string code, string message)
    {
        using var response = StubService.Answer(HttpStatusCode.BadRequest, body)();
        if (header is not null)
        {
            response.Headers.Add("x-amzn-ErrorType", header);
        }

        var error = AwsErrorResponse.Read(response, System.Text.Encoding.UTF8.GetBytes(body));
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData(400, "ThrottlingException", true)]
    [InlineData(400, "ProvisionedThroughputExceededException", true)]
    [InlineData(429, "TooManyRequestsException", true)]
    [InlineData(500, "InternalServerError", true)]
    [InlineData(503, "ServiceUnavailable", true)]
    [InlineData(400, "InvalidParameterException", false)]
    [InlineData(403, "AccessDeniedException", false)]
    [InlineData(501, "NotImplemented", false)]
    public async Task CallAsync_Failure_TriedAgainOnlyIfItMayPass(int status, string code, bool again)
    {
        var stub = new StubService(
            StubService.Answer((HttpStatusCode)status, $$"""{"__type":"{{code}}"}"""), StubService.Answer((HttpStatusCode)status, $$"""{"__type":"{{code}}"}"""),
            StubService.Answer(HttpStatusCode.OK, """{"Faces":[{"FaceId":"f"}]}"""));
        if (again)
        {
            Assert.Equal("f", (await ListAsync(stub)).Faces!.Single().FaceId);
        }
        else
        {
            await Assert.ThrowsAnyAsync<AmazonRekognitionException>(() => ListAsync(stub));
        }

        Assert.Equal(again ? 3 : 1, stub.Requests.Count);
    }

    [Fact]
    public async Task CallAsync_NeverReached_FourTriesAndTheAddressInTheMessage()
    {
        var stub = new StubService(StubService.NotReached());
        var e = await Assert.ThrowsAsync<AmazonRekognitionException>(() => ListAsync(stub));
        Assert.Contains("http://127.0.0.1:4566 could not be reached: Connection refused", e.Message, StringComparison.Ordinal);
        Assert.Equal((4, (HttpStatusCode)0), (stub.Requests.Count, e.StatusCode));
    }

    [Fact]
    public async Task CallAsync_Cancelled_IsNoFailureOfTheService()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new AmazonRekognitionClient(new StubService(StubService.Answer(HttpStatusCode.OK)).Options())
            .ListFacesAsync(new(), cancelled.Token));
    }

    [Theory]
    [InlineData("InvalidSignatureException", 20, true)]
    [InlineData("RequestExpired", -60, true)]
    [InlineData("InvalidSignatureException", 1, false)] // the clock is fine, so it is the secret
    public async Task CallAsync_RefusedForTheClock_SignsByTheServicesClock(string code, int minutesAhead, bool again)
    {
        var serviceTime = Now.AddMinutes(minutesAhead);
        var refusal = StubService.Answer(HttpStatusCode.BadRequest, $$"""{"__type":"{{code}}"}""", ("Date", serviceTime.ToString("r")));
        var stub = new StubService(refusal, StubService.Answer(HttpStatusCode.OK));
        using var client = new AmazonRekognitionClient(stub.Options(Now));
        if (!again)
        {
            await Assert.ThrowsAsync<AmazonRekognitionException>(() => client.ListFacesAsync(new(), TestContext.Current.CancellationToken));
            return;
        }

        await client.ListFacesAsync(new(), TestContext.Current.CancellationToken);
        await client.ListFacesAsync(new(), TestContext.Current.CancellationToken);
        Assert.Equal(
            [SigV4.AmzDate(Now), SigV4.AmzDate(serviceTime), SigV4.AmzDate(serviceTime)],
            stub.Requests.Select(request => request.Message.Headers.GetValues("x-amz-date").Single()));
    }

    [Fact]
    public async Task CallAsync_ClockStaysWrong_GivesUp()
    {
        var refusal = StubService.Answer(HttpStatusCode.BadRequest, """{"__type":"InvalidSignatureException"}""", ("Date", Now.AddHours(1).ToString("r")));
        var stub = new StubService(refusal);
        using var client = new AmazonRekognitionClient(stub.Options(Now));
        await Assert.ThrowsAsync<AmazonRekognitionException>(() => client.ListFacesAsync(new(), TestContext.Current.CancellationToken));
        Assert.Equal(2, stub.Requests.Count);
    }

    [Fact]
    public async Task UpdateStackAsync_NothingToUpdate_ItsOwnException()
    {
        var stub = new StubService(StubService.Answer(
            HttpStatusCode.BadRequest,
            "<ErrorResponse xmlns='http://cloudformation.amazonaws.com/doc/2010-05-15/'><Error><Type>Sender</Type><Code>ValidationError</Code><Message>No updates are to be performed.</Message></Error></ErrorResponse>"));
        await Assert.ThrowsAsync<NoUpdatesException>(() =>
            new AmazonCloudFormationClient(stub.Options()).UpdateStackAsync(new() { StackName = "s" }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CreateStackAsync_Request_SpelledAsAForm()
    {
        var stub = new StubService(StubService.Answer(
            HttpStatusCode.OK, "<CreateStackResponse xmlns='x'><CreateStackResult><StackId>arn:s</StackId></CreateStackResult></CreateStackResponse>"));
        var created = await new AmazonCloudFormationClient(stub.Options()).CreateStackAsync(
            new() { StackName = "s", TemplateBody = "{ &}", Parameters = [new() { ParameterKey = "K", ParameterValue = "ü" }], Capabilities = ["CAPABILITY_IAM"] },
            TestContext.Current.CancellationToken);
        Assert.Equal("arn:s", created.StackId);
        Assert.Equal(
            "Action=CreateStack&Version=2010-05-15&StackName=s&TemplateBody=%7B+%26%7D&Parameters.member.1.ParameterKey=K"
            + "&Parameters.member.1.ParameterValue=%C3%BC&Capabilities.member.1=CAPABILITY_IAM",
            stub.Requests.Single().Body);
    }

    [Fact]
    public async Task SendEmailAsync_RawMessage_InBase64()
    {
        var stub = new StubService(StubService.Answer(HttpStatusCode.OK, """{"MessageId":"m"}"""));
        var sent = await new AmazonSimpleEmailServiceV2Client(stub.Options()).SendEmailAsync(
            new() { FromEmailAddress = "a@b.org", Destination = new() { ToAddresses = ["c@d.org"] }, Content = new() { Raw = new() { Data = [1, 2, 3] } } },
            TestContext.Current.CancellationToken);
        Assert.Equal("m", sent.MessageId);
        Assert.Equal("""{"FromEmailAddress":"a@b.org","Destination":{"ToAddresses":["c@d.org"]},"Content":{"Raw":{"Data":"AQID"}}}""", stub.Requests.Single().Body);
    }

    private static async Task<ListFacesResponse> ListAsync(StubService stub) =>
        await new AmazonRekognitionClient(stub.Options()).ListFacesAsync(new() { CollectionId = "c" }, TestContext.Current.CancellationToken);
}
