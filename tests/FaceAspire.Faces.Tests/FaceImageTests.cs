using OpenCvSharp;

namespace FaceAspire.Faces.Tests;

public sealed class FaceImageTests
{
    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    public void Decode_PngOrJpeg_HasItsSizeAndPixels(string kind)
    {
        using var image = FaceImage.Decode(Picture(kind));

        Assert.Equal((40, 20), (image.Width, image.Height));
        Assert.Equal(MatType.CV_8UC3, image.Pixels.Type());
        Assert.True(image.Pixels.At<Vec3b>(10, 10) is { Item0: > 200, Item2: < 50 }, "the left is blue");
        Assert.True(image.Pixels.At<Vec3b>(10, 30) is { Item0: < 50, Item2: > 200 }, "the right is red");
    }

    [Theory]
    [InlineData(1, 40, 20, 5, 10)]
    [InlineData(3, 40, 20, 35, 10)] // half a turn
    [InlineData(6, 20, 40, 10, 5)] // a quarter to the right
    [InlineData(8, 20, 40, 10, 35)] // a quarter to the left
    public void Decode_JpegWithOrientation_IsTurned(byte orientation, int width, int height, int blueX, int blueY)
    {
        var jpeg = Picture(".jpg");
        byte[] exif =
        [
            0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];

        using var image = FaceImage.Decode([.. jpeg[..2], .. exif, .. jpeg[2..]]);

        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.True(image.Pixels.At<Vec3b>(blueY, blueX).Item0 > 200);
    }

    [Fact]
    public void Decode_GrayOrTransparentOr16Bit_BecomesThreeChannels()
    {
        foreach (var type in (MatType[])[MatType.CV_8UC1, MatType.CV_8UC4, MatType.CV_16UC3])
        {
            using var pixels = new Mat(8, 8, type, Scalar.All(77));
            using var image = FaceImage.Decode(pixels.ToBytes(".png"));
            Assert.Equal(MatType.CV_8UC3, image.Pixels.Type());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a and so on")]
    [InlineData("RIFF....WEBPVP8 ")]
    public void Decode_NeitherPngNorJpeg_SaysSo(string text)
    {
        var refusal = Assert.Throws<FaceImageException>(() => FaceImage.Decode([.. text.Select(letter => (byte)letter)]));

        Assert.Contains("neither JPEG nor PNG", refusal.Message);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    public void Decode_CutOffAnywhere_IsRefused(string kind)
    {
        var whole = Picture(kind);
        for (var length = 0; length < whole.Length - 8; length += 5)
        {
            Assert.Throws<FaceImageException>(() => FaceImage.Decode(whole[..length]));
        }
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    public void Decode_BytesBehindTheEnd_AreIgnored(string kind) => FaceImage.Decode([.. Picture(kind), 0xFF, 0xDA, 1, 2, 3]).Dispose();

    [Fact]
    public void Decode_AByteBroken_IsRefusedOrDecodedButNothingElse()
    {
        foreach (var kind in (string[])[".png", ".jpg"])
        {
            var good = Picture(kind);
            for (var i = 0; i < good.Length; i += 9)
            {
                byte[] bad = [.. good];
                bad[i] ^= 0xFF;
                try
                {
                    FaceImage.Decode(bad).Dispose();
                }
                catch (FaceImageException)
                {
                    // the other way out
                }
            }
        }
    }

    [Fact]
    public void Decode_TooManyPixels_IsRefusedBeforeItIsDecoded()
    {
        var png = Picture(".png");
        png[16] = 0x10; // the width is now some 268 million

        var refusal = Assert.Throws<FaceImageException>(() => FaceImage.Decode(png));

        Assert.Contains("100,000,000", refusal.Message);
    }

    [Fact]
    public void Read_JpegHeader_IsFoundBehindOtherSegments()
    {
        byte[] jpeg =
        [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 3, 9, // a table, not a frame
            0xFF, 0xFF, 0xC2, 0, 17, 8, 0x01, 0x02, 0x03, 0x04, 3, 0, 0, // padded; progressive
        ];

        Assert.Equal(new ImageHeader(0x0304, 0x0102, IsJpeg: true), ImageHeader.Read(jpeg));
        for (var cut = 0; cut < 22; cut++)
        {
            Assert.Null(ImageHeader.Read(jpeg.AsSpan(0, cut)));
        }
    }

    private static byte[] Picture(string kind)
    {
        using var pixels = new Mat(20, 40, MatType.CV_8UC3, new Scalar(0, 0, 255));
        pixels.Rectangle(new Rect(0, 0, 20, 20), new Scalar(255, 0, 0), -1);
        return pixels.ToBytes(kind);
    }
}
