using System.Threading.Channels;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Protocol;
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
        var bucket = new SlowBucket();
        using var delivery = Delivery(video, bucket);
        using var generators = Generators(video, delivery);
        var stream = Start(generators, video);
        var clip = (await Clip.TestPictureAsync()).Tagged(_ => [Tagging.Images]);

        await video.PutAsync(clip);
        await bucket.NextAsync(); // waits in the first of nine fragments
        await video.PutAsync(clip);
        await video.PutAsync(clip);
        bucket.Release();
        var second = await bucket.NextAsync();

        Assert.Equal($"{Get<FragmentStore>(video).Newest(stream)!.Number}", second);
        bucket.Release();
        await generators.StopAsync(stream);
    }

    [Fact]
    public async Task Stop_BucketFailsJustThen_EndsAllTheSame()
    {
        await using var video = await VideoFixture.StartAsync();
        var bucket = new SlowBucket { IsMissing = true };
        using var delivery = Delivery(video, bucket);
        using var generators = Generators(video, delivery);
        var stream = Start(generators, video);

        await video.PutAsync((await Clip.TestPictureAsync()).Tagged(_ => [Tagging.Images]));
        await bucket.NextAsync();

        Assert.Null(await Record.ExceptionAsync(() => generators.StopAsync(stream)));
    }

    private static ImageDelivery Delivery(VideoFixture video, IBuckets bucket) => new(Get<FragmentStore>(video), bucket, Get<Arns>(video));

    private static ImageGenerators Generators(VideoFixture video, ImageDelivery delivery) => new(
        Get<ImageGenerationStore>(video), Get<VideoStore>(video), Get<FragmentStore>(video), delivery, Get<Arns>(video), NullLogger<ImageGenerators>.Instance);

    private static VideoStream Start(ImageGenerators generators, VideoFixture video)
    {
        var stream = Get<VideoStore>(video).Find("cam", null)!;
        generators.Start(stream, new("ENABLED", "PRODUCER_TIMESTAMP", new("s3://frames", "us-east-1"), 2000, "JPEG", null, null, null));
        return stream;
    }

    private static T Get<T>(VideoFixture video)
        where T : notnull => video.Emulator.Services.GetRequiredService<T>();

    /// <summary>Takes a picture when it is told to.</summary>
    private sealed class SlowBucket : IBuckets
    {
        private readonly Channel<string> _pictures = Channel.CreateUnbounded<string>();
        private readonly Channel<bool> _released = Channel.CreateUnbounded<bool>();

        /// <summary>Whether there is no such bucket, as it turns out once the wait is over.</summary>
        public bool IsMissing { get; init; }

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
            try
            {
                await _released.Reader.ReadAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (IsMissing)
            {
                throw new AwsException(404, "NoSuchBucket", "The specified bucket does not exist");
            }
        }
    }
}
