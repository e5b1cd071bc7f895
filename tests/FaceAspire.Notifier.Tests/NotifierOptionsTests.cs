using FaceAspire.Aws.Lambda;

namespace FaceAspire.Notifier.Tests;

public class NotifierOptionsTests
{
    [Fact]
    public void From_Settings_Read()
    {
        var options = From(("Recipients", "you@example.org, Ann <ann@example.org>"), ("TimeZone", "Europe/Vienna"));
        Assert.Equal(["you@example.org", "ann@example.org"], options.Recipients.Select(recipient => recipient.Address));
        Assert.Equal("Europe/Vienna", options.TimeZone.Id);
    }

    [Fact]
    public void From_NoTimeZone_Machines() => Assert.Equal(TimeZoneInfo.Local, From().TimeZone);

    [Theory]
    [InlineData("Sender", "nobody")]
    [InlineData("Recipients", " , ")]
    [InlineData("Recipients", "you@example.org,nobody")]
    [InlineData("TimeZone", "Middle/Earth")]
    public void From_Wrong_SaysWhich(string name, string value) => Assert.Contains(
        $"FaceAspire__{name}", Assert.Throws<LambdaSettingException>(() => From((name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void From_FiftyOneRecipients_TooMany() => Assert.Contains(
        "51", Assert.Throws<LambdaSettingException>(() => From(("Recipients", string.Join(',', Enumerable.Repeat("a@b.org", 51))))).Message, StringComparison.Ordinal);

    private static NotifierOptions From(params (string Name, string Value)[] settings)
    {
        var variables = new Dictionary<string, string>
        {
            ["FaceAspire__AuditBucket"] = "audit",
            ["FaceAspire__Sender"] = "alerts@example.org",
            ["FaceAspire__Recipients"] = "you@example.org",
        };
        foreach (var (name, value) in settings)
        {
            variables[$"FaceAspire__{name}"] = value;
        }

        return NotifierOptions.From(new(variables));
    }
}
