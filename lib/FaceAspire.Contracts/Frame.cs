namespace FaceAspire.Contracts;

/// <summary>
/// A frame's identity: the camera and the producer's time to the millisecond. A fragment that is sent again gets a new number, but its
/// frames keep their times, so this is what frames are told apart by.
/// </summary>
/// <param name="Camera">The camera.</param>
/// <param name="Time">The frame's time by the producer's clock.</param>
public readonly record struct Frame(Camera Camera, DateTimeOffset Time)
{
    /// <summary>The frame that a record speaks of.</summary>
    /// <exception cref="FormatException">Its stream's ARN or its time make no sense.</exception>
    public static Frame Of(FaceSearchRecord record)
    {
        var video = record.InputInformation.KinesisVideo;
        return EpochTime.OfSeconds(video.ProducerTimestamp + video.FrameOffsetInSeconds) is { } time
            ? new(Camera.OfStream(video.StreamArn), time)
            : throw new FormatException($"{video.ProducerTimestamp} s + {video.FrameOffsetInSeconds} s is no time of a frame.");
    }
}
