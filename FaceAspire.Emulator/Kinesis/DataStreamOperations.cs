using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>The operations on data streams as a whole (API reference "Amazon Kinesis Data Streams").</summary>
internal sealed partial class DataStreamOperations(StreamStore store, Arns arns)
{
    /// <summary>How long records are kept where nothing else is asked for, in hours.</summary>
    public const int DefaultRetention = 24;

    private const int LongestRetention = 8760;
    private const int LargestPage = 10_000;
    private const int DefaultPage = 100;
    private const int DefaultShardPage = 1000;
    private const int ShardLimit = 500;
    private const int OnDemandShards = 4; // what an on-demand stream begins with

    /// <summary>CreateStream.</summary>
    public object? Create(CreateStreamRequest request)
    {
        Add(request.StreamName, request.ShardCount, request.StreamModeDetails?.StreamMode, DefaultRetention);
        return null;
    }

    /// <summary>Creates a stream, active at once.</summary>
    public DataStream Add(string? name, int? shards, string? mode, int hours)
    {
        if (name is null || !NamePattern().IsMatch(name))
        {
            throw KinesisErrors.Constraint("streamName", name, "Member must have length from 1 to 128 and satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }

        if (shards < 1)
        {
            throw KinesisErrors.Constraint("shardCount", shards, "Member must have value greater than or equal to 1");
        }

        if (mode is not (null or "PROVISIONED" or "ON_DEMAND"))
        {
            throw KinesisErrors.Constraint("streamModeDetails.streamMode", mode, "Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]");
        }

        if (mode == "ON_DEMAND" && shards is not null)
        {
            throw KinesisErrors.Invalid("ShardCount must not be given for a stream in ON_DEMAND mode.");
        }

        Check(hours);
        var count = mode == "ON_DEMAND" ? OnDemandShards : shards ?? 1;
        if (store.List(null, int.MaxValue).Sum(stream => stream.ShardCount) is var there && there + count > ShardLimit)
        {
            throw KinesisErrors.TooManyShards(there, count, ShardLimit, arns);
        }

        return store.Create(name, hours, mode ?? "PROVISIONED", count) ? Existing(name, null) : throw KinesisErrors.InUse(name, arns.Account);
    }

    /// <summary>DeleteStream.</summary>
    public object? Delete(StreamRequest request)
    {
        store.Delete(Existing(request).Name);
        return null;
    }

    /// <summary>DescribeStream.</summary>
    public object? Describe(StreamRequest request)
    {
        var stream = Existing(request);
        var page = ShardPage.Of(stream.ShardCount, request.ExclusiveStartShardId, request.Limit ?? DefaultPage);
        return new { StreamDescription = DataStreamViews.Description(stream, page.Shards, page.HasMore) };
    }

    /// <summary>DescribeStreamSummary.</summary>
    public object? Summarise(StreamRequest request) => new { StreamDescriptionSummary = DataStreamViews.Summary(Existing(request)) };

    /// <summary>ListShards.</summary>
    public object? ListShards(StreamRequest request)
    {
        CheckFilter(request.ShardFilter);
        var (named, after) = (request.StreamName, request.ExclusiveStartShardId ?? request.ShardFilter?.ShardId);
        if (request.NextToken is { } token)
        {
            (named, after) = ShardPage.Parse(token, request);
        }

        var stream = Existing(named, request.StreamARN);
        var page = ShardPage.Of(stream.ShardCount, after, request.MaxResults ?? DefaultShardPage);
        return new { Shards = page.Shards.Select(shard => DataStreamViews.Shard(stream, shard)), NextToken = page.Next(stream.Name) };
    }

    /// <summary>ListStreams.</summary>
    public object? List(StreamRequest request)
    {
        var limit = request.Limit is null or (>= 1 and <= LargestPage)
            ? request.Limit ?? DefaultPage
            : throw KinesisErrors.Constraint("limit", request.Limit, $"Member must have value from 1 to {LargestPage}");
        var found = store.List(request.NextToken ?? request.ExclusiveStartStreamName, limit + 1);
        var page = found.Take(limit).ToList();
        return new
        {
            StreamNames = page.Select(stream => stream.Name),
            HasMoreStreams = found.Count > limit,
            NextToken = found.Count > limit ? page[^1].Name : null,
            StreamSummaries = page.Select(DataStreamViews.ListItem),
        };
    }

    /// <summary>DescribeLimits: what an account begins with; nothing is held to it here.</summary>
    public object? DescribeLimits()
    {
        var all = store.List(null, int.MaxValue);
        return new
        {
            ShardLimit,
            OpenShardCount = all.Sum(stream => stream.ShardCount),
            OnDemandStreamCount = all.Count(stream => stream.Mode == "ON_DEMAND"),
            OnDemandStreamCountLimit = 50,
        };
    }

    /// <summary>IncreaseStreamRetentionPeriod.</summary>
    public object? IncreaseRetention(StreamRequest request) => SetRetention(request, (asked, now) => asked >= now, "shorter", "Decrease");

    /// <summary>DecreaseStreamRetentionPeriod.</summary>
    public object? DecreaseRetention(StreamRequest request) => SetRetention(request, (asked, now) => asked <= now, "longer", "Increase");

    /// <summary>A stream that must be there.</summary>
    public DataStream Existing(string? name, string? arn)
    {
        var stream = (name, arn) switch
        {
            (null, null) => throw KinesisErrors.Invalid("Either StreamName or StreamARN must be given."),
            (_, null) => store.Find(name),
            _ => store.FindByArn(arn),
        };
        return stream ?? throw KinesisErrors.NoSuchStream(name ?? arn!, arns.Account);
    }

    /// <summary>Checks a time that records are to be kept for.</summary>
    internal static void Check(int hours)
    {
        if (hours < DefaultRetention)
        {
            throw KinesisErrors.Invalid($"Minimum allowed retention period is {DefaultRetention} hours. Requested retention period ({hours} hours) is too short.");
        }

        if (hours > LongestRetention)
        {
            throw KinesisErrors.Invalid($"Maximum allowed retention period is {LongestRetention} hours. Requested retention period ({hours} hours) is too long.");
        }
    }

    private static void CheckFilter(ShardFilter? filter)
    {
        if (filter is { Type: "AFTER_SHARD_ID", ShardId: null })
        {
            throw KinesisErrors.Invalid("ShardId must be specified in ShardFilter for type AFTER_SHARD_ID.");
        }

        if (filter is { Type: "AT_TIMESTAMP" or "FROM_TIMESTAMP", Timestamp: null })
        {
            throw KinesisErrors.Invalid($"Timestamp must be specified in ShardFilter for type {filter.Type}.");
        }
    }

    private DataStream Existing(StreamRequest request) => Existing(request.StreamName, request.StreamARN);

    private object? SetRetention(StreamRequest request, Func<int, int, bool> allowed, string wrong, string otherWay)
    {
        var stream = Existing(request);
        var hours = request.RetentionPeriodHours ?? throw KinesisErrors.Constraint("retentionPeriodHours", null, "Member must not be null");
        Check(hours);
        if (!allowed(hours, stream.RetentionHours))
        {
            throw KinesisErrors.Invalid(
                $"Requested retention period ({hours} hours) for stream {stream.Name} can not be {wrong} than existing retention period ({stream.RetentionHours} hours). Use {otherWay}RetentionPeriod API.");
        }

        store.SetRetention(stream.Name, hours);
        return null;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,128}\z")]
    private static partial Regex NamePattern();
}
