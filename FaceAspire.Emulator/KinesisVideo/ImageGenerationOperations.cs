namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>UpdateImageGenerationConfiguration and DescribeImageGenerationConfiguration.</summary>
internal sealed class ImageGenerationOperations(
    VideoStreamOperations streams, ImageGenerationStore store, ImageGenerators generators, Arns arns)
    : IDisposable
{
    private readonly SemaphoreSlim _alone = new(1); // so that what is stored and what runs stay in step

    /// <summary>UpdateImageGenerationConfiguration: replaces it; left out, it is deleted.</summary>
    public async Task<object?> UpdateAsync(ImageGenerationRequest request, HttpContext context)
    {
        await SetAsync(streams.Existing(request.StreamName, request.StreamARN), request.ImageGenerationConfiguration);
        return null;
    }

    /// <summary>DescribeImageGenerationConfiguration.</summary>
    public object? Describe(ImageGenerationRequest request) =>
        new { ImageGenerationConfiguration = store.Find(streams.Existing(request.StreamName, request.StreamARN)) };

    /// <summary>Replaces a stream's configuration; <see langword="null"/> deletes it. It takes effect at once.</summary>
    /// <exception cref="Protocol.AwsException">It cannot be, or the stream keeps no video to take pictures of.</exception>
    public async Task SetAsync(VideoStream stream, ImageGenerationConfiguration? configuration)
    {
        if (configuration is not null)
        {
            _ = stream.RetentionHours > 0 ? stream : throw KinesisVideoErrors.NoRetention(stream.Name);
            _ = ImageGeneration.Of(configuration, arns.Region);
        }

        await _alone.WaitAsync();
        try
        {
            await generators.StopAsync(stream);
            store.Save(stream, configuration);
            generators.Start(stream, configuration);
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _alone.Dispose();
}
