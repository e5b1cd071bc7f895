using FaceAspire.Analyzer.LocalFaces;
using FaceAspire.Aws.Lambda;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Analyzer;

/// <summary>Turns one picture into one record. Doing it again writes the same record again, which the Matcher counts once.</summary>
internal sealed class FrameAnalysis(
    AnalyzerOptions options, IObjectStore store, FrameGate gate, FaceGate? local, FaceFinder faces, RecordStream records, LambdaLog log)
{
    /// <summary>Analyses a picture, then deletes it: it has told what it had to, and shows people.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="functionArn">This function's ARN.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AnalyseAsync(FrameObject frame, string functionArn, CancellationToken cancellationToken)
    {
        if (frame.IsRepeated || gate.IsDue(frame.Name.Frame)) // one that passed before and failed passes again
        {
            await LookAsync(frame, functionArn, cancellationToken);
        }

        await DeleteAsync(frame.Key, cancellationToken);
    }

    private async Task LookAsync(FrameObject frame, string functionArn, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(options.FramesBucket, frame.Key, cancellationToken);
        if (stored is null || !(frame.IsRepeated || gate.IsNews(frame.Name.Frame, stored.Content)))
        {
            return; // gone: analysed already, by an event that came twice; or a day old
        }

        var video = FrameOrigin.Of(frame.Name, stored.Metadata, functionArn);
        using var span = AnalyzerTelemetry.StartPicture(frame.Name.Frame, video);
        var found = local?.MayShowFace(stored.Content) == false ? [] : await faces.FindAsync(frame.Key, stored.Content, cancellationToken);
        span?.SetTag(TelemetryNames.Faces, found.Count);
        await records.PutAsync(frame.Name.Frame.Camera, new(new() { KinesisVideo = video }, found), cancellationToken);
    }

    private async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await store.DeleteAsync(options.FramesBucket, key, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.Warning($"{key} was analysed and could not be deleted; the bucket's lifecycle will do it: {e.Message}");
        }
    }
}
