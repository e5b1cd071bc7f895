using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>A picture in memory: 8 bits each of blue, green and red.</summary>
public sealed class FaceImage : IDisposable
{
    /// <summary>The most pixels that are decoded: 100 million, some 300 MB.</summary>
    public const long MaxPixels = 100_000_000;

    /// <summary>Takes a picture over, which is disposed with this.</summary>
    public FaceImage(Mat pixels) => Pixels = pixels;

    /// <summary>The pixels.</summary>
    public Mat Pixels { get; }

    /// <summary>Pixels across.</summary>
    public int Width => Pixels.Width;

    /// <summary>Pixels down.</summary>
    public int Height => Pixels.Height;

    /// <summary>Decodes a JPEG or PNG; a photo's orientation is applied.</summary>
    /// <exception cref="FaceImageException">It is neither, is damaged, or is too large.</exception>
    public static FaceImage Decode(byte[] file)
    {
        if (ImageHeader.Read(file) is not { } header)
        {
            throw new FaceImageException("The image is neither JPEG nor PNG.");
        }

        if ((long)header.Width * header.Height is <= 0 or > MaxPixels)
        {
            throw new FaceImageException($"The image has {header.Width} x {header.Height} pixels; {MaxPixels:N0} in all is the most.");
        }

        var pixels = Cv2.ImDecode(file, ImreadModes.Color);
        if (!pixels.Empty())
        {
            return new(pixels);
        }

        pixels.Dispose();
        throw new FaceImageException("The image is damaged and cannot be decoded.");
    }

    /// <inheritdoc/>
    public void Dispose() => Pixels.Dispose();
}
