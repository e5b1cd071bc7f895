using System.Net;
using static FaceAspire.Emulator.Tests.CloudFormation.CloudFormationFixture;

namespace FaceAspire.Emulator.Tests.CloudFormation;

/// <summary>The calls that <c>aws cloudformation deploy</c> makes.</summary>
public sealed class ChangeSetTests
{
    private const string One = """ "A":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"a"}} """;

    [Fact]
    public async Task ChangeSet_OfANewStack_ReviewThenCreated()
    {
        await using var cloud = await StartAsync();

        await cloud.CallAsync("CreateChangeSet", [.. Fields("s", Template(One)), ("ChangeSetName", "c"), ("ChangeSetType", "CREATE")]);
        Assert.Equal("REVIEW_IN_PROGRESS", (await cloud.CallAsync("DescribeStacks", ("StackName", "s"))).Body.Text("StackStatus"));
        var (_, set) = await cloud.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "c"));
        Assert.Equal(("CREATE_COMPLETE", "AVAILABLE", "Add"), (set.Text("Status"), set.Text("ExecutionStatus"), set.Text("Action")));
        Assert.Equal(HttpStatusCode.OK, (await cloud.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "c"))).Status);

        await cloud.AssertAsync("CREATE_COMPLETE", "s");
        Assert.Equal("InvalidChangeSetStatus", (await cloud.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "c"))).Body.Text("Code"));
    }

    [Fact]
    public async Task ChangeSet_WithoutChanges_FailsWithTheReasonThatDeployKnows()
    {
        await using var cloud = await StartAsync();
        await cloud.CreateAsync("s", Template(One));

        await cloud.CallAsync("CreateChangeSet", [.. Fields("s", Template(One)), ("ChangeSetName", "c"), ("ChangeSetType", "UPDATE")]);

        var (_, set) = await cloud.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "c"));
        Assert.Equal("FAILED", set.Text("Status"));
        Assert.StartsWith("The submitted information didn't contain changes.", set.Text("StatusReason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeSet_OfAnUpdate_NamesWhatWouldChangeAndKeepsPreviousValues()
    {
        await using var cloud = await StartAsync();
        const string Text = """{"Parameters":{"N":{"Type":"String"},"D":{"Type":"Number","Default":5}},"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":"N"},"DelaySeconds":{"Ref":"D"}}},"B":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"b"}}}}""";
        await cloud.CreateAsync("s", Text, ("N", "a"));

        await cloud.CallAsync(
            "CreateChangeSet",
            ("StackName", "s"), ("ChangeSetName", "c"), ("ChangeSetType", "UPDATE"), ("UsePreviousTemplate", "true"), ("Parameters.member.1.ParameterKey", "N"),
            ("Parameters.member.1.UsePreviousValue", "true"), ("Parameters.member.2.ParameterKey", "D"), ("Parameters.member.2.ParameterValue", "6"));

        var (_, set) = await cloud.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "c"));
        Assert.Equal([("Modify", "A")], set.Descendants("ResourceChange").Select(change => (change.Text("Action")!, change.Text("LogicalResourceId")!)));
        await cloud.CallAsync("ExecuteChangeSet", ("StackName", "s"), ("ChangeSetName", "c"));
        await cloud.AssertAsync("UPDATE_COMPLETE", "s");
    }

    [Fact]
    public async Task ChangeSet_Unknown_NotFound()
    {
        await using var cloud = await StartAsync();

        var (status, body) = await cloud.CallAsync("DescribeChangeSet", ("StackName", "s"), ("ChangeSetName", "c"));

        Assert.Equal((HttpStatusCode.NotFound, "ChangeSetNotFound"), (status, body.Text("Code")));
    }
}
