using System.Text.Json;

namespace FaceAspire.Producer.Sources;

/// <summary>Looks at a source before it is played.</summary>
internal sealed class SourceProbe(TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Says whether the source's video can be sent as it is.</summary>
    /// <exception cref="SourceException">There is no such source, or no video in it.</exception>
    public async Task<bool> CanCopyAsync(VideoSource source, CancellationToken cancellationToken)
    {
        if (source.Kind is SourceKind.TestPicture or SourceKind.MacCamera or SourceKind.WindowsCamera)
        {
            return false; // raw pictures; what ffmpeg says of a camera that is not there is clear enough
        }

        if (source.Kind is SourceKind.File or SourceKind.Device && !File.Exists(source.Address))
        {
            var what = source.Kind == SourceKind.File ? "file" : "device";
            throw new SourceException($"the {what} {source.Name} does not exist. Correct the camera's Source.");
        }

        if (source.Kind == SourceKind.Device)
        {
            return false; // cameras give raw pictures or JPEGs; and a second open of the device may fail
        }

        var report = await AskAsync(source, cancellationToken);
        return report.Codec is not null
            ? report.CanCopy
            : throw new SourceException($"{source.Name} holds no video. Name a video file, rtsp://…, {VideoSource.Camera}, testsrc or - as the camera's Source.");
    }

    private async Task<SourceReport> AskAsync(VideoSource source, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await using var ffprobe = MediaProcess.Start(FfmpegArguments.Probe(source));
        try
        {
            using var output = new MemoryStream();
            await ffprobe.Output.CopyToAsync(output, either.Token);
            await ffprobe.EndAsync(either.Token);
            return SourceReport.Parse(output.ToArray());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException($"{source.Name} gave no video for {Timeout.TotalSeconds} seconds.");
        }
        catch (SourceException e)
        {
            throw new SourceException($"{source.Name} cannot be read as video. {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new SourceException($"{source.Name} cannot be read as video.", e);
        }
    }
}
