using System.Text.Json.Serialization;

namespace FaceAspire.Contracts;

/// <summary>
/// One analysed frame, as Rekognition's face search writes it (developer guide, "Reference: Kinesis face recognition record"). Members
/// that are not of use are left out; unknown ones are ignored.
/// </summary>
public sealed record FaceSearchRecord
{
    /// <summary>Which frame.</summary>
    public required InputInformation InputInformation { get; init; }

    /// <summary>The faces in it; none for an empty frame.</summary>
    public IReadOnlyList<FaceSearchResult>? FaceSearchResponse { get; init; }
}

/// <summary>Where a frame comes from.</summary>
public sealed record InputInformation
{
    /// <summary>The video stream and the place in it.</summary>
    public required KinesisVideoInput KinesisVideo { get; init; }
}

/// <summary>A place in a video stream.</summary>
public sealed record KinesisVideoInput
{
    /// <summary>The stream, with or without its creation time.</summary>
    public required string StreamArn { get; init; }

    /// <summary>The fragment's number, some 47 digits.</summary>
    public string? FragmentNumber { get; init; }

    /// <summary>When the service got the fragment, in seconds since 1970.</summary>
    public double ServerTimestamp { get; init; }

    /// <summary>The same, to the millisecond; <see langword="null"/> where it is missing or no time.</summary>
    [JsonIgnore]
    public DateTimeOffset? ReceivedAt => EpochTime.OfSeconds(ServerTimestamp);

    /// <summary>The time that the producer gave the fragment, in seconds since 1970; on the wire often <c>1.586040338006E9</c>.</summary>
    public double ProducerTimestamp { get; init; }

    /// <summary>The frame's time after the fragment's beginning, in seconds.</summary>
    public double FrameOffsetInSeconds { get; init; }
}

/// <summary>A face and who it may be.</summary>
public sealed record FaceSearchResult
{
    /// <summary>The face.</summary>
    public DetectedFace? DetectedFace { get; init; }

    /// <summary>Who it may be, most similar first; nobody for a stranger.</summary>
    public IReadOnlyList<MatchedFace>? MatchedFaces { get; init; }
}

/// <summary>A face in a frame.</summary>
public sealed record DetectedFace
{
    /// <summary>Where, as shares of the frame.</summary>
    public FaceBox? BoundingBox { get; init; }

    /// <summary>That it is a face, 0 to 100.</summary>
    public double Confidence { get; init; }

    /// <summary>Which way it looks.</summary>
    public FacePose? Pose { get; init; }
}

/// <summary>Which way a face looks, in degrees, -180 to 180; all 0 for one that looks into the camera.</summary>
/// <param name="Pitch">Up (positive) or down.</param>
/// <param name="Roll">Tilted to a shoulder.</param>
/// <param name="Yaw">Turned to a side; beyond some 60 only a profile is left.</param>
public sealed record FacePose(double Pitch, double Roll, double Yaw);

/// <summary>A box as shares of a picture's width and height.</summary>
/// <param name="Left">Its left edge, about 0 to 1.</param>
/// <param name="Top">Its top edge, about 0 to 1.</param>
/// <param name="Width">Its width, 0 to 1.</param>
/// <param name="Height">Its height, 0 to 1.</param>
public sealed record FaceBox(double Left, double Top, double Width, double Height);

/// <summary>A face of the collection.</summary>
public sealed record MatchedFace
{
    /// <summary>How alike, 0 to 100.</summary>
    public double Similarity { get; init; }

    /// <summary>Which face.</summary>
    public KnownFace? Face { get; init; }
}

/// <summary>A face's names in the collection.</summary>
public sealed record KnownFace
{
    /// <summary>Its UUID.</summary>
    public string? FaceId { get; init; }

    /// <summary>The photo that it comes from, see <see cref="PhotoId"/>.</summary>
    public string? ExternalImageId { get; init; }
}
