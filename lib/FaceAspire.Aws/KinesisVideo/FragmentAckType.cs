namespace FaceAspire.Aws.KinesisVideo;

/// <summary>How far a fragment has come (API reference "PutMedia").</summary>
public enum FragmentAckType
{
    /// <summary>A type that is not known here.</summary>
    Unknown = 0,

    /// <summary>Its first bytes have arrived.</summary>
    Buffering,

    /// <summary>All of it has arrived. The last word on it where the stream keeps no video.</summary>
    Received,

    /// <summary>It is stored.</summary>
    Persisted,

    /// <summary>It, or the whole connection, is refused; the service closes the connection.</summary>
    Error,

    /// <summary>The service waits for video and is alive.</summary>
    Idle,
}
