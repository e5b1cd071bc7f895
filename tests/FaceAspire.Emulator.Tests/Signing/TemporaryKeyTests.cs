using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests.Signing;

/// <summary>What STS issues, used where signatures are required.</summary>
public sealed class TemporaryKeyTests
{
    private const string AssumeRole = "AssumeRole&RoleArn=arn:aws:iam::000000000000:role/reader&RoleSessionName=ann";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AssumeRole, "arn:aws:sts::000000000000:assumed-role/reader/ann", 3600)]
    [InlineData(AssumeRole + "&DurationSeconds=900", "arn:aws:sts::000000000000:assumed-role/reader/ann", 900)]
    [InlineData("GetSessionToken", "arn:aws:iam::000000000000:root", 43_200)]
    [InlineData("GetSessionToken&DurationSeconds=129600", "arn:aws:iam::000000000000:root", 129_600)]
    public async Task IssuedKey_UntilItsTimeIsOver_TakenAndThenExpiredToken(string action, string arn, int seconds)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var emulator = await StartAsync(time);
        var issued = await IssuedAsync(Sts(emulator, action));
        var expires = DateTimeOffset.Parse(issued.Text("Expiration")!, System.Globalization.CultureInfo.InvariantCulture);

        time.SetUtcNow(expires - TimeSpan.FromSeconds(1));
        var before = await (With(Sts(emulator, "GetCallerIdentity"), issued) with { Ahead = time.GetUtcNow() - DateTimeOffset.UtcNow }).SendAsync();
        time.SetUtcNow(expires);
        var after = new List<string>();
        foreach (var call in Calls(emulator))
        {
            var (status, body, queryError) = await (With(call, issued) with { Ahead = time.GetUtcNow() - DateTimeOffset.UtcNow }).SendAsync();
            after.Add($"{(int)status} {body} {queryError}");
        }

        Assert.InRange(expires, time.GetUtcNow().AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(seconds));
        Assert.Contains($"<Arn>{arn}</Arn>", before.Body, StringComparison.Ordinal);
        Assert.Collection(
            after,
            s3 => Assert.Matches("(?s)^400 .*<Code>ExpiredToken</Code>", s3),
            query => Assert.Matches("(?s)^403 .*<Code>ExpiredToken</Code>", query),
            json => Assert.Matches("^400 .*\"ExpiredTokenException\"", json),
            sqs => Assert.Matches("^403 .*ExpiredTokenException.* ExpiredToken;Sender$", sqs));
    }

    [Fact]
    public async Task IssuedKey_NotAsIssued_Refused()
    {
        await using var emulator = await SigningFixture.StartAsync();
        var one = await IssuedAsync(Sts(emulator, AssumeRole));
        var other = await IssuedAsync(Sts(emulator, AssumeRole));
        var call = With(Sts(emulator, "GetCallerIdentity"), one);
        var token = Convert.FromBase64String(call.Token!);
        token[^1] ^= 1;

        Assert.Equal(HttpStatusCode.OK, (await call.SendAsync()).Status);
        await RefusedAsync(call with { Secret = other.Text("SecretAccessKey")! }, "SignatureDoesNotMatch");
        await RefusedAsync(call with { Token = other.Text("SessionToken") }, "InvalidClientTokenId");
        await RefusedAsync(call with { Token = null }, "InvalidClientTokenId");
        await RefusedAsync(call with { Token = "no/base64!" }, "InvalidClientTokenId");
        await RefusedAsync(call with { Token = Convert.ToBase64String(token) }, "InvalidClientTokenId");
        await RefusedAsync(call with { KeyId = SigningFixture.KeyId }, "InvalidClientTokenId");
    }

    [Fact]
    public async Task IssuedKey_AfterARestart_TakenUnlessTheLastingKeysAreOthers()
    {
        XElement issued;
        await using (var before = await SigningFixture.StartAsync())
        {
            issued = await IssuedAsync(Sts(before, AssumeRole));
        }

        await using var same = await SigningFixture.StartAsync();
        await using var changed = await RunningEmulator.StartAsync(builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(SigningFixture.Settings) { [$"Emulator:AccessKeys:{SigningFixture.KeyId}"] = "another" }));

        Assert.Equal(HttpStatusCode.OK, (await With(Sts(same, "GetCallerIdentity"), issued).SendAsync()).Status);
        await RefusedAsync(With(Sts(changed, "GetCallerIdentity"), issued), "InvalidClientTokenId");
    }

    [Fact]
    public async Task Session_AsksForAnother_AnHourOfARoleAndNoSessionToken()
    {
        await using var emulator = await SigningFixture.StartAsync();
        var role = await IssuedAsync(Sts(emulator, AssumeRole));
        var root = await IssuedAsync(Sts(emulator, "GetSessionToken"));

        Assert.Equal(HttpStatusCode.OK, (await With(Sts(emulator, AssumeRole + "&DurationSeconds=3600"), role).SendAsync()).Status);
        await RefusedAsync(With(Sts(emulator, AssumeRole + "&DurationSeconds=3601"), role), "ValidationError");
        Assert.Equal(HttpStatusCode.OK, (await With(Sts(emulator, AssumeRole + "&DurationSeconds=3601"), root).SendAsync()).Status);
        await RefusedAsync(With(Sts(emulator, "GetSessionToken"), role), "AccessDenied");
        await RefusedAsync(With(Sts(emulator, "GetSessionToken"), root), "AccessDenied");
    }

    [Fact]
    public async Task Cli_ProfileWithARole_AssumesItAndIsTaken()
    {
        await using var emulator = await SigningFixture.StartAsync();
        using var folder = new TemporaryFolder();
        var config = Path.Combine(folder.Path, "config");
        await File.WriteAllTextAsync(
            config,
            $"""
            [profile base]
            aws_access_key_id = {SigningFixture.KeyId}
            aws_secret_access_key = {SigningFixture.Secret}
            [profile reader]
            role_arn = arn:aws:iam::000000000000:role/reader
            role_session_name = ann
            source_profile = base
            region = us-east-1
            """,
            Token);

        async Task<string> RunAsync(string command)
        {
            var (_, output, error) = await Tool.RunAsync("aws", ["--profile", "reader", .. command.Split(' ')], new Dictionary<string, string?>
            {
                ["AWS_CONFIG_FILE"] = config,
                ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(folder.Path, "none"),
                ["AWS_ENDPOINT_URL"] = emulator.Endpoint.ToString(),
                ["AWS_ACCESS_KEY_ID"] = null,
                ["AWS_SECRET_ACCESS_KEY"] = null,
                ["AWS_SESSION_TOKEN"] = null,
                ["HOME"] = folder.Path, // where it keeps what it was issued
                ["AWS_MAX_ATTEMPTS"] = "1",
            });
            return output + error;
        }

        Assert.Contains("assumed-role/reader/ann", await RunAsync("sts get-caller-identity"), StringComparison.Ordinal);
        Assert.Contains("make_bucket: cli", await RunAsync("s3 mb s3://cli"), StringComparison.Ordinal);
    }

    private static Task<RunningEmulator> StartAsync(TimeProvider time) => RunningEmulator.StartAsync(builder =>
    {
        builder.Configuration.AddInMemoryCollection(SigningFixture.Settings);
        builder.Services.AddSingleton(time);
    });

    private static SignedCall Sts(RunningEmulator emulator, string action) =>
        new(emulator.Endpoint, "sts") { Body = $"Version=2011-06-15&Action={action}" };

    private static SignedCall[] Calls(RunningEmulator emulator) =>
    [
        new(emulator.Endpoint, "s3") { Method = "GET", Body = "" },
        Sts(emulator, "GetCallerIdentity"),
        new(emulator.Endpoint, "kinesis") { Target = "Kinesis_20131202.ListStreams" },
        new(emulator.Endpoint, "sqs") { Target = "AmazonSQS.ListQueues" },
    ];

    private static SignedCall With(SignedCall call, XElement issued) => call with
    {
        KeyId = issued.Text("AccessKeyId")!,
        Secret = issued.Text("SecretAccessKey")!,
        Token = issued.Text("SessionToken"),
    };

    private static async Task<XElement> IssuedAsync(SignedCall call)
    {
        var (status, body, _) = await call.SendAsync();
        Assert.True(status == HttpStatusCode.OK, body);
        return AwsCall.Parse(body);
    }

    private static async Task RefusedAsync(SignedCall call, string code) =>
        Assert.Contains($"<Code>{code}</Code>", (await call.SendAsync()).Body, StringComparison.Ordinal);
}
