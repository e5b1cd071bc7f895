using System.Net;
using System.Reflection;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FaceAspire.Aws.S3;

namespace FaceAspire.Aws.Tests.S3;

public class S3ObjectStoreTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task GetAsync_Object_BytesAndETag()
    {
        var store = Store(new GetObjectResponse { ResponseStream = new MemoryStream([1, 2]), ETag = "\"e\"" }, out _);
        var found = await store.GetAsync("b", "k", Token);
        Assert.Equal([1, 2], found!.Content);
        Assert.Equal("\"e\"", found.ETag);
    }

    [Fact]
    public async Task GetAsync_NoSuchKey_Null()
    {
        Assert.Null(await Store(Refusal(HttpStatusCode.NotFound, "NoSuchKey"), out _).GetAsync("b", "k", Token));
        Assert.Null(await Store(Refusal(HttpStatusCode.NotFound, "NotFound"), out _).HeadAsync("b", "k", Token));
        Assert.Empty(await Store(Refusal(HttpStatusCode.NotFound, "NoSuchKey"), out _).GetTagsAsync("b", "k", Token));
    }

    [Fact]
    public async Task GetAsync_NoSuchBucket_IsAnError()
    {
        await Assert.ThrowsAsync<AmazonS3Exception>(() => Store(Refusal(HttpStatusCode.NotFound, "NoSuchBucket"), out _).GetAsync("b", "k", Token));
        await Assert.ThrowsAsync<AmazonS3Exception>(() => Put(Store(Refusal(HttpStatusCode.NotFound, "NoSuchBucket"), out _), PutCondition.None));
    }

    [Theory]
    [InlineData(null, "*", null)]
    [InlineData("\"e\"", null, "\"e\"")]
    public async Task PutAsync_IfUnchanged_AbsentOrThisETag(string? etag, string? ifNoneMatch, string? ifMatch)
    {
        Assert.Equal("\"new\"", await Put(Store(new PutObjectResponse { ETag = "\"new\"" }, out var sent), PutCondition.IfUnchanged(etag)));
        var request = Assert.IsType<PutObjectRequest>(Assert.Single(sent));
        Assert.Equal((ifNoneMatch, ifMatch), (request.IfNoneMatch, request.IfMatch));
    }

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed, "PreconditionFailed")]
    [InlineData(HttpStatusCode.Conflict, "ConditionalRequestConflict")]
    [InlineData(HttpStatusCode.NotFound, "NoSuchKey")] // If-Match where there is no object
    public async Task PutAsync_ConditionDoesNotHold_ItsOwnException(HttpStatusCode status, string code) =>
        await Assert.ThrowsAsync<PreconditionFailedException>(() => Put(Store(Refusal(status, code), out _), PutCondition.IfUnchanged("\"e\"")));

    private static Task<string> Put(S3ObjectStore store, PutCondition condition) =>
        store.PutAsync("b", "k", new byte[] { 1 }, "application/json", condition, Token);

    private static AmazonS3Exception Refusal(HttpStatusCode status, string code) => new(code, ErrorType.Sender, code, "id", status);

    private static S3ObjectStore Store(object answer, out List<object?> sent)
    {
        var s3 = DispatchProxy.Create<IAmazonS3, StubS3>();
        (((StubS3)s3).Answer, sent) = (answer, ((StubS3)s3).Sent);
        return new(s3);
    }

    /// <summary>An S3 that gives one answer: a response, or an exception.</summary>
    public class StubS3 : DispatchProxy
    {
        public List<object?> Sent { get; } = [];

        public object Answer { get; set; } = "";

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Sent.Add(args![0]);
            var method = Answer is Exception ? nameof(Task.FromException) : nameof(Task.FromResult);
            return typeof(Task).GetMethods().Single(m => m.Name == method && m.IsGenericMethod)
                .MakeGenericMethod(targetMethod!.ReturnType.GetGenericArguments()).Invoke(null, [Answer])!;
        }
    }
}
