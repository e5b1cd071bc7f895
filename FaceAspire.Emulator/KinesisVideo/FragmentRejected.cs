namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A fragment breaks a rule of PutMedia; the connection ends with an ERROR ack (API reference "PutMedia", "Error identifiers").</summary>
internal sealed class FragmentRejected(int id, string code) : Exception(code)
{
    /// <summary>Such as 4004.</summary>
    public int Id => id;

    /// <summary>Such as <c>FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS</c>.</summary>
    public string Code => Message;

    public static FragmentRejected TooLarge() => new(4001, "MAX_FRAGMENT_SIZE_REACHED");

    public static FragmentRejected TooLong() => new(4002, "MAX_FRAGMENT_DURATION_REACHED");

    public static FragmentRejected ConnectionTooOld() => new(4003, "MAX_CONNECTION_DURATION_REACHED");

    public static FragmentRejected TimecodeNotLater() => new(4004, "FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS");

    public static FragmentRejected TooManyTracks() => new(4005, "MORE_THAN_ALLOWED_TRACKS_FOUND");

    public static FragmentRejected InvalidMkv() => new(4006, "INVALID_MKV_DATA");

    public static FragmentRejected InvalidTime() => new(4007, "INVALID_PRODUCER_TIMESTAMP");

    public static FragmentRejected StreamGone() => new(4008, "STREAM_NOT_ACTIVE");

    public static FragmentRejected TooManyTags() => new(4009, "FRAGMENT_METADATA_LIMIT_REACHED");

    public static FragmentRejected UnknownTrack() => new(4010, "TRACK_NUMBER_MISMATCH");

    public static FragmentRejected TrackWithoutFrames() => new(4011, "FRAMES_MISSING_FOR_TRACK");

    public static FragmentRejected ReservedTag() => new(4012, "INVALID_FRAGMENT_METADATA");

    public static FragmentRejected NotStored() => new(5001, "ARCHIVAL_ERROR");
}
