namespace FaceAspire.Video.Metrics;

/// <summary>Why frames are not stored.</summary>
internal enum DropReason
{
    /// <summary>All room was taken, or the producer was stopped without a spool.</summary>
    Room,

    /// <summary>The service will never take their fragment.</summary>
    Refused,

    /// <summary>They cannot be decoded: they come before a key frame, or need pictures from before it.</summary>
    Undecodable,

    /// <summary>The source ended less than a second after a key frame, and the service takes no fragment so short.</summary>
    Short,
}
