using System.Globalization;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>What ffprobe finds in a file, or at an address.</summary>
internal static class Probe
{
    /// <summary>The times at which a kind of stream's frames are shown, in seconds from the first, in the order of decoding.</summary>
    public static async Task<double[]> TimesAsync(string source, char stream = 'v')
    {
        var (exit, output, error) = await Tool.RunAsync(
            "ffprobe", ["-v", "error", "-select_streams", $"{stream}:0", "-show_entries", "packet=pts_time", "-of", "csv=p=0", source]);
        Assert.True(exit == 0, error);
        Assert.Equal("", error); // nothing to complain of
        double[] times = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line.TrimEnd(',', '\r'), CultureInfo.InvariantCulture))];
        return [.. times.Select(time => Math.Round(time - times.Min(), 3))];
    }

    /// <summary>How many pictures can be decoded, without a word of error.</summary>
    public static async Task<int> DecodedAsync(string source)
    {
        var (exit, output, error) = await Tool.RunAsync(
            "ffprobe", ["-v", "error", "-select_streams", "v:0", "-count_frames", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", source]);
        Assert.Equal((0, ""), (exit, error));
        return int.Parse(output.Split('\n')[0].TrimEnd(',', '\r'), CultureInfo.InvariantCulture);
    }

    /// <summary>The codec, the sampling rate and the channels of the sound, which can be decoded without a word of error.</summary>
    public static async Task<string> SoundAsync(string source)
    {
        var (exit, output, error) = await Tool.RunAsync(
            "ffprobe", ["-v", "error", "-select_streams", "a:0", "-count_frames", "-show_entries", "stream=codec_name,sample_rate,channels", "-of", "csv=p=0", source]);
        Assert.Equal((0, ""), (exit, error));
        return output.Trim().TrimEnd(',');
    }

    /// <summary>The same of bytes.</summary>
    public static async Task<T> OfAsync<T>(byte[] media, string extension, Func<string, Task<T>> probe)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, $"media.{extension}");
        await File.WriteAllBytesAsync(path, media, TestContext.Current.CancellationToken);
        return await probe(path);
    }
}
