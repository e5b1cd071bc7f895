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
        services.AddSingleton<QueueOperations>();
        services.AddSingleton<MessageOperations>();
        services.AddSingleton(provider =>
            Json(provider.GetRequiredService<QueueOperations>(), provider.GetRequiredService<MessageOperations>(), provider.GetRequiredService<MoveTasks>()));
        services.AddSingleton(provider =>
            SqsQuery.Create(provider.GetRequiredService<QueueOperations>(), provider.GetRequiredService<MessageOperations>(), provider.GetRequiredService<MoveTasks>()));
        services.AddSingleton<IResourceType, QueueResource>();
        services.AddSingleton<IResourceType, QueuePolicyResource>();
    }

    private static JsonService Json(QueueOperations queues, MessageOperations messages, MoveTasks moves) => new JsonService("AmazonSQS", "1.0")
        .On<CreateQueueRequest>("CreateQueue", queues.Create)
        .On<GetQueueUrlRequest>("GetQueueUrl", queues.GetUrl)
        .On<ListQueuesRequest>("ListQueues", queues.List)
        .On<GetQueueAttributesRequest>("GetQueueAttributes", queues.GetAttributes)
        .On<SetQueueAttributesRequest>("SetQueueAttributes", queues.SetAttributes)
        .On<QueueRequest>("DeleteQueue", queues.Delete)
        .On<QueueRequest>("PurgeQueue", queues.Purge)
        .On<TagQueueRequest>("TagQueue", queues.Tag)
        .On<UntagQueueRequest>("UntagQueue", queues.Untag)
        .On<QueueRequest>("ListQueueTags", queues.ListTags)
        .On<AddPermissionRequest>("AddPermission", queues.AddPermission)
        .On<RemovePermissionRequest>("RemovePermission", queues.RemovePermission)
        .On<ListSourceQueuesRequest>("ListDeadLetterSourceQueues", queues.ListSources)
        .On<StartMoveTaskRequest>("StartMessageMoveTask", moves.Start)
        .On<ListMoveTasksRequest>("ListMessageMoveTasks", moves.List)
        .On<CancelMoveTaskRequest>("CancelMessageMoveTask", moves.Cancel)
        .On<SendMessageRequest>("SendMessage", messages.Send)
        .On<BatchRequest<MessageEntry>>("SendMessageBatch", messages.SendBatch)
        .On<ReceiveMessageRequest>("ReceiveMessage", async (request, cancellationToken) => await messages.ReceiveAsync(request, cancellationToken))
        .On<DeleteMessageRequest>("DeleteMessage", messages.Delete)
        .On<BatchRequest<DeleteEntry>>("DeleteMessageBatch", messages.DeleteBatch)
        .On<ChangeMessageVisibilityRequest>("ChangeMessageVisibility", messages.ChangeVisibility)
        .On<BatchRequest<VisibilityEntry>>("ChangeMessageVisibilityBatch", messages.ChangeVisibilityBatch);
}
