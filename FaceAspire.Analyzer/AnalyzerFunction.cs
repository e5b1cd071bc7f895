using System.Text.Json;
using FaceAspire.Aws.Lambda;

namespace FaceAspire.Analyzer;

/// <summary>Takes S3's events of pictures off their queue. Cameras are worked on side by side, each camera's pictures in the order of their time.</summary>
internal sealed class AnalyzerFunction(AnalyzerOptions options, FrameAnalysis analysis, LambdaLog log)
{
    /// <summary>Handles a batch.</summary>
    /// <returns>The messages that failed and are to come again.</returns>
    public async Task<BatchResponse> HandleAsync(SqsEvent batch, LambdaContext context, CancellationToken cancellationToken)
    {
        var (frames, unreadable) = Read(batch);
        var failed = await Task.WhenAll(frames.GroupBy(frame => frame.Name.Frame.Camera)
            .Select(camera => AnalyseAsync(camera.OrderBy(frame => frame.Name.Frame.Time), context.FunctionArn, cancellationToken)));
        return BatchResponse.Failed(failed.SelectMany(ids => ids).Concat(unreadable).Distinct());
    }

    private async Task<List<string>> AnalyseAsync(IEnumerable<FrameObject> frames, string functionArn, CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        foreach (var frame in frames)
        {
            try
            {
                await analysis.AnalyseAsync(frame, functionArn, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                log.Warning($"{frame.Key} will be tried again: {e.Message}");
                failed.Add(frame.MessageId);
            }
        }

        return failed;
    }

    private (List<FrameObject> Frames, List<string> Unreadable) Read(SqsEvent batch)
    {
        var (frames, unreadable) = (new List<FrameObject>(), new List<string>());
        foreach (var message in batch.Records)
        {
            try
            {
                frames.AddRange(Read(message));
            }
            catch (JsonException e)
            {
                log.Warning($"Message {message.MessageId} cannot be read: {e.Message}");
                unreadable.Add(message.MessageId);
            }
        }

        return (frames, unreadable);
    }

    private IEnumerable<FrameObject> Read(SqsMessage message)
    {
        var notification = JsonSerializer.Deserialize(message.Body, LambdaJson.Default.S3Notification);
        foreach (var record in notification?.Records ?? []) // none in the test message that S3 sends at setup
        {
            if (record.S3.Bucket.Name != options.FramesBucket)
            {
                continue;
            }

            if (FrameName.Parse(record.S3.Object.Key) is { } name)
            {
                yield return new(record.S3.Object.Key, name, message.MessageId, message.ReceiveCount > 1);
            }
            else
            {
                log.Warning($"{record.S3.Object.Key} is no picture of Kinesis Video's, and is passed over.");
            }
        }
    }
}
