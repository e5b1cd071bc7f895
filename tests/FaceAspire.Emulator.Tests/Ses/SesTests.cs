using System.Net;
using System.Text;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Ses;

public sealed class SesTests
{
    private const string V1 = "2010-12-01";
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes("From: Ann <a@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?q?h=C3=A9llo?=\r\n\r\nbare \ttext\r\n");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendV2_Simple_WholeMessageInTheMailbox()
    {
        await using var ses = await StartAsync();

        var (status, body, _) = await ses.SendAsync(new
        {
            FromEmailAddress = "Ann Lee <a@example.org>",
            Destination = new { ToAddresses = (string[])["Zoë <b@example.org>"], CcAddresses = (string[])["c@example.org"], BccAddresses = (string[])["d@example.org"] },
            Content = new
            {
                Simple = new
                {
                    Subject = new { Data = "Ann Lée ✓" },
                    Body = new { Text = new { Data = "text" }, Html = new { Data = "<img src='cid:pic'>" } },
                    Headers = (object[])[new { Name = "X-Visit", Value = "42" }],
                    Attachments = (object[])
                    [
                        new { FileName = "pic.png", RawContent = "AAEC"u8.ToArray(), ContentType = "image/png", ContentDisposition = "INLINE", ContentId = "pic" },
                        new { FileName = "répört.pdf", RawContent = "%PDF"u8.ToArray(), ContentType = "application/pdf" },
                    ],
                },
            },
        });

        Assert.Equal(HttpStatusCode.OK, status);
        var mail = Assert.Single(await ses.MailsAsync());
        Assert.Equal(body.GetProperty("MessageId").GetString(), mail.GetProperty("id").GetString());
        Assert.Equal(("a@example.org", "Ann Lée ✓", "text"), (mail.GetProperty("from").GetString(), mail.GetProperty("subject").GetString(), mail.GetProperty("text").GetString()));
        Assert.Equal(["b@example.org", "c@example.org", "d@example.org"], mail.GetProperty("to").EnumerateArray().Select(to => to.GetString()));
        Assert.Equal(
            ["pic.png image/png 4", "répört.pdf application/pdf 4"],
            mail.GetProperty("attachments").EnumerateArray().Select(part => $"{part.GetProperty("name").GetString()} {part.GetProperty("contentType").GetString()} {part.GetProperty("size").GetInt64()}"));
        var raw = await ses.Http.GetStringAsync($"/_faceaspire/emails/{mail.GetProperty("id").GetString()}/raw", Token);
        Assert.Contains("X-Visit: 42", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("d@example.org", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendV2_Raw_KeptByteForByte()
    {
        await using var ses = await StartAsync();

        var (_, body, _) = await ses.SendAsync(new { Content = new { Raw = new { Data = Whole } } });

        Assert.Equal(Whole, await ses.Http.GetByteArrayAsync($"/_faceaspire/emails/{body.GetProperty("MessageId").GetString()}/raw", Token));
        Assert.Equal("héllo", Assert.Single(await ses.MailsAsync()).GetProperty("subject").GetString());
    }

    [Fact]
    public async Task CreateEmailIdentity_WithAConfigurationSet_NotFoundAndNoIdentity()
    {
        await using var ses = await StartAsync();

        var (status, _, error) = await ses.CallAsync(HttpMethod.Post, "/v2/email/identities", new { EmailIdentity = "example.net", ConfigurationSetName = "none" });

        Assert.Equal((HttpStatusCode.NotFound, "NotFoundException"), (status, error));
        Assert.Equal(HttpStatusCode.NotFound, (await ses.CallAsync(HttpMethod.Get, "/v2/email/identities/example.net", null)).Status);
    }

    [Theory]
    [InlineData("""{"FromEmailAddress":"x@example.com","Destination":{"ToAddresses":["b@example.org"]},"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""", "MessageRejected", "Email address is not verified. The following identities failed the check in region US-EAST-1: x@example.com")]
    [InlineData("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["nonsense"]},"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""", "BadRequestException", "Missing final '@domain'")]
    [InlineData("""{"FromEmailAddress":"a@example.org","Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""", "BadRequestException", "Missing destination")]
    [InlineData("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b@example.org"]},"Content":{"Simple":{"Subject":{"Data":"s"}}}}""", "BadRequestException", "content.simple.body")]
    [InlineData("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b@example.org"]},"Content":{}}""", "BadRequestException", "Content must have one of")]
    [InlineData("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b@example.org"]},"Content":{"Simple":{"Body":{"Text":{"Data":"t"}}}}}""", "BadRequestException", "content.simple.subject")]
    public async Task SendV2_WrongInput_AwsErrorAndNoMessage(string request, string code, string message)
    {
        await using var ses = await StartAsync();

        var (status, body, error) = await ses.SendAsync(JsonSerializer.Deserialize<JsonElement>(request));

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, error));
        Assert.Contains(message, body.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(await ses.MailsAsync());
    }

    [Fact]
    public async Task SendV2_TooManyOrTooMuch_Refused()
    {
        await using var ses = await StartAsync();
        string[] many = [.. Enumerable.Repeat("b@example.org", 51)];

        var recipients = await ses.SendAsync(new { FromEmailAddress = "a@example.org", Destination = new { ToAddresses = many }, Content = new { Simple = new { Subject = new { Data = "s" }, Body = new { Text = new { Data = "t" } } } } });
        var size = await ses.SendAsync(new { Content = new { Raw = new { Data = (byte[])[.. Whole, .. new byte[40 * 1024 * 1024]] } } });
        var set = await ses.SendAsync(new { ConfigurationSetName = "none", Content = new { Raw = new { Data = Whole } } });

        Assert.Equal(("BadRequestException", "Recipient count exceeds 50."), (recipients.Error, recipients.Body.GetProperty("message").GetString()));
        Assert.Equal((HttpStatusCode.BadRequest, "BadRequestException"), (size.Status, size.Error));
        Assert.Equal((HttpStatusCode.NotFound, "NotFoundException"), (set.Status, set.Error));
    }

    [Fact]
    public async Task SendV1_EmailAndRawEmail_InTheMailbox()
    {
        await using var ses = await StartAsync();

        var (status, sent) = await ses.Http.QueryAsync(
            V1, "SendEmail", ("Source", "a@example.org"), ("Destination.ToAddresses.member.1", "b@example.org"), ("Message.Subject.Data", "one"), ("Message.Body.Text.Data", "t"));
        var (_, raw) = await ses.Http.QueryAsync(V1, "SendRawEmail", ("RawMessage.Data", Convert.ToBase64String(Whole)), ("Destinations.member.1", "z@example.org"));

        Assert.Equal((HttpStatusCode.OK, "SendEmailResponse"), (status, sent.Name.LocalName));
        var mails = await ses.MailsAsync();
        Assert.Equal([sent.Text("MessageId"), raw.Text("MessageId")], mails.Select(mail => mail.GetProperty("id").GetString()));
        Assert.Equal("z@example.org", mails[1].GetProperty("to")[0].GetString());
    }

    [Fact]
    public async Task ListIdentities_ByTypeAndPage_EachOnce()
    {
        await using var ses = await StartAsync();
        await ses.Http.QueryAsync(V1, "VerifyDomainIdentity", ("Domain", "example.net"));
        await ses.Http.QueryAsync(V1, "VerifyEmailIdentity", ("EmailAddress", "z@example.org"));

        var (_, first) = await ses.Http.QueryAsync(V1, "ListIdentities", ("IdentityType", "EmailAddress"), ("MaxItems", "1"));
        var (_, second) = await ses.Http.QueryAsync(V1, "ListIdentities", ("IdentityType", "EmailAddress"), ("MaxItems", "1"), ("NextToken", first.Text("NextToken")!));
        var (_, domains) = await ses.Http.QueryAsync(V1, "ListIdentities", ("IdentityType", "Domain"));
        var (status, noDomain) = await ses.Http.QueryAsync(V1, "VerifyDomainIdentity", ("Domain", "a@example.net"));

        Assert.Equal(("a@example.org", "z@example.org", null), (first.Text("member"), second.Text("member"), second.Text("NextToken")));
        Assert.Equal("example.net", domains.Text("member"));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterValue"), (status, noDomain.Text("Code")));
    }

    [Fact]
    public async Task SendQuota_AfterAMessage_CountsItsRecipients()
    {
        await using var ses = await StartAsync();
        await ses.Http.QueryAsync(V1, "SendRawEmail", ("RawMessage.Data", Convert.ToBase64String(Whole)), ("Destinations.member.1", "y@example.org"), ("Destinations.member.2", "z@example.org"));

        var (_, quota) = await ses.Http.QueryAsync(V1, "GetSendQuota");
        var (_, statistics) = await ses.Http.QueryAsync(V1, "GetSendStatistics");
        var (_, account, _) = await ses.CallAsync(HttpMethod.Get, "/v2/email/account");

        Assert.Equal(("2", "2"), (quota.Text("SentLast24Hours"), statistics.Text("DeliveryAttempts")));
        Assert.Equal(2, account.GetProperty("SendQuota").GetProperty("SentLast24Hours").GetDouble());
    }

    [Fact]
    public async Task SendV1_WrongInput_XmlErrors()
    {
        await using var ses = await StartAsync();

        var (status, sender) = await ses.Http.QueryAsync(
            V1, "SendEmail", ("Source", "x@example.com"), ("Destination.ToAddresses.member.1", "b@example.org"), ("Message.Subject.Data", "one"), ("Message.Body.Text.Data", "t"));
        var (_, size) = await ses.Http.QueryAsync(V1, "SendRawEmail", ("RawMessage.Data", Convert.ToBase64String([.. Whole, .. new byte[10 * 1024 * 1024]])));
        var (_, missing) = await ses.Http.QueryAsync(V1, "SendRawEmail");

        Assert.Equal((HttpStatusCode.BadRequest, "ErrorResponse", "Sender", "MessageRejected"), (status, sender.Name.LocalName, sender.Text("Type"), sender.Text("Code")));
        Assert.Equal("InvalidParameterValue", size.Text("Code"));
        Assert.Contains("more than 10485760 bytes", size.Text("Message"), StringComparison.Ordinal);
        Assert.Equal("ValidationError", missing.Text("Code"));
    }

    [Fact]
    public async Task Identities_AddressesAndDomains_LetTheirSendersSend()
    {
        await using var ses = await StartAsync();
        await ses.CallAsync(HttpMethod.Post, "/v2/email/identities", new { EmailIdentity = "Example.com" });
        var again = await ses.CallAsync(HttpMethod.Post, "/v2/email/identities", new { EmailIdentity = "example.com" });
        Assert.Equal("AlreadyExistsException", again.Error);
        object Mail(string from) => new { FromEmailAddress = from, Content = new { Raw = new { Data = Whole } } };

        Assert.Equal(HttpStatusCode.OK, (await ses.SendAsync(Mail("x@mail.EXAMPLE.com"))).Status);
        Assert.Equal("MessageRejected", (await ses.SendAsync(Mail("x@badexample.com"))).Error);
        Assert.Equal("DOMAIN", (await ses.CallAsync(HttpMethod.Get, "/v2/email/identities/example.com")).Body.GetProperty("IdentityType").GetString());
        await ses.CallAsync(HttpMethod.Delete, "/v2/email/identities/example.com");
        Assert.Equal("MessageRejected", (await ses.SendAsync(Mail("x@example.com"))).Error);
        Assert.Equal("NotFoundException", (await ses.CallAsync(HttpMethod.Get, "/v2/email/identities/example.com")).Error);
    }

    private static async Task<SesFixture> StartAsync()
    {
        var ses = new SesFixture(await RunningEmulator.StartAsync());
        await ses.Http.QueryAsync(V1, "VerifyEmailIdentity", ("EmailAddress", "a@example.org"));
        return ses;
    }
}
