using System.Text.Json.Nodes;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Tests;

/// <summary>What is deployed for each combination of options.</summary>
public sealed class AccountTests
{
    private static readonly string[] CameraNames = ["door", "gate_2", "back.yard"];

    /// <summary>Recogniser, cameras, budget, architecture.</summary>
    public static MatrixTheoryData<string, int, int, string> Combinations { get; } =
        new(Enum.GetNames<Recogniser>(), [0, 1, 3], [0, 50], Enum.GetNames<Architecture>());

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Account_AnyOptions_IsTheCheckedInTemplatesWithOtherDefaults(string recogniser, int cameras, int budget, string architecture)
    {
        var options = Options(recogniser, cameras, budget, architecture);

        var stacks = Synthesis.Account(options);

        Assert.Equal(2 + cameras, stacks.Count);
        Assert.All(stacks, stack => Assert.Equal(stack.Key, stack.Value.Name)); // Aspire.Hosting.AWS looks for the template under the stack's name
        AssertSame("FaceAspire.template.json", stacks["FaceAspire"]);
        foreach (var camera in options.Cameras)
        {
            var stack = stacks[Setup.StackName.OfCamera(camera.Name)];
            AssertSame("Camera.template.json", stack);
            Assert.Equal(camera.Name, stack.Default("CameraName"));
            Assert.Equal(recogniser, stack.Default("RecogniserKind"));
            Assert.Equal(recogniser == "Images", stack.Holds(stack.ConditionOf("Pictures")));
            Assert.Equal(recogniser == "StreamProcessor", stack.Holds(stack.ConditionOf("Recogniser")));
        }

        var shared = stacks["FaceAspire"];
        Assert.Equal(architecture.ToLowerInvariant(), shared.Default("Architecture"));
        Assert.Equal(recogniser == "Images", shared.Holds(shared.ConditionOf("Analyzer")));
        var operations = stacks["FaceAspire-Operations"];
        Assert.Equal(budget > 0, operations.Holds(operations.ConditionOf("MonthlyBudget")));
        Assert.Equal(["__unreadable__", .. CameraNames[..cameras]], operations.Default("Cameras")!.Split(','));
    }

    [Fact]
    public void Account_ValuesOfOptions_AreTheParametersDefaults()
    {
        var options = Synthesis.Options with
        {
            Cameras = [Camera.Named("door")],
            TimeZone = "Europe/Vienna",
            VisitTimeout = TimeSpan.FromMinutes(10),
            MinSightings = 3,
            SightingWindow = TimeSpan.FromSeconds(7),
            MaxYaw = 45,
            RetentionDays = 90,
            VideoRetentionHours = 48,
            MinSimilarity = 90,
            SamplingInterval = TimeSpan.FromMilliseconds(500),
            BatchingWindow = TimeSpan.FromSeconds(5),
            FaceGate = 30,
            CodeBucket = "code",
            CodePrefix = "a1/",
            Budget = 70,
        };

        var stacks = Synthesis.Account(options);

        Assert.Equal(
            "alerts@example.org|ann@example.org,bob@example.org|Europe/Vienna|00:10:00|3|00:00:07|45|90|90|30|code|a1/",
            Defaults(stacks["FaceAspire"], "Sender Recipients TimeZone VisitTimeout MinSightings SightingWindow MaxYaw RetentionDays MinSimilarity FaceGate CodeBucket CodePrefix"));
        Assert.Equal("48|500|5", Defaults(stacks["FaceAspire-Camera-door"], "RetentionHours SamplingMilliseconds BatchingSeconds"));
        Assert.Equal("90|70|65000", Defaults(stacks["FaceAspire-Operations"], "RetentionDays Budget BehindMilliseconds"));

        static string Defaults(Template template, string names) => string.Join('|', names.Split(' ').Select(template.Default));
    }

    [Fact]
    public void Account_Recipients_AreAskedToConfirmUnlessTheySend()
    {
        var options = Synthesis.Options with { AlertRecipients = ["ann@example.org", "Alerts@example.org"], AlarmRecipients = ["ops@example.org"] };

        Assert.Equal(["ann@example.org"], Asked(options));
        Assert.Empty(Asked(options with { VerifyRecipients = false }));

        static IEnumerable<string> Asked(InfraOptions options)
        {
            var operations = Synthesis.Account(options)["FaceAspire-Operations"];
            Assert.Equal("ops@example.org", Assert.Single(operations.OfType("AWS::SNS::Subscription")).Properties["Endpoint"]!.ToString());
            return operations.OfType("AWS::SES::EmailIdentity").Select(identity => identity.Properties["EmailIdentity"]!.ToString());
        }
    }

    private static InfraOptions Options(string recogniser, int cameras, int budget, string architecture) => Synthesis.Options with
    {
        Recogniser = Enum.Parse<Recogniser>(recogniser),
        Cameras = [.. CameraNames[..cameras].Select(Camera.Named)],
        Budget = budget,
        Architecture = Enum.Parse<Architecture>(architecture),
    };

    private static void AssertSame(string file, Template synthesised) =>
        Assert.True(JsonNode.DeepEquals(Template.CheckedIn(file).WithoutDefaults(), synthesised.WithoutDefaults()), $"{synthesised.Name} is not {file}.");
}
