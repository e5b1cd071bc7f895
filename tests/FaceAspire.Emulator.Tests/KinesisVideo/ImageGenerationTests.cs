using OpenCvSharp;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>Pictures that Kinesis Video puts into a bucket by itself.</summary>
public sealed class ImageGenerationTests
{
    private const long Start = (long)VideoFixture.Start * 1000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generate_TaggedFragments_APicturePerIntervalNamedAndDescribed()
    {
        await using var images = await ImageFixture.StartAsync();
        var clip = await Clip.TestPictureAsync(); // three fragments of two seconds
        await images.UpdateAsync(ImageFixture.Configuration());

        await images.Video.PutAsync(clip.Tagged(number => number == 1 ? [] : [Tagging.Images, new("place", "front door"), new("no header", "x")]));
        var keys = await images.PicturesAsync(4);

        Assert.All(keys, key => Assert.Matches(@"^000000000000_cam_\d{13}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.jpg$", key));
        Assert.Equal([Start, Start + 1000, Start + 4000, Start + 5000], keys.Select(key => long.Parse(key.Split('_')[2])));
        Assert.Equal(4, (await images.KeysAsync()).Count); // none of the fragment in between, which is not tagged
        var fragments = await images.Video.FragmentsAsync();
        using var last = await images.S3.GetObjectAsync("frames", keys[3], Token);
        Assert.Equal("image/jpeg", last.Headers.ContentType);
        Assert.Equal(
            [
                ("x-amz-meta-aws_kinesisvideo_fragment_number", fragments[2].GetProperty("FragmentNumber").GetString()),
                ("x-amz-meta-aws_kinesisvideo_producer_timestamp", $"{Start + 4000}"),
                ("x-amz-meta-aws_kinesisvideo_server_timestamp", $"{Start}"),
                ("x-amz-meta-place", "front door"),
            ],
            last.Metadata.Keys.Order(StringComparer.Ordinal).Select(key => (key, (string?)last.Metadata[key])));
        Assert.Equal((160, 120), await SizeAsync(last.ResponseStream));
    }

    [Fact]
    public async Task Generate_FolderPrefixSizeAndServerClock_AsConfigured()
    {
        await using var images = await ImageFixture.StartAsync();
        await images.UpdateAsync(ImageFixture.Configuration(
            ("Format", "PNG"), ("WidthPixels", 80), ("ImageSelectorType", "SERVER_TIMESTAMP"), ("SamplingInterval", 1500),
            ("DestinationConfig", new { Uri = "s3://frames/a/b", DestinationRegion = "us-east-1" })));
        images.Video.Time.Advance(TimeSpan.FromMinutes(1));

        await images.Video.PutAsync((await Clip.TestPictureAsync()).Tagged(number => number == 0 ? [Tagging.Images, new("AWS_KINESISVIDEO_IMAGE_PREFIX", "in_door")] : []));
        var keys = await images.PicturesAsync(2);

        Assert.All(keys, key => Assert.StartsWith("a/b/in_door_000000000000_cam_", key, StringComparison.Ordinal));
        Assert.Equal([Start + 60_000, Start + 61_500], keys.Select(key => long.Parse(key.Split('_')[4])));
        using var first = await images.S3.GetObjectAsync("frames", keys[0], Token);
        Assert.Equal("image/png", first.Headers.ContentType);
        Assert.Equal((80, 60), await SizeAsync(first.ResponseStream));
    }

    [Fact]
    public async Task Generate_DisabledThenDeleted_NoPicturesUntilEnabledAgain()
    {
        await using var images = await ImageFixture.StartAsync();
        var clip = (await Clip.TestPictureAsync()).Tagged(number => number == 0 ? [Tagging.Images] : []);
        await images.UpdateAsync(ImageFixture.Configuration());
        await images.UpdateAsync(ImageFixture.Configuration(("Status", "DISABLED")));
        await images.Video.PutAsync(clip);
        await images.UpdateAsync(null);
        await images.Video.PutAsync(clip);

        await images.UpdateAsync(ImageFixture.Configuration(("SamplingInterval", 2000)));
        await images.Video.PutAsync(clip);

        Assert.Single(await images.PicturesAsync(1));
        Assert.Single(await images.KeysAsync());
    }

    [Fact]
    public async Task Generate_BucketIsMissing_NothingElseIsHeldUp()
    {
        await using var images = await ImageFixture.StartAsync();
        var clip = (await Clip.TestPictureAsync()).Tagged(_ => [Tagging.Images]);
        await images.UpdateAsync(ImageFixture.Configuration(("DestinationConfig", new { Uri = "s3://nowhere", DestinationRegion = "us-east-1" })));

        var acks = await images.Video.PutAsync(clip);
        Assert.Null((await images.UpdateAsync(ImageFixture.Configuration())).Error);
        await images.Video.PutAsync(clip);

        Assert.Equal(3, acks.Count(ack => ack.StartsWith("PERSISTED", StringComparison.Ordinal)));
        Assert.Equal(6, (await images.PicturesAsync(6)).Count);
    }

    [Fact]
    public async Task Restart_StreamIsConfigured_GoesOnWithWhatComes()
    {
        using var folder = new TemporaryFolder();
        var clip = (await Clip.TestPictureAsync()).Tagged(number => number == 0 ? [Tagging.Images] : []);
        await using (var before = await ImageFixture.StartAsync(folder))
        {
            await before.UpdateAsync(ImageFixture.Configuration(("SamplingInterval", 2000)));
            await before.Video.PutAsync(clip);
            await before.PicturesAsync(1);
        }

        await using var after = await ImageFixture.StartAsync(folder);
        await after.Video.PutAsync(clip);

        Assert.Single(await after.PicturesAsync(1));
        Assert.Equal(2, (await after.KeysAsync()).Count);
    }

    private static async Task<(int Width, int Height)> SizeAsync(Stream picture)
    {
        using var content = new MemoryStream();
        await picture.CopyToAsync(content, Token);
        using var decoded = Cv2.ImDecode(content.ToArray(), ImreadModes.Color);
        return (decoded.Width, decoded.Height);
    }
}
