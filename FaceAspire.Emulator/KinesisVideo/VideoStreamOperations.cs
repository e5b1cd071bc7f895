using System.Text;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The control plane (API reference "Amazon Kinesis Video Streams").</summary>
internal sealed partial class VideoStreamOperations(VideoStore store, FragmentStore fragments, ImageGenerationStore images, Arns arns)
{
    private const int LargestPage = 10_000;
    private const int LongestRetention = 87_600;

    private static readonly string[] ApiNames =
    [
        "PUT_MEDIA", "GET_MEDIA", "LIST_FRAGMENTS", "GET_MEDIA_FOR_FRAGMENT_LIST", "GET_HLS_STREAMING_SESSION_URL",
        "GET_DASH_STREAMING_SESSION_URL", "GET_CLIP", "GET_IMAGES",
    ];

    /// <summary>CreateStream.</summary>
    public object? Create(VideoStreamRequest request) => new
    {
        StreamARN = Add(request.StreamName, new(request.DataRetentionInHours ?? 0, request.MediaType, request.DeviceName, request.KmsKeyId)).Arn,
    };

    /// <summary>Creates a stream, active at once.</summary>
    public VideoStream Add(string? name, VideoStreamSettings settings)
    {
        if (name is null || !NamePattern().IsMatch(name))
        {
            throw KinesisVideoErrors.Invalid($"StreamName '{name}' must be 1 to 256 of [a-zA-Z0-9_.-].");
        }

        Check(settings.DeviceName, settings.MediaType);
        Check(settings.RetentionHours);
        return store.Create(name, settings) ? store.Find(name, null)! : throw KinesisVideoErrors.Exists(name);
    }

    /// <summary>DescribeStream.</summary>
    public object? Describe(VideoStreamRequest request) => new { StreamInfo = Info(Existing(request)) };

    /// <summary>ListStreams.</summary>
    public object? List(ListStreamsRequest request)
    {
        var limit = request.MaxResults is null or (>= 1 and <= LargestPage)
            ? request.MaxResults ?? LargestPage
            : throw KinesisVideoErrors.Invalid($"MaxResults {request.MaxResults} must be from 1 to {LargestPage}.");
        if (request.StreamNameCondition is { ComparisonOperator: not (null or "BEGINS_WITH") } condition)
        {
            throw KinesisVideoErrors.Invalid($"ComparisonOperator '{condition.ComparisonOperator}' must be BEGINS_WITH.");
        }

        var found = store.List(After(request.NextToken), request.StreamNameCondition?.ComparisonValue ?? "", limit + 1);
        return new
        {
            StreamInfoList = found.Take(limit).Select(Info),
            NextToken = found.Count > limit ? Convert.ToBase64String(Encoding.UTF8.GetBytes(found[limit - 1].Name)) : null,
        };
    }

    /// <summary>DeleteStream.</summary>
    public object? Delete(VideoStreamRequest request)
    {
        var stream = Existing(request);
        if (request.CurrentVersion is not null)
        {
            CheckVersion(request, stream);
        }

        Remove(stream);
        return null;
    }

    /// <summary>Deletes a stream and its video.</summary>
    public void Remove(VideoStream stream)
    {
        store.Delete(stream.Name);
        images.Save(stream, null);
        fragments.Forget(stream);
    }

    /// <summary>UpdateStream.</summary>
    public object? Update(VideoStreamRequest request)
    {
        var stream = Existing(request);
        CheckVersion(request, stream);
        Check(request.DeviceName, request.MediaType);
        store.Update(stream.Name, request.DeviceName, request.MediaType);
        return null;
    }

    /// <summary>UpdateDataRetention.</summary>
    public object? UpdateRetention(VideoStreamRequest request)
    {
        var stream = Existing(request);
        CheckVersion(request, stream);
        var change = request.DataRetentionChangeInHours is { } hours and >= 1
            ? hours
            : throw KinesisVideoErrors.Invalid($"DataRetentionChangeInHours {request.DataRetentionChangeInHours} must be at least 1.");
        SetRetention(stream.Name, request.Operation switch
        {
            "INCREASE_DATA_RETENTION" => stream.RetentionHours + change,
            "DECREASE_DATA_RETENTION" => stream.RetentionHours - change,
            _ => throw KinesisVideoErrors.Invalid($"Operation '{request.Operation}' must be INCREASE_DATA_RETENTION or DECREASE_DATA_RETENTION."),
        });
        return null;
    }

