using Amazon.CloudFormation.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Setup.Tests;

public class StackDeploymentTests
{
    private static readonly string[] Failed =
    [
        "Matcher CREATE_FAILED Resource creation cancelled", "Bucket CREATE_FAILED The bucket is taken", "people CREATE_IN_PROGRESS",
        "Queue UPDATE_FAILED Long ago", "people UPDATE_IN_PROGRESS",
    ];

    [Theory]
    [InlineData("there is none", ", CREATE_IN_PROGRESS, CREATE_COMPLETE", "create people")]
    [InlineData("there is one", "CREATE_COMPLETE, UPDATE_IN_PROGRESS, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_COMPLETE", "update people")]
    [InlineData("its creation failed once", "ROLLBACK_COMPLETE, DELETE_IN_PROGRESS, , CREATE_COMPLETE", "delete people, create people")]
    [InlineData("somebody else deploys it", "UPDATE_IN_PROGRESS, UPDATE_COMPLETE", "update people")]
    public async Task DeployAsync_Stack_BroughtToItsTemplate(string situation, string statuses, string calls)
    {
        var cloudFormation = With(statuses);
        await DeployAsync(cloudFormation);
        Assert.Equal((situation, calls), (situation, string.Join(", ", cloudFormation.Calls)));
        Assert.Single(cloudFormation.Statuses); // it waited for the last
    }

    [Fact]
    public async Task DeployAsync_NothingChanged_IsDone()
    {
        var cloudFormation = With("UPDATE_COMPLETE");
        cloudFormation.NoUpdates = true;
        await DeployAsync(cloudFormation);
        Assert.Equal(["update people"], cloudFormation.Calls);
    }

    [Theory]
    [InlineData(", ROLLBACK_COMPLETE")]
    [InlineData("CREATE_COMPLETE, UPDATE_ROLLBACK_COMPLETE")]
    [InlineData(", CREATE_FAILED")]
    public async Task DeployAsync_Fails_SaysWhichResourceAndWhy(string statuses)
    {
        var cloudFormation = With(statuses);
        cloudFormation.Events.AddRange(Failed.Select(Event));
        var e = await Assert.ThrowsAsync<SetupException>(() => DeployAsync(cloudFormation));
        Assert.Equal($"The stack people ended as {statuses.Split(", ")[1]}: Bucket (AWS::X::Y): The bucket is taken", e.Message);
    }

    [Fact]
    public async Task DeployAsync_StackDisappears_SaysSo() => Assert.Contains(
        "disappeared", (await Assert.ThrowsAsync<SetupException>(() => DeployAsync(With("CREATE_COMPLETE, ")))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("door", "FaceAspire-Camera-door")]
    [InlineData("Gate-2", "FaceAspire-Camera-Gate-2")]
    public void OfCamera_PlainName_KeptAsItIs(string camera, string stack) => Assert.Equal(stack, StackName.OfCamera(camera));

    [Fact]
    public void OfCamera_OtherCharacters_SpelledAndKeptApart()
    {
        string[] names = [StackName.OfCamera("a_b"), StackName.OfCamera("a.b"), StackName.OfCamera("a-b"), StackName.OfCamera(new string('_', 64))];
        Assert.Equal(4, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-zA-Z][a-zA-Z0-9-]{0,127}$", name));
    }

    private static FakeCloudFormation With(string statuses)
    {
        var cloudFormation = new FakeCloudFormation();
        foreach (var status in statuses.Split(", "))
        {
            cloudFormation.Statuses.Enqueue(status);
        }

        return cloudFormation;
    }

    /// <summary>Deploys; the clock jumps over every wait.</summary>
    private static async Task DeployAsync(FakeCloudFormation cloudFormation)
    {
        var time = new FakeTimeProvider();
        var deployed = new StackDeployment(cloudFormation, time, NullLogger<StackDeployment>.Instance)
            .DeployAsync("people", "{}", new Dictionary<string, string> { ["Sender"] = "a@b.org" }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 10 && !deployed.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(500)); // goes straight on to the next question: the fake never waits
        }

        await deployed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static StackEvent Event(string text)
    {
        var parts = text.Split(' ', 3);
        return new() { LogicalResourceId = parts[0], ResourceType = "AWS::X::Y", ResourceStatus = parts[1], ResourceStatusReason = parts.ElementAtOrDefault(2) };
    }
}
