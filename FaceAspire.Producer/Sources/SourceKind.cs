namespace FaceAspire.Producer.Sources;

/// <summary>Where video comes from.</summary>
internal enum SourceKind
{
    /// <summary>A file, played in real time.</summary>
    File,

    /// <summary>A network camera.</summary>
    Rtsp,

    /// <summary>A camera of this machine, by Video4Linux.</summary>
    Device,
}
