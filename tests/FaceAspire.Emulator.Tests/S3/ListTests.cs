using Amazon.S3.Model;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class ListTests
{
    private static readonly string[] Keys = ["a", "b/1", "b/2", "b/c/1", "b d", "c/é/1", "c/z", "ü"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task ListObjectsV2_AnyPageSize_EveryKeyOnceInUtf8Order(int max)
    {
        await using var s3 = await FilledAsync();
        var listed = new List<string>();
        ListObjectsV2Response page;
        string? token = null;
        do
        {
            page = await s3.Client.ListObjectsV2Async(
                new() { BucketName = S3Fixture.Bucket, MaxKeys = max, ContinuationToken = token }, Token);
            listed.AddRange(page.S3Objects.Select(item => item.Key));
            token = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);

        Assert.Equal(["a", "b d", "b/1", "b/2", "b/c/1", "c/z", "c/é/1", "ü"], listed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task ListObjects_Delimiter_CommonPrefixesOnce(int max)
    {
        await using var s3 = await FilledAsync();
        var listed = new List<string>();
        ListObjectsResponse page;
        string? marker = null;
        do
        {
            page = await s3.Client.ListObjectsAsync(
                new ListObjectsRequest { BucketName = S3Fixture.Bucket, MaxKeys = max, Marker = marker, Delimiter = "/" }, Token);
            listed.AddRange(page.S3Objects?.Select(item => item.Key) ?? []);
            listed.AddRange(page.CommonPrefixes ?? []);
            marker = page.NextMarker;
        }
        while (page.IsTruncated == true);

        Assert.Equal(["a", "b d", "b/", "c/", "ü"], listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ListObjectsV2_PrefixAndDelimiter_WhatIsDirectlyUnderIt()
    {
        await using var s3 = await FilledAsync();

        var page = await s3.Client.ListObjectsV2Async(new() { BucketName = S3Fixture.Bucket, Prefix = "b/", Delimiter = "/" }, Token);

        Assert.Equal(["b/1", "b/2"], page.S3Objects.Select(item => item.Key));
        Assert.Equal(["b/c/"], page.CommonPrefixes);
        Assert.Equal(3, page.KeyCount);
    }

    [Fact]
    public async Task ListObjectsV2_StartAfterAndEncoding_AsAsked()
    {
        await using var s3 = await FilledAsync();

        var (_, body) = await s3.SendAsync(HttpMethod.Get, "/faces?list-type=2&encoding-type=url&start-after=c%2Fz");

        Assert.Contains("<Key>c/%C3%A9/1</Key>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<Key>c/z</Key>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteBucket_WithObjects_BucketNotEmpty()
    {
        await using var s3 = await FilledAsync();

        Assert.Equal("BucketNotEmpty", await S3Fixture.ErrorAsync(() => s3.Client.DeleteBucketAsync(S3Fixture.Bucket, Token)));
        await s3.Client.DeleteObjectsAsync(
            new DeleteObjectsRequest { BucketName = S3Fixture.Bucket, Objects = Keys.Select(key => new KeyVersion { Key = key }).ToList() }, Token);
        await s3.Client.DeleteBucketAsync(S3Fixture.Bucket, Token);

        Assert.Empty((await s3.Client.ListBucketsAsync(Token)).Buckets ?? []);
    }

    private static async Task<S3Fixture> FilledAsync()
    {
        var s3 = await S3Fixture.StartAsync();
        foreach (var key in Keys)
        {
            await s3.PutAsync(key, "");
        }

        return s3;
    }
}
