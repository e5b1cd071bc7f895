using FaceAspire.Aws.Lambda;

namespace FaceAspire.Matcher.Tests;

public class MatcherOptionsTests
{
    [Fact]
    public void From_NamesAlone_DocumentedDefaults() => Assert.Equal(
        new MatcherOptions
        {
            AuditBucket = "audit",
            AlertsQueueUrl = "queue",
            VisitTimeout = TimeSpan.FromMinutes(5),
            MinSightings = 2,
            SightingWindow = TimeSpan.FromSeconds(5),
            MaxYaw = 60,
            MinSimilarity = 80,
        },
        From());

    [Fact]
    public void From_EverySetting_TakesIt() => Assert.Equal(
        new MatcherOptions
        {
            AuditBucket = "audit",
            AlertsQueueUrl = "queue",
            VisitTimeout = TimeSpan.FromMinutes(10),
            MinSightings = 3,
            SightingWindow = TimeSpan.FromSeconds(8),
            MaxYaw = 45,
            MinSimilarity = 92.5,
        },
        From(("VisitTimeout", "00:10:00"), ("MinSightings", "3"), ("SightingWindow", "00:00:08"), ("MaxYaw", "45"), ("MinSimilarity", "92.5")));

    [Theory]
    [InlineData("VisitTimeout", "00:00:00.5")]
    [InlineData("VisitTimeout", "5")] // days
    [InlineData("MinSightings", "0")]
    [InlineData("MinSightings", "two")]
    [InlineData("SightingWindow", "00:02:00")]
    [InlineData("SightingWindow", "-00:00:05")]
    [InlineData("MaxYaw", "181")]
    [InlineData("MinSimilarity", "NaN")]
    public void From_OutOfRange_SaysWhichAndWhatIsRight(string name, string value)
    {
        var e = Assert.Throws<LambdaSettingException>(() => From((name, value)));
        Assert.Contains($"FaceAspire__{name}", e.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_NameMissing_SaysWhich() =>
        Assert.Contains("FaceAspire__AuditBucket", Assert.Throws<LambdaSettingException>(() => From(("AuditBucket", ""))).Message, StringComparison.Ordinal);

    private static MatcherOptions From(params (string Name, string Value)[] settings)
    {
        var variables = new Dictionary<string, string> { ["FaceAspire__AuditBucket"] = "audit", ["FaceAspire__AlertsQueueUrl"] = "queue" };
        foreach (var (name, value) in settings)
        {
            variables[$"FaceAspire__{name}"] = value;
        }

        return MatcherOptions.From(new(variables));
    }
}
