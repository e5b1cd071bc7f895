using Amazon.Rekognition.Model;
using SkiaSharp;

namespace FaceAspire.Analyzer;

/// <summary>A part of a picture.</summary>
/// <param name="Jpeg">A JPEG file.</param>
/// <param name="Area">Which part, in pixels.</param>
/// <param name="Width">The picture's width.</param>
/// <param name="Height">The picture's height.</param>
internal sealed record FaceCrop(byte[] Jpeg, SKRectI Area, int Width, int Height)
{
    /// <summary>Whether a face that was found in the crop is the one that it was cut for: its middle lies in that one's box.</summary>
    /// <param name="found">As shares of the crop.</param>
    /// <param name="wanted">As shares of the picture.</param>
    public bool Shows(BoundingBox? found, BoundingBox wanted)
    {
        if (found is null)
        {
            return false;
        }

        var x = (Area.Left + ((found.Left + (found.Width / 2)) * Area.Width)) / Width;
        var y = (Area.Top + ((found.Top + (found.Height / 2)) * Area.Height)) / Height;
        return x >= wanted.Left && x <= wanted.Left + wanted.Width && y >= wanted.Top && y <= wanted.Top + wanted.Height;
    }
}
