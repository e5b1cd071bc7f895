using System.Text.Json;
using FaceAspire.Emulator.Tests.KinesisVideo;
using FaceAspire.Emulator.Tests.Rekognition;

namespace FaceAspire.Emulator.Tests;

/// <summary>The AWS CLI, given nothing but the address: it reads answers by AWS's own models.</summary>
public sealed class AwsCliTests
{
    private static readonly Dictionary<string, string?> Account = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_MAX_ATTEMPTS"] = "1",
        ["AWS_PAGER"] = "",
    };

    [Fact]
    public async Task Cli_VideoAndRecords_ReadsThem()
    {
        using var folder = new TemporaryFolder();
        await using var rekognition = await RekognitionFixture.StartAsync();
        var got = Path.Combine(folder.Path, "got.mkv");
        await RunAsync(rekognition, "kinesis create-stream --stream-name cam --shard-count 1");
        await RunAsync(rekognition, "kinesisvideo create-stream --stream-name cam --data-retention-in-hours 1");
        await rekognition.PutMediaAsync(await Clip.TestPictureAsync());
        await RunAsync(rekognition, "kinesis put-record --stream-name cam --partition-key k --data aGk=");

        var endpoint = (await RunAsync(rekognition, "kinesisvideo get-data-endpoint --stream-name cam --api-name GET_MEDIA")).GetProperty("DataEndpoint");
        var fragments = await RunAsync(rekognition, "kinesis-video-archived-media list-fragments --stream-name cam");
        var images = await RunAsync(
            rekognition,
            "kinesis-video-archived-media get-images --stream-name cam --image-selector-type PRODUCER_TIMESTAMP --start-timestamp 1767323045 --end-timestamp 1767323048 --format JPEG");
        var iterator = (await RunAsync(
            rekognition, "kinesis get-shard-iterator --stream-name cam --shard-id shardId-000000000000 --shard-iterator-type TRIM_HORIZON"))
            .GetProperty("ShardIterator").GetString();
        var records = await RunAsync(rekognition, $"kinesis get-records --shard-iterator {iterator}");
        await RunAsync(
            rekognition,
            $"kinesis-video-archived-media get-media-for-fragment-list --stream-name cam {got} --fragments {fragments.GetProperty("Fragments")[0].GetProperty("FragmentNumber").GetString()}");

        Assert.Equal(rekognition.Emulator.Endpoint, new Uri(endpoint.GetString()!));
        Assert.Equal(3, fragments.GetProperty("Fragments").GetArrayLength());
        Assert.NotEmpty(images.GetProperty("Images")[0].GetProperty("ImageContent").GetBytesFromBase64());
        Assert.Equal("k", records.GetProperty("Records").EnumerateArray().Single().GetProperty("PartitionKey").GetString());
        Assert.True(new FileInfo(got).Length > 1000);
    }

    [Fact]
    public async Task Cli_FacesAndWrongInput_ReadsThemAndAwsErrorCodes()
    {
        using var folder = new TemporaryFolder();
        await using var rekognition = await RekognitionFixture.StartAsync();
        var photo = Path.Combine(folder.Path, "ann.png");
        await File.WriteAllBytesAsync(photo, Portrait.Png(), TestContext.Current.CancellationToken);

        await RunAsync(rekognition, $"rekognition index-faces --collection-id people --external-image-id ann --image-bytes fileb://{photo}");
        var found = await RunAsync(rekognition, $"rekognition search-faces-by-image --collection-id people --image-bytes fileb://{photo}");

        Assert.Equal("ann", found.GetProperty("FaceMatches")[0].GetProperty("Face").GetProperty("ExternalImageId").GetString());
        Assert.Contains("(ResourceNotFoundException)", await ErrorAsync(rekognition, "rekognition list-faces --collection-id none"), StringComparison.Ordinal);
        Assert.Contains("(ResourceNotFoundException)", await ErrorAsync(rekognition, "kinesisvideo describe-stream --stream-name none"), StringComparison.Ordinal);
        Assert.Contains("(UnknownOperationException)", await ErrorAsync(rekognition, "rekognition describe-projects"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> RunAsync(RekognitionFixture rekognition, string arguments)
    {
        var (exit, output, error) = await CallAsync(rekognition, arguments);
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output.Length == 0 ? "{}" : output);
        return json.RootElement.Clone();
    }

    private static async Task<string> ErrorAsync(RekognitionFixture rekognition, string arguments)
    {
        var (exit, _, error) = await CallAsync(rekognition, arguments);
        Assert.NotEqual(0, exit);
        return error;
    }

    private static Task<(int ExitCode, string Output, string Error)> CallAsync(RekognitionFixture rekognition, string arguments) => Tool.RunAsync(
        "aws", ["--endpoint-url", rekognition.Emulator.Endpoint.ToString(), "--output", "json", .. arguments.Split(' ')], Account);
}
