using FaceAspire.Emulator.Protocol;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The errors that Kinesis Video documents.</summary>
internal static class KinesisVideoErrors
{
    public static AwsException NoSuchStream(string? name) =>
        new(404, "ResourceNotFoundException", $"The requested stream {name} is not found or not active.");

    public static AwsException NoSuchFragment(string number, string stream) =>
        new(404, "ResourceNotFoundException", $"Fragment {number} is not in stream {stream}.");

    public static AwsException Exists(string name) => new(400, "ResourceInUseException", $"The stream {name} already exists.");

    public static AwsException Invalid(string message) => new(400, "InvalidArgumentException", message);

    public static AwsException OtherVersion(string? asked, VideoStream stream) =>
        new(400, "VersionMismatchException", $"CurrentVersion {asked} is not the version of stream {stream.Name}, which is {stream.Version}.");

    public static AwsException ConnectionLimit(string name, int most) =>
        new(400, "ConnectionLimitExceededException", $"Stream {name} has {most} connection(s) of this kind already; it may have no more.");

    public static AwsException NoRetention(string name) =>
        new(400, "NoDataRetentionException", $"The stream {name} keeps no data: its DataRetentionInHours is 0.");

    public static AwsException NoFragments(string name) =>
        new(404, "ResourceNotFoundException", $"No fragments found in the stream {name} for the requested time.");

    public static AwsException UnsupportedMedia(MkvTrack track) => new(
        400, "UnsupportedStreamMediaTypeException",
        $"Track {track.Number} is {track.CodecId}; track 1 must be V_MPEG4/ISO/AVC or V_MPEGH/ISO/HEVC video (or A_AAC sound alone), track 2 may be A_AAC (and in a clip, beside H.264, A_MS/ACM).");

    public static AwsException MissingCodecPrivateData(MkvTrack track) =>
        new(400, "MissingCodecPrivateDataException", $"Track {track.Number}, {track.CodecId}, has no codec private data.");

    public static AwsException InvalidCodecPrivateData(MkvTrack track) =>
        new(400, "InvalidCodecPrivateDataException", $"The codec private data of track {track.Number} are not those of {track.CodecId}.");

    public static AwsException InvalidMediaFrame(StoredFragment fragment, Mp4.Mp4Track track) => new(
        400, "InvalidMediaFrameException",
        $"Fragment {fragment.Number}, track {track.Id}: the first frame must be a key frame, and all must be NAL units with their lengths before them.");

    public static AwsException OtherTracks(StoredFragment fragment) =>
        new(400, "InvalidMediaFrameException", $"Fragment {fragment.Number} has other tracks, or other codecs, than those before it.");

    public static AwsException OtherCodecPrivateData(StoredFragment fragment) => new(
        400, "InvalidCodecPrivateDataException", $"Fragment {fragment.Number} has other codec private data than those before it; a clip has the same throughout.");

    public static AwsException TooManyTags(int most) => new(400, "TagsPerResourceExceededLimitException", $"A stream has at most {most} tags.");

    public static AwsException SessionOver() => new(403, "NotAuthorizedException", "The session's token is not known, or has expired.");
}
