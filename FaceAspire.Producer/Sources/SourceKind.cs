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

    /// <summary>A camera of this machine, by macOS's AVFoundation.</summary>
    MacCamera,

    /// <summary>A camera of this machine, by Windows's DirectShow.</summary>
    WindowsCamera,

    /// <summary>A test picture, drawn by ffmpeg.</summary>
    TestPicture,

    /// <summary>What another program writes to this one: Matroska, or H.264 as it comes from an encoder.</summary>
    StandardInput,
}