    /// <summary>Sets how long a stream's video is kept.</summary>
    public void SetRetention(string name, int hours)
    {
        Check(hours);
        store.SetRetention(name, hours);
        if (store.Find(name, null) is { } changed)
        {
            fragments.Trim(changed); // what is over the new time is gone at once
        }
    }

    /// <summary>GetDataEndpoint: the address that the caller used. The official C producer leaves the port out of its Host header.</summary>
    public Task<object?> GetDataEndpoint(VideoStreamRequest request, HttpContext context)
    {
        _ = Existing(request);
        return ApiNames.Contains(request.APIName)
            ? Task.FromResult<object?>(new { DataEndpoint = $"{context.Request.Scheme}://{context.Request.Host.Host}:{context.Request.Host.Port ?? context.Connection.LocalPort}" })
            : throw KinesisVideoErrors.Invalid($"APIName '{request.APIName}' must be one of {string.Join(", ", ApiNames)}.");
    }

    /// <summary>Finds a stream by name.</summary>
    public VideoStream? Find(string name) => store.Find(name, null);

    /// <summary>A stream that must be there.</summary>
    public VideoStream Existing(string? name, string? arn) => (name, arn) is (null, null)
        ? throw KinesisVideoErrors.Invalid("Either StreamName or StreamARN must be given.")
        : store.Find(name, arn) ?? throw KinesisVideoErrors.NoSuchStream(name ?? arn);

    /// <summary>A stream that must be there and keep its video.</summary>
    public VideoStream Kept(string? name, string? arn)
    {
        var stream = Existing(name, arn);
        return stream.RetentionHours > 0 ? stream : throw KinesisVideoErrors.NoRetention(stream.Name);
    }

    private VideoStream Existing(VideoStreamRequest request) => Existing(request.StreamName, request.StreamARN);

    private static void CheckVersion(VideoStreamRequest request, VideoStream stream)
    {
        if (request.CurrentVersion != stream.Version)
        {
            throw KinesisVideoErrors.OtherVersion(request.CurrentVersion, stream);
        }
    }

    private static void Check(string? deviceName, string? mediaType)
    {
        if (deviceName is not null && !DeviceNamePattern().IsMatch(deviceName))
        {
            throw KinesisVideoErrors.Invalid($"DeviceName '{deviceName}' must be 1 to 128 of [a-zA-Z0-9_.-].");
        }

        if (mediaType is { } type && (type.Length > 128 || !MediaTypePattern().IsMatch(type)))
        {
            throw KinesisVideoErrors.Invalid($"MediaType '{type}' must be one or more of type/subtype, such as video/h264, with commas between them.");
        }
    }

    private static void Check(int hours)
    {
        if (hours is < 0 or > LongestRetention)
        {
            throw KinesisVideoErrors.Invalid($"DataRetentionInHours would be {hours}; it must be from 0 to {LongestRetention}.");
        }
    }

    /// <summary>The name that a page of streams begins behind.</summary>
    private static string After(string? token)
    {
        var name = new byte[256];
        return Convert.TryFromBase64String(token ?? "", name, out var length)
            ? Encoding.UTF8.GetString(name, 0, length)
            : throw KinesisVideoErrors.Invalid("NextToken is none of this operation's.");
    }

    private object Info(VideoStream stream) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        stream.Settings.MediaType,
        stream.Settings.DeviceName,
        KmsKeyId = stream.Settings.KmsKeyId ?? arns.Of("kms", "alias/aws/kinesisvideo"),
        stream.Version,
        Status = "ACTIVE",
        CreationTime = stream.CreatedAt,
        DataRetentionInHours = stream.RetentionHours,
    };

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,256}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,128}\z")]
    private static partial Regex DeviceNamePattern();

    [GeneratedRegex(@"\A[\w\-.+]+/[\w\-.+]+(,[\w\-.+]+/[\w\-.+]+)*\z")]
    private static partial Regex MediaTypePattern();
}
