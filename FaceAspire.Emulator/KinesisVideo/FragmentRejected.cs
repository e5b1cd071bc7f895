namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A fragment breaks a rule of PutMedia; the connection ends with an ERROR ack (API reference "PutMedia", "Error identifiers").</summary>
internal sealed class FragmentRejected(int? id, string code) : Exception(code)
{
    /// <summary>Such as 4004; <see langword="null"/> where the service documents none.</summary>
    public int? Id => id;

    /// <summary>Such as <c>FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS</c>.</summary>
    public string Code => Message;

    /// <summary>All error identifiers that the API reference lists, in PutMedia's ERROR acks.</summary>
    public static IReadOnlyDictionary<int, string> Codes { get; } = new Dictionary<int, string>
    {
        [4000] = "STREAM_READ_ERROR",
        [4001] = "MAX_FRAGMENT_SIZE_REACHED",
        [4002] = "MAX_FRAGMENT_DURATION_REACHED",
        [4003] = "MAX_CONNECTION_DURATION_REACHED",
        [4004] = "FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS",
        [4005] = "MORE_THAN_ALLOWED_TRACKS_FOUND",
        [4006] = "INVALID_MKV_DATA",
        [4007] = "INVALID_PRODUCER_TIMESTAMP",
        [4008] = "STREAM_NOT_ACTIVE",
        [4009] = "FRAGMENT_METADATA_LIMIT_REACHED",
        [4010] = "TRACK_NUMBER_MISMATCH",
        [4011] = "FRAMES_MISSING_FOR_TRACK",
        [4012] = "INVALID_FRAGMENT_METADATA",
        [4500] = "KMS_KEY_ACCESS_DENIED",
        [4501] = "KMS_KEY_DISABLED",
        [4502] = "KMS_KEY_VALIDATION_ERROR",
        [4503] = "KMS_KEY_UNAVAILABLE",
        [4504] = "KMS_KEY_INVALID_USAGE",
        [4505] = "KMS_KEY_INVALID_STATE",
        [4506] = "KMS_KEY_NOT_FOUND",
        [5000] = "INTERNAL_ERROR",
        [5001] = "ARCHIVAL_ERROR",
    };

    /// <summary>The rejection with an id, or <see langword="null"/> when there is none of that id.</summary>
    public static FragmentRejected? Of(int id) => Codes.TryGetValue(id, out var code) ? new(id, code) : null;

    public static FragmentRejected TooLarge() => Of(4001)!;

    public static FragmentRejected TooLong() => Of(4002)!;

    public static FragmentRejected ConnectionTooOld() => Of(4003)!;

    public static FragmentRejected TimecodeNotLater() => Of(4004)!;

    public static FragmentRejected TooManyTracks() => Of(4005)!;

    public static FragmentRejected InvalidMkv() => Of(4006)!;

    public static FragmentRejected InvalidTime() => Of(4007)!;

    public static FragmentRejected StreamGone() => Of(4008)!;

    public static FragmentRejected TooManyTags() => Of(4009)!;

    public static FragmentRejected UnknownTrack() => Of(4010)!;

    public static FragmentRejected TrackWithoutFrames() => Of(4011)!;

    public static FragmentRejected ReservedTag() => Of(4012)!;

    public static FragmentRejected NotStored() => Of(5001)!;

    public static FragmentRejected TooShort() => new(null, "MIN_FRAGMENT_DURATION_REACHED");

    public static FragmentRejected NoKeyFrame() => Of(4006)!;
}
