using Amazon.S3.Model;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class TagTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tagging_OnPutThenReplacedThenDeleted_AsListed()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "1", request => request.TagSet = [new() { Key = "person", Value = "Ann Lee + Söhne" }]);
        Assert.Equal(["person=Ann Lee + Söhne"], await TagsAsync(s3));

        await SetAsync(s3, ("person", "Bob"), ("site", "door"));
        Assert.Equal(["person=Bob", "site=door"], await TagsAsync(s3));

        await s3.Client.DeleteObjectTaggingAsync(new DeleteObjectTaggingRequest { BucketName = S3Fixture.Bucket, Key = "a" }, Token);
        Assert.Empty(await TagsAsync(s3));
    }

    [Fact]
    public async Task PutObjectTagging_WrongTags_NamedErrors()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "1");

        Assert.Equal("BadRequest", await S3Fixture.ErrorAsync(() => SetAsync(s3, [.. Enumerable.Range(0, 11).Select(i => ($"{i}", "v"))])));
        Assert.Equal("InvalidTag", await S3Fixture.ErrorAsync(() => SetAsync(s3, ("same", "1"), ("same", "2"))));
        Assert.Equal("InvalidTag", await S3Fixture.ErrorAsync(() => SetAsync(s3, (new string('k', 129), "1"))));
        Assert.Equal("InvalidTag", await S3Fixture.ErrorAsync(() => SetAsync(s3, ("k", new string('v', 257)))));
        Assert.Equal("InvalidTag", await S3Fixture.ErrorAsync(() => SetAsync(s3, ("aws:k", "v"))));
        Assert.Empty(await TagsAsync(s3));
    }

    private static Task<PutObjectTaggingResponse> SetAsync(S3Fixture s3, params (string Key, string Value)[] tags) => s3.Client.PutObjectTaggingAsync(
        new PutObjectTaggingRequest
        {
            BucketName = S3Fixture.Bucket,
            Key = "a",
            Tagging = new() { TagSet = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] },
        },
        Token);

    private static async Task<string[]> TagsAsync(S3Fixture s3) =>
        [.. ((await s3.Client.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = S3Fixture.Bucket, Key = "a" }, Token)).Tagging ?? [])
            .Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)];
}
