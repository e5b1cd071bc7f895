using FaceAspire.Emulator.Sqs.Model;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's operations on a queue's policy.</summary>
internal sealed class PermissionOperations(QueueChanges changes, Arns arns, TimeProvider time)
{
    /// <summary>AddPermission.</summary>
    public object? AddPermission(AddPermissionRequest request)
    {
        var label = request.Label is { Length: > 0 } given ? given : throw SqsErrors.Missing("Label");
        var actions = request.Actions is { Count: > 0 } asked ? asked : throw SqsErrors.Missing("Actions");
        ChangePolicy(request.QueueUrl, (policy, arn) => QueuePermissions.Add(policy, arn, label, request.AWSAccountIds ?? [], actions));
        return null;
    }

    /// <summary>RemovePermission.</summary>
    public object? RemovePermission(RemovePermissionRequest request)
    {
        var label = request.Label is { Length: > 0 } given ? given : throw SqsErrors.Missing("Label");
        ChangePolicy(request.QueueUrl, (policy, arn) => QueuePermissions.Remove(policy, arn, label));
        return null;
    }

    private void ChangePolicy(string? queueUrl, Func<string?, string, string> change) => changes.Apply(queueUrl, (db, queue) => QueueTable.SetAttributes(
        db, queue,
        queue.Attributes.With(new Dictionary<string, string> { ["Policy"] = change(queue.Attributes["Policy"], arns.Of("sqs", queue.Name)) }),
        time.GetUtcNow().ToUnixTimeMilliseconds()));
}
