using OpenCvSharp;

namespace FaceAspire.Emulator.Tests.Rekognition;

/// <summary>Pictures of drawn people, whom the classic engine finds and tells apart.</summary>
internal static class Portrait
{
    /// <summary>The number of people that can be drawn.</summary>
    public const int People = 2;

    /// <summary>A picture of 320 x 240 with one face in its middle.</summary>
    public static byte[] Png(int person = 0) => Encode(picture => Face(picture, person, 160, 120, 1), ".png");

    /// <summary>A portrait of the demo, of somebody who is like none of those that are drawn here.</summary>
    public static byte[] Of(string person) => File.ReadAllBytes(Repository.File("samples", "people", person, "1.png"));

    public static byte[] Jpeg(int person = 0) => Encode(picture => Face(picture, person, 160, 120, 1), ".jpg");

    /// <summary>Two faces, the larger one on the right.</summary>
    public static byte[] Two(int left, int right) => Encode(
        picture =>
        {
            Face(picture, left, 80, 120, 0.6);
            Face(picture, right, 220, 120, 1);
        },
        ".png");

    public static byte[] Empty() => Encode(_ => { }, ".png");

    /// <summary>The face, out of focus.</summary>
    public static byte[] Blurred() => Encode(
        picture =>
        {
            Face(picture, 0, 160, 120, 1);
            Cv2.GaussianBlur(picture, picture, new Size(0, 0), 5);
        },
        ".png");

    /// <summary>A JPEG that lies on its side, and whose EXIF data (orientation 6) say that it is to be turned right to be upright.</summary>
    public static byte[] OnItsSide(int person = 0)
    {
        using var upright = Canvas();
        Face(upright, person, 160, 120, 1);
        using var turned = new Mat();
        Cv2.Rotate(upright, turned, RotateFlags.Rotate90Counterclockwise);
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, // big endian, the directory 8 bytes on
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, // one entry: orientation, a short, 6
        ];
        var jpeg = turned.ToBytes(".jpg");
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    private static byte[] Encode(Action<Mat> draw, string format)
    {
        using var picture = Canvas();
        draw(picture);
        return picture.ToBytes(format);
    }

    private static Mat Canvas() => new(240, 320, MatType.CV_8UC3, new Scalar(170, 160, 150));

    private static void Face(Mat picture, int person, int x, int y, double scale)
    {
        int S(double value) => (int)(value * scale);
        Point At(double dx, double dy) => new(x + S(dx), y + S(dy));
        var skin = person == 0 ? new Scalar(150, 180, 220) : new Scalar(95, 130, 185);
        var shade = person == 0 ? new Scalar(120, 150, 195) : new Scalar(70, 100, 150);
        var dark = new Scalar(30, 30, 40);
        picture.Ellipse(At(0, -18), new Size(S(58), S(62)), 0, 180, 360, person == 0 ? new Scalar(30, 50, 80) : new Scalar(20, 20, 20), -1); // hair
        picture.Ellipse(At(0, 0), new Size(S(50), S(66)), 0, 0, 360, skin, -1);
        foreach (var side in (int[])[-1, 1])
        {
            picture.Ellipse(At(side * 21, -12), new Size(S(14), S(9)), 0, 0, 360, shade, -1); // socket
            picture.Ellipse(At(side * 21, -11), new Size(S(9), S(5)), 0, 0, 360, Scalar.White, -1);
            picture.Circle(At(side * 21, -11), S(5), dark, -1);
            picture.Line(At(side * 10, -25), At(side * 33, -26), dark, Math.Max(1, S(5))); // brow
            picture.Ellipse(At(side * 7, 18), new Size(S(5), S(3)), 0, 0, 360, shade, -1); // nostril
        }

        picture.Line(At(4, -8), At(8, 16), shade, Math.Max(1, S(4)));
        picture.Ellipse(At(0, 38), new Size(S(19), S(6)), 0, 0, 360, new Scalar(80, 70, 160), -1); // mouth
        picture.Line(At(-19, 38), At(19, 38), dark, Math.Max(1, S(2)));
        if (person == 1) // beard and glasses
        {
            picture.Ellipse(At(0, 44), new Size(S(36), S(24)), 0, 10, 170, dark, Math.Max(1, S(9)));
            picture.Circle(At(-21, -11), S(16), dark, Math.Max(1, S(3)));
            picture.Circle(At(21, -11), S(16), dark, Math.Max(1, S(3)));
        }

        using var area = new Mat(picture, Rect.Intersect(new Rect(x - S(62), y - S(84), S(124), S(160)), new Rect(0, 0, 320, 240)));
        Cv2.GaussianBlur(area, area, new Size(3, 3), 0);
    }
}
