using MimeKit;

namespace FaceAspire.Emulator.Admin;

/// <summary>A part of a message that is not its text.</summary>
/// <param name="Name">Its file name, else its content id.</param>
/// <param name="ContentType">Such as <c>image/jpeg</c>.</param>
/// <param name="Size">Its size in bytes, decoded.</param>
internal sealed record AttachmentView(string Name, string ContentType, long Size)
{
    /// <summary>Looks at a part.</summary>
    public static AttachmentView Of(MimePart part)
    {
        using var counted = new MimeKit.IO.MeasuringStream();
        part.Content?.DecodeTo(counted);
        return new(part.FileName ?? part.ContentId ?? "", part.ContentType.MimeType, counted.Length);
    }
}
