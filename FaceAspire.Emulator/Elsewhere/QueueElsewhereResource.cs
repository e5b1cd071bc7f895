using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Elsewhere;

/// <summary><c>AWS::SQS::Queue</c> at another endpoint. A queue that is there already, from an emulator before this one, is taken over.</summary>
internal sealed class QueueElsewhereResource(IAmazonSQS sqs) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::SQS::Queue";

    /// <inheritdoc/>
    public async Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Text("QueueName") ?? request.GenerateName() + (QueueResource.IsFifo(request) ? ".fifo" : "");
        try
        {
            var url = (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = QueueResource.Attributes(request) }, cancellationToken)).QueueUrl;
            return await DescribeAsync(url, cancellationToken);
        }
        catch (AmazonSQSException e) when (e is QueueNameExistsException || e.ErrorCode == "QueueAlreadyExists")
        {
            var url = (await sqs.GetQueueUrlAsync(name, cancellationToken)).QueueUrl;
            return await UpdateAsync(url, request, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("QueueName") is { } name && name != QueueName.FromUrl(physicalId))
        {
            return await CreateAsync(request, cancellationToken);
        }

        var attributes = QueueResource.Attributes(request);
        attributes.Remove("FifoQueue"); // cannot be changed
        await sqs.SetQueueAttributesAsync(physicalId, attributes, cancellationToken);
        return await DescribeAsync(physicalId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        try
        {
            await sqs.DeleteQueueAsync(physicalId, cancellationToken);
        }
        catch (QueueDoesNotExistException)
        {
            // gone already
        }
    }

    private async Task<Resource> DescribeAsync(string url, CancellationToken cancellationToken)
    {
        var arn = (await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.QueueArn], cancellationToken)).QueueARN;
        return new(url, new Dictionary<string, string> { ["Arn"] = arn, ["QueueName"] = QueueName.FromUrl(url), ["QueueUrl"] = url });
    }
}
