using System.Globalization;
using System.Net;
using System.Text;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class FormUploadTests
{
    private const string Conditions = """[{"bucket":"faces"},["starts-with","$key","in/"],["starts-with","$Content-Type","text/"],{"x-amz-meta-who":"ann"},["content-length-range",2,5]]""";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_AsThePolicySays_IsAnObjectAndRaisesItsEvent()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var queue = await s3.NotifyAsync("", "s3:ObjectCreated:Post");

        var (status, body, _) = await PostAsync(s3, "hello", Fields(("success_action_status", "201")), Conditions[..^1] + """,{"success_action_status":"201"}]""");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Contains("<Key>in/a b.txt</Key>", body, StringComparison.Ordinal);
        using var got = await s3.Client.GetObjectAsync(S3Fixture.Bucket, "in/a b.txt", Token);
        Assert.Equal(("hello", "text/plain", "ann"), (await new StreamReader(got.ResponseStream).ReadToEndAsync(Token), got.Headers.ContentType, got.Metadata["who"]));
        Assert.Equal("ObjectCreated:Post", (await s3.EventsAsync(queue)).Single().GetProperty("Records")[0].GetProperty("eventName").GetString());
    }

    [Fact]
    public async Task Post_WithARedirect_NamesTheObjectThere()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var (status, _, location) = await PostAsync(
            s3, "hello", Fields(("success_action_redirect", "http://example.org/done?x=1")), Conditions[..^1] + """,["starts-with","$success_action_redirect",""]]""");

        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.StartsWith("http://example.org/done?x=1&bucket=faces&key=in%2Fa%20b.txt&etag=", location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key", "out/a", "hello", HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData("Content-Type", "image/png", "hello", HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData("x-amz-meta-who", "bob", "hello", HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData("x-amz-meta-more", "1", "hello", HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData("key", "", "hello", HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData("policy", "e30", "hello", HttpStatusCode.BadRequest, "InvalidPolicyDocument")]
    [InlineData("key", "in/a", "h", HttpStatusCode.BadRequest, "EntityTooSmall")]
    [InlineData("key", "in/a", "hello!", HttpStatusCode.BadRequest, "EntityTooLarge")]
    [InlineData("x-ignore-it", "0123456789", "hello", HttpStatusCode.NoContent, null)]
    public async Task Post_OtherwiseThanThePolicySays_Refused(string field, string value, string content, HttpStatusCode status, string? code)
    {
        await using var s3 = await S3Fixture.StartAsync();

        var answer = await PostAsync(s3, content, Fields((field, value)), Conditions);

        Assert.Equal(status, answer.Status);
        Assert.Contains(code is null ? "" : $"<Code>{code}</Code>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NoPolicyNoFileOrNoForm_Refused()
    {
        await using var s3 = await S3Fixture.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(s3, "hello", [("key", "in/a")], null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(s3, null, Fields(), Conditions)).Status);
        Assert.Contains("MaxPostPreDataLengthExceeded", (await PostAsync(s3, "hello", Fields(("x-ignore-it", new('x', 20_481))), Conditions)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await s3.SendAsync(HttpMethod.Post, "/faces", "x"u8.ToArray())).Status);
    }

    [Fact]
    public void Check_PolicyThatIsOver_Refused()
    {
        var policy = PostPolicy.Parse(Policy("[]", Now));

        policy.Check(new Dictionary<string, string>(), Now.AddTicks(-1));
        Assert.Contains("Policy expired.", Assert.Throws<AwsException>(() => policy.Check(new Dictionary<string, string>(), Now)).Message, StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(params (string Name, string Value)[] more) =>
    [
        .. new (string Name, string Value)[] { ("key", "in/${filename}"), ("Content-Type", "text/plain"), ("x-amz-meta-who", "ann") }
            .Concat(more).GroupBy(field => field.Name).Select(same => same.Last()),
    ];

    private static string Policy(string conditions, DateTimeOffset expiration) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $$"""{"expiration":"{{expiration:yyyy-MM-ddTHH:mm:ss.fffZ}}","conditions":{{conditions}}}""")));

    private static async Task<(HttpStatusCode Status, string Body, string? Location)> PostAsync(
        S3Fixture s3, string? content, (string Name, string Value)[] fields, string? conditions)
    {
        using var form = new MultipartFormDataContent();
        if (conditions is not null && fields.All(field => field.Name != "policy"))
        {
            form.Add(new StringContent(Policy(conditions, DateTimeOffset.UtcNow.AddHours(1))), "policy");
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        if (content is not null)
        {
            form.Add(new StringContent(content), "file", "a b.txt");
        }

        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = s3.Emulator.Endpoint };
        using var response = await http.PostAsync("/faces", form, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token), response.Headers.Location?.OriginalString);
    }
}
