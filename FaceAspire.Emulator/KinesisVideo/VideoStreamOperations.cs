using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The control plane (API reference "Amazon Kinesis Video Streams").</summary>
internal sealed partial class VideoStreamOperations(VideoStore store)
{
    private static readonly string[] ApiNames =
    [
        "PUT_MEDIA", "GET_MEDIA", "LIST_FRAGMENTS", "GET_MEDIA_FOR_FRAGMENT_LIST", "GET_HLS_STREAMING_SESSION_URL",
        "GET_DASH_STREAMING_SESSION_URL", "GET_CLIP", "GET_IMAGES",
    ];

    /// <summary>Creates a stream, active at once.</summary>
    public VideoStream Add(string? name, int retentionHours, string? mediaType)
    {
        if (name is null || !NamePattern().IsMatch(name))
        {
            throw KinesisVideoErrors.Invalid($"StreamName '{name}' must be 1 to 256 of [a-zA-Z0-9_.-].");
        }

        if (retentionHours is < 0 or > 87_600)
        {
            throw KinesisVideoErrors.Invalid($"DataRetentionInHours {retentionHours} must be from 0 to 87600.");
        }

        return store.Create(name, retentionHours, mediaType) ? store.Find(name, null)! : throw KinesisVideoErrors.Exists(name);
    }

    /// <summary>CreateStream.</summary>
    public object? Create(VideoStreamRequest request) =>
        new { StreamARN = Add(request.StreamName, request.DataRetentionInHours ?? 0, request.MediaType).Arn };

    /// <summary>DescribeStream.</summary>
    public object? Describe(VideoStreamRequest request) => new { StreamInfo = Info(Named(request)) };

    /// <summary>ListStreams.</summary>
    public object? List(VideoStreamRequest request) => new { StreamInfoList = store.All().Select(Info) };

    /// <summary>DeleteStream.</summary>
    public object? Delete(VideoStreamRequest request)
    {
        var stream = Named(request);
        if (request.CurrentVersion is { } version && version != stream.Version)
        {
            throw new Protocol.AwsException(400, "VersionMismatchException", $"CurrentVersion {version} is not the stream's version {stream.Version}.");
        }

        store.Delete(stream.Name);
        return null;
    }

    /// <summary>UpdateDataRetention.</summary>
    public object? UpdateRetention(VideoStreamRequest request)
    {
        var stream = Named(request);
        if (request.CurrentVersion != stream.Version)
        {
            throw new Protocol.AwsException(400, "VersionMismatchException", $"CurrentVersion {request.CurrentVersion} is not the stream's version {stream.Version}.");
        }

        var change = request.Operation switch
        {
            "INCREASE_DATA_RETENTION" => request.DataRetentionChangeInHours,
            "DECREASE_DATA_RETENTION" => -request.DataRetentionChangeInHours,
            _ => throw KinesisVideoErrors.Invalid($"Operation '{request.Operation}' must be INCREASE_DATA_RETENTION or DECREASE_DATA_RETENTION."),
        };
        var hours = stream.RetentionHours + change ?? throw KinesisVideoErrors.Invalid("DataRetentionChangeInHours must be given.");
        if (hours is < 0 or > 87_600)
        {
            throw KinesisVideoErrors.Invalid($"The retention would be {hours} hours; it must be from 0 to 87600.");
        }

        store.SetRetention(stream.Name, hours);
        return null;
    }

    /// <summary>GetDataEndpoint: the address that the caller used.</summary>
    public Task<object?> GetDataEndpoint(VideoStreamRequest request, HttpContext context)
    {
        _ = Named(request);
        return ApiNames.Contains(request.APIName)
            ? Task.FromResult<object?>(new { DataEndpoint = $"{context.Request.Scheme}://{context.Request.Host}" })
            : throw KinesisVideoErrors.Invalid($"APIName '{request.APIName}' must be one of {string.Join(", ", ApiNames)}.");
    }

    private VideoStream Named(VideoStreamRequest request) => request is { StreamName: null, StreamARN: null }
        ? throw KinesisVideoErrors.Invalid("Either StreamName or StreamARN must be given.")
        : store.Find(request.StreamName, request.StreamARN) ?? throw KinesisVideoErrors.NoSuchStream(request.StreamName ?? request.StreamARN);

    private static object Info(VideoStream stream) => new
    {
        StreamName = stream.Name,
        StreamARN = stream.Arn,
        stream.MediaType,
        stream.Version,
        Status = "ACTIVE",
        CreationTime = stream.CreatedAt,
        DataRetentionInHours = stream.RetentionHours,
    };

    [GeneratedRegex("^[a-zA-Z0-9_.-]{1,256}$")]
    private static partial Regex NamePattern();
}
