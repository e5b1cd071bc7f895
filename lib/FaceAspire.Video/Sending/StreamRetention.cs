using Amazon.KinesisVideo;
using Amazon.Runtime;

namespace FaceAspire.Video.Sending;

/// <summary>Knows whether a camera's stream stores what it is sent, which may be changed at any time.</summary>
internal sealed class StreamRetention(string stream, IAmazonKinesisVideo video)
{
    private bool _known = true;

    /// <summary>Asks; where the answer does not come, what was known before still holds.</summary>
    public async Task<bool> KeepsVideoAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await video.DescribeStreamAsync(new() { StreamName = stream }, cancellationToken);
            _known = found.StreamInfo is not { DataRetentionInHours: 0 };
        }
        catch (AmazonServiceException)
        {
            // Opening the connection, which comes next, says what is wrong.
        }

        return _known;
    }
}
