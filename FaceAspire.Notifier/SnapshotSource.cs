using Amazon.KinesisVideoArchivedMedia;
using Amazon.KinesisVideoArchivedMedia.Model;
using Amazon.Runtime;
using FaceAspire.Contracts;

namespace FaceAspire.Notifier;

/// <summary>Gets the picture of an alert out of the stored video.</summary>
internal sealed class SnapshotSource(IAmazonKinesisVideoArchivedMedia video, TimeProvider time)
{
    private const int Tries = 4;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500); // the archive may lag behind by about a second
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5); // of the function's 10, the rest is for the e-mail
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);

    /// <summary>The picture. An alert without one is better than none, so a failure is an answer.</summary>
    public async Task<Snapshot> GetAsync(Alert alert, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FindAsync(alert, either.Token) is { } frame
                ? new(FaceCrop.Apply(frame, alert.Box))
                : new(null, "the stored video has no picture of that moment");
        }
        catch (AmazonServiceException e)
        {
            return new(null, $"the video service answered {e.ErrorCode}");
        }
        catch (FormatException e)
        {
            return new(null, e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, "the video service did not answer in time");
        }
    }

    private async Task<byte[]?> FindAsync(Alert alert, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await video.GetImagesAsync(Request(alert), cancellationToken);
            var image = (found.Images ?? []).FirstOrDefault(image => image.ImageContent is { Length: > 0 });
            if (image is not null)
            {
                return Convert.FromBase64String(image.ImageContent!);
            }

            if (attempt == Tries)
            {
                return null;
            }

            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    private static GetImagesRequest Request(Alert alert) => new()
    {
        StreamName = alert.Camera,
        ImageSelectorType = "PRODUCER_TIMESTAMP",
        StartTimestamp = alert.SeenAt,
        EndTimestamp = alert.SeenAt + Span,
        SamplingInterval = (int)Span.TotalMilliseconds,
        Format = "JPEG",
        MaxResults = 1,
    };
}
