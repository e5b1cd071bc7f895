using System.Globalization;
using OpenCvSharp;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>How pictures are written.</summary>
/// <param name="IsPng">PNG, or else JPEG.</param>
/// <param name="Quality">JPEG quality, 1 to 100.</param>
/// <param name="Width">Pixels across; <see langword="null"/> for what follows from the height, or for the video's.</param>
/// <param name="Height">Pixels down, likewise.</param>
internal sealed record ImageForm(bool IsPng, int Quality, int? Width, int? Height)
{
    private const int DefaultQuality = 80;

    /// <summary>What files of it are called.</summary>
    public string Extension => IsPng ? "png" : "jpg";

    /// <summary>What they are.</summary>
    public string ContentType => IsPng ? "image/png" : "image/jpeg";

    /// <summary>Reads what a request says of the form.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>: a member is out of its range.</exception>
    public static ImageForm Of(string? format, Dictionary<string, string>? config, int? widthPixels, int? heightPixels) => new(
        format switch
        {
            "PNG" => true,
            "JPEG" => false,
            _ => throw KinesisVideoErrors.Invalid($"Format '{format}' must be JPEG or PNG."),
        },
        QualityOf(config),
        widthPixels is { } width ? ImagePlan.InRange(width, 1, 3840, "WidthPixels") : null,
        heightPixels is { } height ? ImagePlan.InRange(height, 1, 2160, "HeightPixels") : null);

    /// <summary>Writes a picture. Given both width and height it is stretched to them; given one, it keeps its shape.</summary>
    public byte[] Encode(Mat picture)
    {
        if ((Width, Height) is (null, null))
        {
            return Write(picture);
        }

        var size = new Size(
            Width ?? Math.Max(1, picture.Width * Height!.Value / picture.Height), Height ?? Math.Max(1, picture.Height * Width!.Value / picture.Width));
        using var sized = picture.Resize(size, interpolation: size.Width < picture.Width ? InterpolationFlags.Area : InterpolationFlags.Linear);
        return Write(sized);
    }

    private byte[] Write(Mat picture) =>
        IsPng ? picture.ToBytes(".png") : picture.ToBytes(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, Quality));

    private static int QualityOf(Dictionary<string, string>? config) => config?.GetValueOrDefault("JPEGQuality") is not { } text
        ? DefaultQuality
        : int.TryParse(text, CultureInfo.InvariantCulture, out var quality)
            ? ImagePlan.InRange(quality, 1, 100, "JPEGQuality")
            : throw KinesisVideoErrors.Invalid($"JPEGQuality '{text}' must be from 1 to 100.");
}
