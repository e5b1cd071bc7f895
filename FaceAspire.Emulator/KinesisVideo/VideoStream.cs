namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A video stream.</summary>
/// <param name="Name">1 to 256 of <c>[a-zA-Z0-9_.-]</c>.</param>
/// <param name="Arn">Its ARN, which ends with the milliseconds of its creation.</param>
/// <param name="Settings">What was asked for.</param>
/// <param name="Version">Changes with every update.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record VideoStream(string Name, string Arn, VideoStreamSettings Settings, string Version, DateTimeOffset CreatedAt)
{
    /// <summary>What a stream without retention still holds, for those who read it now.</summary>
    private static readonly TimeSpan ServiceBuffer = TimeSpan.FromMinutes(5);

    /// <summary>How long video is kept, in hours; 0 keeps only what is being read.</summary>
    public int RetentionHours => Settings.RetentionHours;

    /// <summary>What arrived before this is no longer there.</summary>
    public DateTimeOffset Oldest(DateTimeOffset now) => now - (RetentionHours > 0 ? TimeSpan.FromHours(RetentionHours) : ServiceBuffer);
}

/// <summary>What is asked for when a stream is created.</summary>
/// <param name="RetentionHours">How long video is kept, 0 to 87,600 hours.</param>
/// <param name="MediaType">Such as <c>video/h264</c>; shown, not checked against the media.</param>
/// <param name="DeviceName">The device that records; shown.</param>
/// <param name="KmsKeyId">The key; shown. Nothing is encrypted here.</param>
internal sealed record VideoStreamSettings(int RetentionHours, string? MediaType = null, string? DeviceName = null, string? KmsKeyId = null);
