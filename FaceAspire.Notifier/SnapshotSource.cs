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
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);

    /// <summary>The picture. An alert without one is better than none, so a failure is an answer.</summary>
    public async Task<Snapshot> GetAsync(Alert alert, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var found = await video.GetImagesAsync(Request(alert), cancellationToken);
                var image = (found.Images ?? []).FirstOrDefault(image => image.ImageContent is { Length: > 0 });
                if (image is not null)
                {
                    return new(FaceCrop.Apply(Convert.FromBase64String(image.ImageContent!), alert.Box));
                }
            }
            catch (AmazonServiceException e)
            {
                return new(null, $"the video service answered {e.ErrorCode}");
            }
            catch (FormatException e)
            {
                return new(null, e.Message);
            }

            if (attempt == Tries)
            {
                return new(null, "the stored video has no picture of that moment");
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
