using System.Net;
using System.Text;
using FaceAspire.Emulator.Tests.Ses;

namespace FaceAspire.Emulator.Tests.Admin;

public sealed class MailboxTests
{
    private const string Evil = """
        From: a@example.org
        To: b@example.org
        Subject: <script>alert(1)</script>
        MIME-Version: 1.0
        Content-Type: multipart/related; boundary=x

        --x
        Content-Type: text/html

        <p>hi</p><img src="cid:p1"><img src='cid:p10'><script>alert(2)</script>
        --x
        Content-Type: image/png
        Content-ID: <p1>
        Content-Transfer-Encoding: base64

        AAEC
        --x
        Content-Type: image/png
        Content-ID: <p10>
        Content-Transfer-Encoding: base64

        AwQF
        --x
        Content-Type: text/html; name=evil.html
        Content-Disposition: attachment; filename=evil.html

        <script>alert(3)</script>
        --x--
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Html_PicturesInsideAndNoScripts()
    {
        await using var ses = await StartAsync();
        var id = await SendAsync(ses, Evil);

        using var answer = await ses.Http.GetAsync($"/_faceaspire/emails/{id}/html", Token);

        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("""<img src="data:image/png;base64,AAEC">""", html, StringComparison.Ordinal);
        Assert.Contains("<img src='data:image/png;base64,AwQF'>", html, StringComparison.Ordinal);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; img-src data:;", policy, StringComparison.Ordinal);
        Assert.EndsWith("sandbox", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachment_OfMarkup_DownloadedAndNeverRun()
    {
        await using var ses = await StartAsync();
        var id = await SendAsync(ses, Evil);

        using var answer = await ses.Http.GetAsync($"/_faceaspire/emails/{id}/attachments/2", Token);

        Assert.Equal(("attachment", "evil.html"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.EndsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ses.Http.GetAsync($"/_faceaspire/emails/{id}/attachments/3", Token)).StatusCode);
    }

    [Fact]
    public async Task Page_WithAMessage_ShowsItInASandbox()
    {
        await using var ses = await StartAsync();
        var id = await SendAsync(ses, Evil);

        var page = await ses.Http.GetStringAsync("/_faceaspire/mailbox", Token);

        Assert.Contains($"""<iframe sandbox src="/_faceaspire/emails/{id}/html" """, page, StringComparison.Ordinal);
        Assert.Contains("<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AfterAMessage_OnlyWhatCameLaterAndWaitsForIt()
    {
        await using var ses = await StartAsync();
        var first = await SendAsync(ses, "From: a@example.org\nTo: b@example.org\nSubject: 1\n\nx");
        var waiting = ses.MailsAsync($"?after={first}&wait=20");

        await SendAsync(ses, "From: a@example.org\nTo: b@example.org\nSubject: 2\n\nx");

        Assert.Equal(["2"], (await waiting).Select(mail => mail.GetProperty("subject").GetString()));
        Assert.Equal(["1", "2"], (await ses.MailsAsync()).Select(mail => mail.GetProperty("subject").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await ses.Http.GetAsync("/_faceaspire/emails/none/raw", Token)).StatusCode);
    }

    [Fact]
    public async Task Reset_OfAFullEmulator_EmptyAndUsable()
    {
        await using var ses = await StartAsync();
        using var sqs = ses.Emulator.Sqs();
        using var s3 = ses.Emulator.S3();
        await SendAsync(ses, Evil);
        await sqs.CreateQueueAsync("q", Token);
        await s3.PutBucketAsync("bucket", Token);
        await s3.PutObjectAsync(new() { BucketName = "bucket", Key = "k", ContentBody = "v" }, Token);

        using var strange = new HttpRequestMessage(HttpMethod.Post, "/_faceaspire/reset") { Headers = { { "Origin", "http://example.com" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await ses.Http.SendAsync(strange, Token)).StatusCode);
        Assert.Single(await ses.MailsAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await ses.Http.PostAsync("/_faceaspire/reset", null, Token)).StatusCode);

        Assert.Empty(await ses.MailsAsync());
        Assert.Empty((await sqs.ListQueuesAsync("", Token)).QueueUrls ?? []);
        Assert.Empty((await s3.ListBucketsAsync(Token)).Buckets ?? []);
        await s3.PutBucketAsync("bucket", Token);
        Assert.Equal("Healthy", await ses.Http.GetStringAsync("/_faceaspire/health", Token));
    }

    private static async Task<SesFixture> StartAsync()
    {
        var ses = new SesFixture(await RunningEmulator.StartAsync());
        await ses.CallAsync(HttpMethod.Post, "/v2/email/identities", new { EmailIdentity = "example.org" });
        return ses;
    }

    private static async Task<string> SendAsync(SesFixture ses, string message) => (await ses.SendAsync(
        new { Content = new { Raw = new { Data = Encoding.UTF8.GetBytes(message) } } })).Body.GetProperty("MessageId").GetString()!;
}
