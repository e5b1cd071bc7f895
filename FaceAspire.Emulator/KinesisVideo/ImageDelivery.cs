using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Puts a fragment's pictures into the bucket, if its producer asks for them.</summary>
internal sealed class ImageDelivery(FragmentStore fragments, IBuckets buckets, Arns arns) : IDisposable
{
    /// <summary>As many fragments at a time as there are processors, less one for the rest of the emulator.</summary>
    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Decodes the fragment once, and delivers the frames that the sampler chooses.</summary>
    public async Task DeliverAsync(
        VideoStream stream, StoredFragment fragment, ImageGeneration images, FrameSampler sampler, CancellationToken cancellationToken)
    {
        if (!ImageLabels.AreWanted(fragment))
        {
            return;
        }

        await _slots.WaitAsync(cancellationToken);
        try
        {
            var path = fragments.PathOf(stream, fragment);
            var times = FragmentDecoder.Times(path);
            var start = images.Clock == FragmentClock.Producer ? fragment.ProducerTime : fragment.ServerTime;
            var metadata = ImageLabels.Metadata(fragment);
            foreach (var (frame, picture) in FragmentDecoder.Decode(path, sampler.Choose(start, times)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var key = images.Folder + ImageLabels.Name(fragment, arns.Account, stream.Name, start + times[frame], images.Form, Guid.NewGuid());
                await buckets.PutAsync(images.Bucket, key, images.Form.Encode(picture), images.Form.ContentType, metadata, cancellationToken);
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();
}
