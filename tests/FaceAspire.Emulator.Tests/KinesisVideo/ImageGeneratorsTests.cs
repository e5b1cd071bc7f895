using System.Threading.Channels;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.S3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>A bucket that is slower than the video.</summary>
public sealed class ImageGeneratorsTests
{
    [Fact]
    public async Task Run_ManyFragmentsBehind_GoesOnWithTheNewest()
    {
        await using var video = await VideoFixture.StartAsync();
        var services = video.Emulator.Services;
        var (fragments, streams, arns) =
            (services.GetRequiredService<FragmentStore>(), services.GetRequiredService<VideoStore>(), services.GetRequiredService<Arns>());
        var bucket = new SlowBucket();
        using var delivery = new ImageDelivery(fragments, bucket, arns);
        using var generators = new ImageGenerators(
            services.GetRequiredService<ImageGenerationStore>(), streams, fragments, delivery, arns, NullLogger<ImageGenerators>.Instance);
        var stream = streams.Find("cam", null)!;
        generators.Start(stream, new("ENABLED", "PRODUCER_TIMESTAMP", new("s3://frames", "us-east-1"), 2000, "JPEG", null, null, null));
        var clip = (await Clip.TestPictureAsync()).Tagged(_ => [Tagging.Images]);

        await video.PutAsync(clip);
        await bucket.NextAsync(); // waits in the first of nine fragments
        await video.PutAsync(clip);
        await video.PutAsync(clip);
        bucket.Release();
        var second = await bucket.NextAsync();

        Assert.Equal($"{fragments.Newest(stream)!.Number}", second);
        bucket.Release();
        await generators.StopAsync(stream);
    }

    /// <summary>Takes a picture when it is told to.</summary>
    private sealed class SlowBucket : IBuckets
    {
        private readonly Channel<string> _pictures = Channel.CreateUnbounded<string>();
        private readonly Channel<bool> _released = Channel.CreateUnbounded<bool>();

        /// <summary>The fragment of the next picture that somebody tries to put.</summary>
        public Task<string> NextAsync() => _pictures.Reader.ReadAsync(VideoFixture.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(60), VideoFixture.Token);

        public void Release() => _released.Writer.TryWrite(true);

        public Task<byte[]?> GetAsync(string bucket, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long?> SizeAsync(string bucket, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async Task PutAsync(
            string bucket, string key, ReadOnlyMemory<byte> content, string contentType, IReadOnlyDictionary<string, string> userMetadata,
            CancellationToken cancellationToken)
        {
            _pictures.Writer.TryWrite(userMetadata["aws_kinesisvideo_fragment_number"]);
            await _released.Reader.ReadAsync(cancellationToken);
        }
    }
}
