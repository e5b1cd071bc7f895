using System.Text;
using FaceAspire.Emulator.Sqs.Model;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's lists of queues, and their pages.</summary>
internal sealed class QueueLists(Database database, QueueUrls urls, MoveTasks moves)
{
    /// <summary>ListQueues, by name, up to 1,000 a page.</summary>
    public ListQueuesAnswer List(ListQueuesRequest request)
    {
        var limit = PageSize(request.MaxResults);
        var queues = database.Read(db => QueueTable.List(db, request.QueueNamePrefix ?? "", AfterToken(request.NextToken), limit + 1));
        return new(queues.Count > 0 ? queues.Take(limit).Select(queue => urls.Of(queue.Name)).ToArray() : null, Token(queues, limit, request.MaxResults));
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
}
