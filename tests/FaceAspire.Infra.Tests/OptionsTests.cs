using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>The context of <c>cdk.json</c> and of <c>-c key=value</c>, read into options.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Read_OnlyWhatIsRequired_TakesTheDefaults()
    {
        var options = InfraOptions.Read(Context("""{ "sender": "alerts@example.org", "alertRecipients": ["ann@example.org"] }"""));

        var defaults = new InfraOptions { Sender = "alerts@example.org", AlertRecipients = options.AlertRecipients };
        Assert.Equal(["ann@example.org"], options.AlertRecipients);
        Assert.Empty(options.Cameras);
        Assert.Equal(defaults with { Cameras = options.Cameras, AlarmRecipients = options.AlarmRecipients }, options);
    }

    [Fact]
    public void Read_TextsFromTheCommandLine_AreTakenLikeJson()
    {
        var options = InfraOptions.Read(Context("""
            {
              "sender": "alerts@example.org", "alertRecipients": "ann@example.org, bob@example.org", "cameras": "door,gate", "minSightings": "3",
              "verifyRecipients": "false", "recogniser": "images", "architecture": "arm64", "samplingInterval": "00:00:00.5", "batchingWindow": "00:00:05", "timeZone": "Europe/Vienna"
            }
            """));

        Assert.Equal(["ann@example.org", "bob@example.org"], options.AlertRecipients);
        Assert.Equal(["door", "gate"], options.Cameras.Select(camera => camera.Name));
        Assert.Equal((3, false, Recogniser.Images), (options.MinSightings, options.VerifyRecipients, options.Recogniser));
        Assert.Equal((Architecture.Arm64, TimeSpan.FromMilliseconds(500)), (options.Architecture, options.SamplingInterval));
        Assert.Equal((TimeSpan.FromSeconds(5), "Europe/Vienna"), (options.BatchingWindow, options.TimeZone));
    }

    [Fact]
    public void Read_ManyFaults_NamesEachByItsKey()
    {
        var context = Context("""
            {
              "sender": "nobody", "alertRecipients": [], "alarmRecipients": ["x"], "verifyRecipients": "maybe", "cameras": ["a b", "door", "door"],
              "recogniser": "Eyes", "minSimilarity": 79, "samplingInterval": "00:00:00.1", "batchingWindow": "00:00:01.5", "faceGate": 101, "timeZone": "Mars", "visitTimeout": "five minutes",
              "minSightings": 0, "sightingWindow": "01:00:00", "maxYaw": 181, "retentionDays": 1.5, "videoRetentionHours": 0, "architecture": "mips",
              "budget": -1, "codeBucket": "A", "codePrefix": "a/b/", "minSighting": 2
            }
            """);

        var faults = Assert.Throws<InfraOptionsException>(() => InfraOptions.Read(context)).Faults;

        // one fault a key; the cameras have two
        Assert.Equal(
            context.Select(option => option.Key).Append("cameras").Order(StringComparer.Ordinal),
            faults.Select(fault => fault.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_Nothing_AsksForTheAddresses()
    {
        var faults = Assert.Throws<InfraOptionsException>(() => InfraOptions.Read([])).Faults;

        Assert.Collection(
            faults,
            fault => Assert.Equal("sender: it is not set; it has to be an e-mail address, such as alerts@example.org.", fault),
            fault => Assert.Equal("alertRecipients: it has 0 entries; 1 to 50 are wanted.", fault));
    }

    [Fact]
    public void Read_MoreRecipientsThanAFunctionsEnvironmentHolds_IsAFault()
    {
        var context = Context("""{ "sender": "alerts@example.org" }""");
        context["alertRecipients"] = string.Join(',', Enumerable.Range(10, 50).Select(number => $"{new string('a', 60)}{number}@example.org"));

        Assert.StartsWith("alertRecipients: ", Assert.Single(Assert.Throws<InfraOptionsException>(() => InfraOptions.Read(context)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TheCheckedInContext_LacksOnlyTheAddresses()
    {
        var context = JsonNode.Parse(File.ReadAllText(Repository.File("FaceAspire.Infra", "cdk.json")))!["context"]!.AsObject();
        (context["sender"], context["alertRecipients"]) = ("alerts@example.org", "ann@example.org");

        var options = InfraOptions.Read(context);

        Assert.Equal(["door"], options.Cameras.Select(camera => camera.Name));
        var defaults = new InfraOptions { Sender = options.Sender, AlertRecipients = options.AlertRecipients };
        Assert.Equal(defaults with { Cameras = options.Cameras, AlarmRecipients = options.AlarmRecipients }, options);
    }

    [Fact]
    public void Read_TheCheckedInContext_IsDocumented()
    {
        var context = JsonNode.Parse(File.ReadAllText(Repository.File("FaceAspire.Infra", "cdk.json")))!["context"]!.AsObject();
        var documented = File.ReadAllLines(Repository.File("docs", "deploy.md"))
            .SkipWhile(line => line != "## Options").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1])
            .TakeWhile(key => !key.Contains(' '));

        Assert.Equal(context.Select(option => option.Key).Order(), documented.Order());
    }

    [Fact]
    public void Read_KeysOfTheCdk_AreLeftAlone()
    {
        var context = Context("""
            { "sender": "a@example.org", "alertRecipients": "b@example.org", "aws:cdk:enable-path-metadata": true, "@aws-cdk/core:x": 1, "cli-telemetry": false }
            """);

        Assert.Equal("a@example.org", InfraOptions.Read(context).Sender);
    }

    private static JsonObject Context(string json) => JsonNode.Parse(json)!.AsObject();
}
