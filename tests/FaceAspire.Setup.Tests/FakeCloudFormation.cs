using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace FaceAspire.Setup.Tests;

/// <summary>CloudFormation that takes every call down, and lets a stack pass through the statuses that it is told, one per question.</summary>
internal sealed class FakeCloudFormation : IAmazonCloudFormation
{
    public List<string> Calls { get; } = [];

    public Dictionary<string, List<Parameter>> Parameters { get; } = [];

    /// <summary>What the questions for a stack's status are answered with from now on; "" for no such stack. The last is repeated.</summary>
    public Queue<string> Statuses { get; } = new();

    public bool NoUpdates { get; set; }

    /// <summary>Newest first.</summary>
    public List<StackEvent> Events { get; } = [];

    public Task<CreateStackResponse> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add($"create {request.StackName}");
        Parameters[request.StackName!] = request.Parameters!;
        return Task.FromResult(new CreateStackResponse());
    }

    public Task<UpdateStackResponse> UpdateStackAsync(UpdateStackRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add($"update {request.StackName}");
        return NoUpdates
            ? Task.FromException<UpdateStackResponse>(new NoUpdatesException("No updates are to be performed.", null))
            : Task.FromResult(new UpdateStackResponse());
    }

    public Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add($"delete {request.StackName}");
        return Task.FromResult(new DeleteStackResponse());
    }

    public Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default)
    {
        var status = Statuses.Count > 1 ? Statuses.Dequeue() : Statuses.Peek();
        return status.Length == 0
            ? Task.FromException<DescribeStacksResponse>(
                new AmazonCloudFormationException("does not exist", null, "ValidationError", null, System.Net.HttpStatusCode.BadRequest))
            : Task.FromResult(new DescribeStacksResponse { Stacks = [new() { StackName = request.StackName, StackStatus = status }] });
    }

    public Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DescribeStackEventsResponse { StackEvents = Events });
}
