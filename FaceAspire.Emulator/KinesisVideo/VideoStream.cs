namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A video stream.</summary>
/// <param name="Name">1 to 256 of <c>[a-zA-Z0-9_.-]</c>.</param>
/// <param name="Arn">Its ARN, which ends with the milliseconds of its creation.</param>
/// <param name="RetentionHours">How long video is kept; 0 keeps only what is being read.</param>
/// <param name="MediaType">Such as <c>video/h264</c>.</param>
/// <param name="Version">Changes with every update.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record VideoStream(string Name, string Arn, int RetentionHours, string? MediaType, string Version, DateTimeOffset CreatedAt);
