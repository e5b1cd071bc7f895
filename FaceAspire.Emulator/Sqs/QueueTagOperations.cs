using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's operations on the tags of queues.</summary>
internal sealed class QueueTagOperations(Database database, QueueChanges changes)
{
    /// <summary>TagQueue.</summary>
    public object? Tag(TagQueueRequest request)
    {
        if (request.Tags is not { Count: > 0 } tags)
        {
            throw SqsErrors.Missing("Tags");
        }

        changes.Apply(request.QueueUrl, (db, queue) =>
        {
            var merged = new Dictionary<string, string>(queue.Tags, StringComparer.Ordinal);
            foreach (var (key, value) in tags)
            {
                merged[key] = value;
            }

            QueueTags.Check(merged, queue.Name);
            QueueTable.SetTags(db, queue, merged);
        });
        return null;
    }

    /// <summary>UntagQueue.</summary>
    public object? Untag(UntagQueueRequest request)
    {
        if (request.TagKeys is not { Count: > 0 } keys)
        {
            throw SqsErrors.InvalidParameter("Tag keys must be between 1 and 128 characters in length.");
        }

        changes.Apply(request.QueueUrl, (db, queue) => QueueTable.SetTags(
            db, queue, queue.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal)));
        return null;
    }

    /// <summary>ListQueueTags.</summary>
    public ListQueueTagsAnswer ListTags(QueueRequest request)
    {
        var name = QueueName.FromUrl(request.QueueUrl);
        return new(database.Read(db => QueueTable.Get(db, name)).Tags is { Count: > 0 } tags ? tags : null);
    }
}
