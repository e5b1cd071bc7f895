using Amazon.CloudFormation.Model;

namespace Amazon.CloudFormation;

/// <summary>The CloudFormation operations that FaceAspire uses, named as in the AWS SDK for .NET.</summary>
/// <remarks>Every method throws <see cref="AmazonCloudFormationException"/> when the service refuses.</remarks>
public interface IAmazonCloudFormation
{
    /// <summary>Begins to create a stack.</summary>
    Task<CreateStackResponse> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken = default);

    /// <summary>Begins to change a stack; <see cref="NoUpdatesException"/> when there is nothing to change.</summary>
    Task<UpdateStackResponse> UpdateStackAsync(UpdateStackRequest request, CancellationToken cancellationToken = default);

    /// <summary>Begins to delete a stack; one that is gone is no error.</summary>
    Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a stack; a <c>ValidationError</c> when it does not exist.</summary>
    Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default);

    /// <summary>What happened to a stack's resources, newest first.</summary>
    Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default);
}
