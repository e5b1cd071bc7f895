namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>How pictures of a stream are put into a bucket; members as the API spells them (API reference "ImageGenerationConfiguration").</summary>
internal sealed record ImageGenerationConfiguration(
    string? Status, string? ImageSelectorType, ImageDestination? DestinationConfig, int? SamplingInterval, string? Format,
    Dictionary<string, string>? FormatConfig, int? WidthPixels, int? HeightPixels);

/// <summary>Where they go.</summary>
/// <param name="Uri"><c>s3://bucket</c>, with or without a folder.</param>
/// <param name="DestinationRegion">The stream's own region.</param>
internal sealed record ImageDestination(string? Uri, string? DestinationRegion);
