namespace FaceAspire.Infra.Options;

/// <summary>Who looks for faces in the video.</summary>
internal enum Recogniser
{
    /// <summary>A Rekognition stream processor per camera; for accounts that still have Rekognition Streaming Video.</summary>
    StreamProcessor,

    /// <summary>Pictures taken from the video, and Rekognition's image API; for every account.</summary>
    Images,
}
