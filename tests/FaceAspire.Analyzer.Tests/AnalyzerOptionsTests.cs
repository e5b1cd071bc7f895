using FaceAspire.Aws.Lambda;

namespace FaceAspire.Analyzer.Tests;

public sealed class AnalyzerOptionsTests
{
    [Fact]
    public void From_OnlyWhatIsRequired_Defaults()
    {
        var options = AnalyzerOptions.From(Settings());

        Assert.Equal(new() { FramesBucket = "frames", CollectionId = "people" }, options);
        Assert.Equal((5, 10, 4), (options.SearchesPerSecond, options.MaxFaces, options.MotionThreshold));
    }

    [Fact]
    public void From_AllGiven_AsGiven() => Assert.Equal(
        new()
        {
            FramesBucket = "frames",
            CollectionId = "people",
            SearchesPerSecond = 2.5,
            MaxFaces = 3,
            SamplingInterval = TimeSpan.FromSeconds(2),
            MotionThreshold = 0,
            MotionHold = TimeSpan.FromSeconds(5),
            MotionRefresh = TimeSpan.FromMinutes(1),
        },
        AnalyzerOptions.From(Settings(
            ("SearchesPerSecond", "2.5"), ("MaxFaces", "3"), ("SamplingInterval", "00:00:02"), ("MotionThreshold", "0"), ("MotionHold", "00:00:05"),
            ("MotionRefresh", "00:01:00"))));

    [Theory]
    [InlineData("SearchesPerSecond", "0")]
    [InlineData("MaxFaces", "0")]
    [InlineData("MaxFaces", "101")]
    [InlineData("SamplingInterval", "00:01:01")]
    [InlineData("MotionThreshold", "256")]
    [InlineData("MotionHold", "-00:00:01")]
    [InlineData("MotionRefresh", "soon")]
    [InlineData("FramesBucket", "")]
    [InlineData("CollectionId", "")]
    public void From_OutOfRange_NamesTheVariable(string name, string value) =>
        Assert.Contains($"FaceAspire__{name}", Assert.Throws<LambdaSettingException>(() => AnalyzerOptions.From(Settings((name, value)))).Message, StringComparison.Ordinal);

    private static LambdaSettings Settings(params (string Name, string Value)[] settings)
    {
        var variables = new Dictionary<string, string> { ["FaceAspire__FramesBucket"] = "frames", ["FaceAspire__CollectionId"] = "people" };
        foreach (var (name, value) in settings)
        {
            variables[$"FaceAspire__{name}"] = value;
        }

        return new(variables);
    }
}
