using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>The inline function behind <c>Custom::ImageGeneration</c>, run by the Python that is here with stand-ins for Lambda's two modules.</summary>
public sealed class ImageGenerationTests
{
    private const string StandIns = """
        import json, sys, types

        calls, answers, failures = [], [], json.loads(sys.argv[1])
        class Exceptions:
            class ResourceNotFoundException(Exception): pass
            class ResourceInUseException(Exception): pass
        class Video:
            exceptions = Exceptions
            def update_image_generation_configuration(self, **arguments):
                calls.append(arguments)
                if failures:
                    raise getattr(Exceptions, failures.pop(0))("no")
        def send(event, context, status, data, physical, reason=None):
            answers.append([status, physical, reason])
        sys.modules["boto3"] = types.SimpleNamespace(client=lambda name: Video())
        sys.modules["cfnresponse"] = types.SimpleNamespace(SUCCESS="SUCCESS", FAILED="FAILED", send=send)
        sys.modules["time"] = types.SimpleNamespace(sleep=lambda seconds: calls.append("slept"))

        """;

    private const string Run = """

        handle(json.loads(sys.argv[2]), None)
        print(json.dumps({"calls": calls, "answers": answers}))
        """;

    [Fact]
    public async Task Handle_Create_ConfiguresTheStream()
    {
        var done = await HandleAsync("Create", []);

        Assert.Equal(
            """[{"StreamName":"door","ImageGenerationConfiguration":{"Status":"ENABLED","SamplingInterval":1000}}]""", done["calls"]!.ToJsonString());
        Assert.Equal("""[["SUCCESS","door",null]]""", done["answers"]!.ToJsonString());
    }

    [Fact]
    public async Task Handle_Delete_TakesTheConfigurationAway()
    {
        var done = await HandleAsync("Delete", []);

        Assert.Equal("""[{"StreamName":"door"}]""", done["calls"]!.ToJsonString());
        Assert.Equal("""[["SUCCESS","door",null]]""", done["answers"]!.ToJsonString());
    }

    [Fact]
    public async Task Handle_DeleteOfAStreamThatIsGone_Succeeds() =>
        Assert.Equal("""[["SUCCESS","door",null]]""", (await HandleAsync("Delete", ["ResourceNotFoundException"]))["answers"]!.ToJsonString());

    [Fact]
    public async Task Handle_CreateOnAStreamThatIsNotThere_SaysSo() =>
        Assert.Equal("""[["FAILED","door","no"]]""", (await HandleAsync("Create", ["ResourceNotFoundException"]))["answers"]!.ToJsonString());

    [Fact]
    public async Task Handle_StreamInUse_TriesAgain()
    {
        var done = await HandleAsync("Update", ["ResourceInUseException", "ResourceInUseException"]);

        Assert.Equal(2, done["calls"]!.AsArray().Count(call => call is JsonValue)); // slept twice
        Assert.Equal("""[["SUCCESS","door",null]]""", done["answers"]!.ToJsonString());
    }

    [Fact]
    public async Task Handle_StreamInUseForGood_GivesUp()
    {
        var done = await HandleAsync("Update", [.. Enumerable.Repeat("ResourceInUseException", 9)]);

        Assert.Equal(5, done["calls"]!.AsArray().Count(call => call is JsonObject));
        Assert.Equal("""[["FAILED","door","no"]]""", done["answers"]!.ToJsonString());
    }

    private static async Task<JsonNode> HandleAsync(string request, string[] failures)
    {
        Tool.Need("python3");
        var code = Template.CheckedIn("FaceAspire.template.json").Resources["ImageGeneration"]!["Properties"]!["Code"]!["ZipFile"]!.ToString();
        var @event = new JsonObject
        {
            ["RequestType"] = request,
            ["ResourceProperties"] = new JsonObject // CloudFormation hands numbers over as texts
            {
                ["StreamName"] = "door",
                ["Configuration"] = new JsonObject { ["Status"] = "ENABLED", ["SamplingInterval"] = "1000" },
            },
        };
        var (exitCode, output, error) = await Tool.RunAsync(
            "python3", ["-", System.Text.Json.JsonSerializer.Serialize(failures), @event.ToJsonString()], input: StandIns + code + Run);
        Assert.True(exitCode == 0, error);
        return JsonNode.Parse(output)!;
    }
}
