using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Producer.Tests;

/// <summary>Videos of every kind through one producer, each as a camera of its own: what is stored is what the source holds.</summary>
public sealed class InputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private bool _isJudged = true;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_VideosOfEveryKind_SendsEveryFrameAtItsTimeInCleanMatroska()
    {
        await Parallel.ForEachAsync(Input.All, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (input, _) => await MakeAsync(input));
        await using var aws = await LocalAws.StartAsync();
        (string, string)[] settings =
        [
            .. Input.All.SelectMany(input => ((string, string)[])[
                ($"FaceAspire__Cameras__{input.Name}__Source", PathOf(input)), ($"FaceAspire__Cameras__{input.Name}__Loop", "false")]),
            ("FaceAspire__Producer__FragmentLength", "00:00:01"),
        ];
        await using var producer = RunningProducer.Start(aws, settings);
        var lines = new List<string>();
        while (lines.Count(line => line.Contains("has been played to its end", StringComparison.Ordinal)) < Input.All.Count)
        {
            lines.Add(await producer.SaysAsync("Camera "));
        }

        await producer.EndAsync(politely: true);

        var sent = new Dictionary<string, byte[]>();
        while (aws.Ends.TryRead(out var ending))
        {
            Assert.True(sent.TryAdd(ending.Camera, ending.Media), $"{ending.Camera} took a second connection: {string.Join('\n', lines)}");
        }

        var faults = await Task.WhenAll(Input.All.Select(input => FaultAsync(input, sent[input.Name], lines)));
        Assert.True(faults.All(fault => fault.Length == 0), string.Join("\n", faults.Where(fault => fault.Length > 0)));
        Assert.SkipUnless(_isJudged, "mkvinfo is not installed: the Matroska is not judged; frames and times were compared and are right.");
    }

    public void Dispose() => _folder.Dispose();

    private string PathOf(Input input) => _folder.File($"{input.Name}.{input.Extension}");

    private Task<string> MakeAsync(Input input) => Clip.RunAsync(
        "ffmpeg", ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", input.Picture, .. input.Encoding.Split(' '), PathOf(input)]);

    /// <summary>What is wrong with what was sent; empty for nothing.</summary>
    private async Task<string> FaultAsync(Input input, byte[] media, List<string> lines)
    {
        var file = _folder.File($"{input.Name}.sent.mkv");
        await File.WriteAllBytesAsync(file, media, Cancelled);
        var (source, stored) = (await TimesAsync(PathOf(input)), await TimesAsync(file));
        var how = $"{input.Name}.{input.Extension}, {(input.IsCopied ? "as it is" : "encoded")}";
        return !lines.Exists(line => line.Contains(how, StringComparison.Ordinal)) ? $"{input.Name} is not sent {how}"
            : source.Count != stored.Count ? $"{input.Name}: {source.Count} frames, {stored.Count} sent"
            : source.Zip(stored).Any(pair => Math.Abs(pair.First - pair.Second) > 0.0021) ? $"{input.Name}: times differ"
            : await ComplaintAsync(file);
    }

    /// <summary>When each frame that can be decoded is shown, from the first on.</summary>
    private static async Task<List<double>> TimesAsync(string file)
    {
        var listed = await Clip.RunAsync("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "frame=best_effort_timestamp_time", "-of", "csv=p=0", file);
        var times = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line.Trim(','), CultureInfo.InvariantCulture)).ToList();
        return [.. times.Select(time => time - times[0])];
    }

    private async Task<string> ComplaintAsync(string file)
    {
        try
        {
            using var mkvinfo = Process.Start(new ProcessStartInfo("mkvinfo", ["--all", file]) { RedirectStandardOutput = true })!;
            var said = await mkvinfo.StandardOutput.ReadToEndAsync(Cancelled);
            await mkvinfo.WaitForExitAsync(Cancelled);
            var complaint = said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase) || line.Contains("unknown element", StringComparison.OrdinalIgnoreCase));
            return complaint is null && mkvinfo.ExitCode == 0 && said.Contains("Cluster", StringComparison.Ordinal) ? "" : $"{file}: mkvinfo {mkvinfo.ExitCode} {complaint}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            _isJudged = false;
            return "";
        }
    }
}
