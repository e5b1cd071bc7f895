using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS: standard and FIFO queues, over the JSON protocol of today's clients and the query protocol of older ones.</summary>
internal static class SqsService
{
    /// <summary>Adds SQS, <see cref="IQueues"/> and its CloudFormation types.</summary>
    public static void AddSqs(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(new Schema(SqsSchema.Sql));
        services.AddSingleton<QueueSignals>();
        services.AddSingleton<QueueUrls>();
        services.AddSingleton<Queues>();
        services.AddSingleton<IQueues>(provider => provider.GetRequiredService<Queues>());
        services.AddSingleton<MoveTasks>();
        services.AddSingleton<IRetention, MessageRetention>();
        services.AddSingleton<QueueChanges>();
        services.AddSingleton<RedriveRules>();
        services.AddSingleton<QueueOperations>();
        services.AddSingleton<QueueLists>();
        services.AddSingleton<QueueTagOperations>();
        services.AddSingleton<PermissionOperations>();
        services.AddSingleton<MessageOperations>();
        services.AddSingleton<SqsOperations>();
        services.AddSingleton(provider => Json(provider.GetRequiredService<SqsOperations>()));
        services.AddSingleton(provider => SqsQuery.Create(provider.GetRequiredService<SqsOperations>()));
        services.AddSingleton<IResourceType, QueueResource>();
        services.AddSingleton<IResourceType, QueuePolicyResource>();
    }

    private static JsonService Json(SqsOperations sqs) => new JsonService("AmazonSQS", "1.0")
        .On<CreateQueueRequest>("CreateQueue", sqs.Queues.Create)
        .On<GetQueueUrlRequest>("GetQueueUrl", sqs.Queues.GetUrl)
        .On<ListQueuesRequest>("ListQueues", sqs.Lists.List)
        .On<GetQueueAttributesRequest>("GetQueueAttributes", sqs.Queues.GetAttributes)
        .On<SetQueueAttributesRequest>("SetQueueAttributes", sqs.Queues.SetAttributes)
        .On<QueueRequest>("DeleteQueue", sqs.Queues.Delete)
        .On<QueueRequest>("PurgeQueue", sqs.Queues.Purge)
        .On<TagQueueRequest>("TagQueue", sqs.Tags.Tag)
        .On<UntagQueueRequest>("UntagQueue", sqs.Tags.Untag)
        .On<QueueRequest>("ListQueueTags", sqs.Tags.ListTags)
        .On<AddPermissionRequest>("AddPermission", sqs.Permissions.AddPermission)
        .On<RemovePermissionRequest>("RemovePermission", sqs.Permissions.RemovePermission)
        .On<ListSourceQueuesRequest>("ListDeadLetterSourceQueues", sqs.Lists.ListSources)
        .On<StartMoveTaskRequest>("StartMessageMoveTask", sqs.Moves.Start)
        .On<ListMoveTasksRequest>("ListMessageMoveTasks", sqs.Moves.List)
        .On<CancelMoveTaskRequest>("CancelMessageMoveTask", sqs.Moves.Cancel)
        .On<SendMessageRequest>("SendMessage", sqs.Messages.Send)
        .On<BatchRequest<MessageEntry>>("SendMessageBatch", sqs.Messages.SendBatch)
        .On<ReceiveMessageRequest>("ReceiveMessage", async (request, cancellationToken) => await sqs.Messages.ReceiveAsync(request, cancellationToken))
        .On<DeleteMessageRequest>("DeleteMessage", sqs.Messages.Delete)
        .On<BatchRequest<DeleteEntry>>("DeleteMessageBatch", sqs.Messages.DeleteBatch)
        .On<ChangeMessageVisibilityRequest>("ChangeMessageVisibility", sqs.Messages.ChangeVisibility)
        .On<BatchRequest<VisibilityEntry>>("ChangeMessageVisibilityBatch", sqs.Messages.ChangeVisibilityBatch);
}
