namespace FaceAspire.Video;

/// <summary>Video that cannot be sent as it is; the message says what is wrong and the way out.</summary>
public sealed class VideoFormatException : FormatException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong, and the way out.</param>
    /// <param name="inner">Why.</param>
    public VideoFormatException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
