namespace FaceAspire.Contracts;

/// <summary>Who looks for faces in the video. Both write the same records to the same data stream; nothing behind it knows which ran.</summary>
public enum Recogniser
{
    /// <summary>A Rekognition stream processor per camera; for accounts that still have Rekognition Streaming Video.</summary>
    StreamProcessor,

    /// <summary>Pictures taken from the video, and Rekognition's image API; for every account.</summary>
    Images,
}
