namespace FaceAspire.Matroska;

/// <summary>The bytes are not Matroska, or not a part of it that video streams use; no further bytes can change that.</summary>
public sealed class MatroskaException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, naming the element.</param>
    /// <param name="offset">Where, in bytes from the stream's beginning; negative when not known.</param>
    public MatroskaException(string message, long offset = -1)
        : base(offset < 0 ? message : $"{message} (at byte {offset})") => Offset = offset;

    /// <summary>Where, in bytes from the stream's beginning; negative when not known.</summary>
    public long Offset { get; }
}
