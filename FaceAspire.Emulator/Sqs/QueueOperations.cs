using System.Globalization;
using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's operations on a queue itself, whichever protocol they came by.</summary>
internal sealed class QueueOperations(Database database, QueueChanges changes, RedriveRules redrive, QueueUrls urls, Arns arns, TimeProvider time)
{
    private static readonly Dictionary<string, string> Nothing = [];

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>CreateQueue: the same name with the same attributes is the same queue.</summary>
    public QueueUrlAnswer Create(CreateQueueRequest request)
    {
        var attributes = request.Attributes ?? Nothing;
        var fifo = bool.TryParse(attributes.GetValueOrDefault("FifoQueue"), out var asked) && asked;
        QueueName.Check(request.QueueName, fifo);
        QueueAttributeRules.Check(attributes, fifo);
        QueueTags.Check(request.Tags, request.QueueName!);
        database.Write(db =>
        {
            if (QueueTable.Find(db, request.QueueName!) is not { } existing)
            {
                redrive.Check(db, attributes, request.QueueName!, fifo);
                var settings = new QueueAttributes(Nothing).With(attributes);
                QueueAttributeRules.CheckTogether(settings);
                QueueTable.Insert(db, request.QueueName!, Now, settings.Set, request.Tags ?? Nothing);
            }
            else if (FirstDifference(existing, attributes) is { } different)
            {
                throw SqsErrors.QueueExists(different);
            }
        });
        return new(urls.Of(request.QueueName!));
    }

    /// <summary>GetQueueUrl.</summary>
    public QueueUrlAnswer GetUrl(GetQueueUrlRequest request)
    {
        if (string.IsNullOrEmpty(request.QueueName))
        {
            throw SqsErrors.Missing("QueueName");
        }

        return request.QueueOwnerAWSAccountId is { } owner && owner != arns.Account
            ? throw SqsErrors.NoQueue()
            : new(urls.Of(database.Read(db => QueueTable.Get(db, request.QueueName)).Name));
    }

    /// <summary>GetQueueAttributes.</summary>
    public GetQueueAttributesAnswer GetAttributes(GetQueueAttributesRequest request)
    {
        var name = QueueName.FromUrl(request.QueueUrl);
        var (queue, counts) = database.Read(db =>
        {
            var found = QueueTable.Get(db, name);
            return (found, MessageTable.Count(db, found, Now));
        });
        var all = Describe(queue, counts);
        var wanted = request.AttributeNames ?? [];
        if (wanted.FirstOrDefault(attribute => attribute != "All" && !QueueAttributeRules.Readable.Contains(attribute)) is { } unknown)
        {
            throw SqsErrors.UnknownAttribute(unknown);
        }

        var chosen = wanted.Contains("All") ? all : all.Where(attribute => wanted.Contains(attribute.Key)).ToDictionary(StringComparer.Ordinal);
        return new(chosen.Count > 0 ? chosen : null);
    }

    /// <summary>SetQueueAttributes.</summary>
    public object? SetAttributes(SetQueueAttributesRequest request)
    {
        var wanted = request.Attributes ?? throw SqsErrors.Missing("Attribute.Name");
        changes.Apply(request.QueueUrl, (db, queue) =>
        {
            QueueAttributeRules.Check(wanted, queue.IsFifo);
            if (wanted.TryGetValue("FifoQueue", out var fifo) && !bool.Parse(fifo))
            {
                throw SqsErrors.AttributeValue("FifoQueue", "Modifying queue type is not supported.");
            }

            redrive.Check(db, wanted, queue.Name, queue.IsFifo);
            var settings = queue.Attributes.With(wanted);
            QueueAttributeRules.CheckTogether(settings);
            QueueTable.SetAttributes(db, queue, settings, Now);
        });
        return null;
    }

    /// <summary>DeleteQueue, with all its messages.</summary>
    public object? Delete(QueueRequest request)
    {
        changes.Apply(request.QueueUrl, QueueTable.Delete);
        return null;
    }

    /// <summary>PurgeQueue: deletes all messages, once a minute.</summary>
    public object? Purge(QueueRequest request)
    {
        changes.Apply(request.QueueUrl, (db, queue) =>
        {
            if (!QueueTable.Purge(db, queue, Now))
            {
                throw SqsErrors.PurgeInProgress(queue.Name);
            }
        });
        return null;
    }

    private Dictionary<string, string> Describe(Queue queue, MessageCounts counts) =>
        new(QueueAttributeRules.Effective(queue), StringComparer.Ordinal)
        {
            ["QueueArn"] = arns.Of("sqs", queue.Name),
            ["CreatedTimestamp"] = Number(queue.Created / 1000),
            ["LastModifiedTimestamp"] = Number(queue.Modified / 1000),
            ["ApproximateNumberOfMessages"] = Number(counts.Visible),
            ["ApproximateNumberOfMessagesNotVisible"] = Number(counts.InFlight),
            ["ApproximateNumberOfMessagesDelayed"] = Number(counts.Delayed),
        };

    private static string? FirstDifference(Queue existing, Dictionary<string, string> wanted)
    {
        var effective = QueueAttributeRules.Effective(existing).ToDictionary(StringComparer.Ordinal);
        return new QueueAttributes(Nothing).With(wanted).Set.Where(attribute => effective.GetValueOrDefault(attribute.Key, "") != attribute.Value).Select(attribute => attribute.Key)
            .FirstOrDefault();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
