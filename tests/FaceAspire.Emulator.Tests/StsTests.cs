using System.Net;
using System.Xml.Linq;

namespace FaceAspire.Emulator.Tests;

public sealed class StsTests
{
    private const string Role = "arn:aws:iam::111122223333:role/teams/video/reader";

    [Fact]
    public async Task GetCallerIdentity_Always_NamesTheAccount()
    {
        var (_, answer) = await CallAsync("GetCallerIdentity");

        Assert.Equal(("000000000000", "arn:aws:iam::000000000000:root"), (answer.Text("Account"), answer.Text("Arn")));
    }

    [Fact]
    public async Task AssumeRole_WithAllThatItTakes_CredentialsOfThatSession()
    {
        var (status, answer) = await CallAsync(
            "AssumeRole", ("RoleArn", Role), ("RoleSessionName", "ann"), ("DurationSeconds", "900"), ("SourceIdentity", "lee"), ("Policy", """{"Statement":[]}"""),
            ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "video"),
            ("TransitiveTagKeys.member.1", "team"), ("ExternalId", "42"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/reader/ann", answer.Text("Arn"));
        Assert.Matches("^AROA[A-Z2-7]{17}:ann$", answer.Text("AssumedRoleId"));
        Assert.Equal(("lee", "3"), (answer.Text("SourceIdentity"), answer.Text("PackedPolicySize")));
        Assert.Matches("^ASIA[A-Z2-7]{16}$", answer.Text("AccessKeyId"));
        Assert.Equal(40, answer.Text("SecretAccessKey")!.Length);
    }

    [Theory]
    [InlineData("ValidationError", "'roleArn'", "RoleArn", null)]
    [InlineData("ValidationError", "is invalid", "RoleArn", "arn:aws:iam::000000000000:user/reader")]
    [InlineData("ValidationError", "is invalid", "RoleArn", "arn:aws:iam::000000000000:role/")]
    [InlineData("ValidationError", "'roleSessionName'", "RoleSessionName", "a b")]
    [InlineData("ValidationError", "'durationSeconds'", "DurationSeconds", "899")]
    [InlineData("ValidationError", "'durationSeconds'", "DurationSeconds", "43201")]
    [InlineData("MalformedInput", "DurationSeconds", "DurationSeconds", "long")]
    [InlineData("MalformedPolicyDocument", "JSON", "Policy", "{")]
    [InlineData("MalformedPolicyDocument", "Syntax", "Policy", "[]")]
    [InlineData("ValidationError", "ARN", "PolicyArns.member.1.arn", "none-that-is-an-arn-at-all")]
    [InlineData("InvalidParameterValue", "transitive", "TransitiveTagKeys.member.1", "team")]
    [InlineData("ValidationError", "'tags.1.member.key'", "Tags.member.1.Value", "video")]
    public async Task AssumeRole_WrongInput_RefusedNamingIt(string code, string message, string member, string? value)
    {
        var fields = new Dictionary<string, string?> { ["RoleArn"] = Role, ["RoleSessionName"] = "ann", [member] = value };

        var (status, answer) = await CallAsync("AssumeRole", [.. fields.Where(field => field.Value is not null).Select(field => (field.Key, field.Value!))]);

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, answer.Text("Code")));
        Assert.Contains(message, answer.Text("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssumeRole_PoliciesOver2048Characters_PackedPolicyTooLarge()
    {
        var (_, answer) = await CallAsync(
            "AssumeRole", ("RoleArn", Role), ("RoleSessionName", "ann"), ("Policy", $$"""{"Statement":[],"Id":"{{new string('x', 2048)}}"}"""));

        Assert.Equal("PackedPolicyTooLarge", answer.Text("Code"));
    }

    [Fact]
    public async Task AssumeRole_TwoTagsOfOneKey_Refused()
    {
        var (_, answer) = await CallAsync(
            "AssumeRole", ("RoleArn", Role), ("RoleSessionName", "ann"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"),
            ("Tags.member.2.Key", "Team"), ("Tags.member.2.Value", "b"));

        Assert.Equal("InvalidParameterValue", answer.Text("Code"));
    }

    [Fact]
    public async Task GetAccessKeyInfo_AnyKey_TheAccount()
    {
        var (_, answer) = await CallAsync("GetAccessKeyInfo", ("AccessKeyId", "AKIAIOSFODNN7EXAMPLE"));

        Assert.Equal("000000000000", answer.Text("Account"));
    }

    private static async Task<(HttpStatusCode Status, XElement Body)> CallAsync(string action, params (string, string)[] fields)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        return await http.QueryAsync("2011-06-15", action, fields);
    }
}
