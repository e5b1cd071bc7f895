namespace FaceAspire.AppHost;

/// <summary>Who looks for faces in the video. The parts know them by the same names.</summary>
internal enum Recogniser
{
    /// <summary>A stream processor per camera.</summary>
    StreamProcessor,

    /// <summary>The Analyzer, on pictures taken from the video.</summary>
    Images,
}
