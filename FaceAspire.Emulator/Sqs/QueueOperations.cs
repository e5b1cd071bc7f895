using System.Globalization;
using System.Text;
using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's operations on queues, whichever protocol they came by.</summary>
internal sealed class QueueOperations(Database database, QueueSignals signals, QueueUrls urls, MoveTasks moves, Arns arns, TimeProvider time)
{
    private static readonly Dictionary<string, string> Nothing = [];

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>CreateQueue: the same name with the same attributes is the same queue.</summary>
    public QueueUrlAnswer Create(CreateQueueRequest request)
    {
        var attributes = request.Attributes ?? Nothing;
        var fifo = attributes.GetValueOrDefault("FifoQueue") == "true";
        QueueName.Check(request.QueueName, fifo);
        attributes = attributes.Where(attribute => attribute is not { Key: "FifoQueue", Value: "false" }).ToDictionary(StringComparer.Ordinal);
        QueueAttributeRules.Check(attributes, fifo);
        QueueTags.Check(request.Tags, request.QueueName!);
        database.Write(db =>
        {
            if (QueueTable.Find(db, request.QueueName!) is not { } existing)
            {
                CheckRedrive(db, attributes, request.QueueName!, fifo);
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

    /// <summary>ListQueues, by name, up to 1,000 a page.</summary>
    public ListQueuesAnswer List(ListQueuesRequest request)
    {
        var limit = PageSize(request.MaxResults);
        var queues = database.Read(db => QueueTable.List(db, request.QueueNamePrefix ?? "", AfterToken(request.NextToken), limit + 1));
        return new(queues.Count > 0 ? queues.Take(limit).Select(queue => urls.Of(queue.Name)).ToArray() : null, Token(queues, limit, request.MaxResults));
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
        var changes = request.Attributes ?? throw SqsErrors.Missing("Attribute.Name");
        Change(request.QueueUrl, (db, queue) =>
        {
            QueueAttributeRules.Check(changes, queue.IsFifo);
            if (changes.ContainsKey("FifoQueue") && !queue.IsFifo)
            {
                throw SqsErrors.AttributeValue("FifoQueue");
            }

            CheckRedrive(db, changes, queue.Name, queue.IsFifo);
            var settings = queue.Attributes.With(changes);
            QueueAttributeRules.CheckTogether(settings);
            QueueTable.SetAttributes(db, queue, settings, Now);
        });
        return null;
    }

    /// <summary>DeleteQueue, with all its messages.</summary>
    public object? Delete(QueueRequest request)
    {
        Change(request.QueueUrl, QueueTable.Delete);
        return null;
    }

    /// <summary>PurgeQueue: deletes all messages, once a minute.</summary>
    public object? Purge(QueueRequest request)
    {
        Change(request.QueueUrl, (db, queue) =>
        {
            if (!QueueTable.Purge(db, queue, Now))
            {
                throw SqsErrors.PurgeInProgress(queue.Name);
            }
        });
        return null;
    }

    /// <summary>TagQueue.</summary>
    public object? Tag(TagQueueRequest request)
    {
        if (request.Tags is not { Count: > 0 } tags)
        {
            throw SqsErrors.Missing("Tags");
        }

        Change(request.QueueUrl, (db, queue) =>
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

        Change(request.QueueUrl, (db, queue) => QueueTable.SetTags(
            db, queue, queue.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal)));
        return null;
    }

    /// <summary>ListQueueTags.</summary>
    public ListQueueTagsAnswer ListTags(QueueRequest request)
    {
        var name = QueueName.FromUrl(request.QueueUrl);
        return new(database.Read(db => QueueTable.Get(db, name)).Tags);
    }

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

    /// <summary>ListDeadLetterSourceQueues, by name, up to 1,000 a page.</summary>
    public ListSourceQueuesAnswer ListSources(ListSourceQueuesRequest request)
    {
        var limit = PageSize(request.MaxResults);
        var name = QueueName.FromUrl(request.QueueUrl);
        var after = AfterToken(request.NextToken);
        var sources = database.Read(db => moves.SourcesOf(db, QueueTable.Get(db, name)))
            .Where(queue => string.CompareOrdinal(queue.Name, after) > 0).ToList();
        return new(sources.Take(limit).Select(queue => urls.Of(queue.Name)).ToArray(), Token(sources, limit, request.MaxResults));
    }

    private void Change(string? queueUrl, Action<Microsoft.Data.Sqlite.SqliteConnection, Queue> change)
    {
        var name = QueueName.FromUrl(queueUrl);
        var id = database.Write(db =>
        {
            var queue = QueueTable.Get(db, name);
            change(db, queue);
            return queue.Id;
        });
        signals.Pulse(id);
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

    private void CheckRedrive(Microsoft.Data.Sqlite.SqliteConnection db, Dictionary<string, string> attributes, string source, bool fifo)
    {
        if (RedrivePolicy.TryParse(attributes.GetValueOrDefault("RedrivePolicy")) is not { } policy)
        {
            return;
        }

        var target = QueueTable.Find(db, QueueName.FromArn(policy.TargetArn))
            ?? throw SqsErrors.Invalid("RedrivePolicy", attributes["RedrivePolicy"], "Dead letter target does not exist.");
        if (target.IsFifo != fifo)
        {
            throw SqsErrors.Invalid(
                "RedrivePolicy", attributes["RedrivePolicy"], "Dead-letter queue must be same type of queue as the source.");
        }

        if (!RedriveAllowPolicy.Allows(target.Attributes["RedriveAllowPolicy"], arns.Of("sqs", source)))
        {
            throw SqsErrors.Invalid(
                "RedrivePolicy", attributes["RedrivePolicy"], "The RedriveAllowPolicy of the dead-letter queue does not allow this queue as a source.");
        }
    }

    private void ChangePolicy(string? queueUrl, Func<string?, string, string> change) => Change(queueUrl, (db, queue) => QueueTable.SetAttributes(
        db, queue,
        queue.Attributes.With(new Dictionary<string, string> { ["Policy"] = change(queue.Attributes["Policy"], arns.Of("sqs", queue.Name)) }), Now));

    private static int PageSize(int? asked) => asked is < 1 or > 1000
        ? throw SqsErrors.Invalid("MaxResults", $"{asked}", "MaxResults must be from 1 to 1000.")
        : asked ?? 1000;

    /// <summary>Where the next page begins; SQS pages only when asked to.</summary>
    private static string? Token(List<Queue> queues, int limit, int? asked) => queues.Count > limit && asked is not null
        ? Convert.ToBase64String(Encoding.UTF8.GetBytes(queues[limit - 1].Name))
        : null;

    private static string AfterToken(string? token)
    {
        var name = new byte[256];
        return token is null ? ""
            : Convert.TryFromBase64String(token, name, out var length) ? Encoding.UTF8.GetString(name, 0, length)
            : throw SqsErrors.Invalid("NextToken", token, "It was not given by ListQueues.");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
