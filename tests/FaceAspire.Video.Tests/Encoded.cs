using FaceAspire.Video.H264;

namespace FaceAspire.Video.Tests;

/// <summary>Video as an encoder gives it.</summary>
internal static class Encoded
{
    /// <summary>The pictures of a test clip, with parameter sets before each key frame.</summary>
    /// <param name="folder">Takes the clip.</param>
    /// <param name="seconds">How long it is.</param>
    /// <param name="encoding">More for ffmpeg.</param>
    /// <param name="size">The picture's size.</param>
    public static async Task<List<byte[]>> PicturesAsync(TemporaryFolder folder, int seconds, string encoding = "", string size = "160x120")
    {
        var pictures = new List<byte[]>();
        var units = new List<NalUnit>();
        foreach (var unit in NalUnit.Split(await StreamAsync(folder, seconds, encoding, size)))
        {
            if (unit.BeginsPicture && units.Exists(one => one.IsPicture))
            {
                pictures.Add(Join(units));
                units.Clear();
            }

            units.Add(unit);
        }

        pictures.Add(Join(units));
        return pictures;
    }

    /// <summary>Likewise, in one: 25 frames a second, a key frame each second.</summary>
    public static async Task<byte[]> StreamAsync(TemporaryFolder folder, int seconds, string encoding = "", string size = "160x120")
    {
        var path = folder.File($"{Guid.NewGuid():N}.h264");
        await Clip.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "lavfi", "-i", $"testsrc=duration={seconds}:size={size}:rate=25", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "25",
                "-bf", "0", "-preset", "ultrafast", "-x264-params", "repeat-headers=1", .. encoding.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-f", "h264", path,
            ]);
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }

    private static byte[] Join(List<NalUnit> units) => [.. units.SelectMany(unit => (byte[])[0, 0, 0, 1, .. unit.Data.Span])];
}
