using System.Net;
using System.Text;

namespace FaceAspire.Emulator.Tests.S3;

/// <summary>Settings of buckets, and what names and owners a client may give, as they stand on the wire.</summary>
public sealed class BucketSettingsTests
{
    private static readonly (string, string) West = ("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260102/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0");

    [Theory]
    [InlineData("tagging", "<Tagging><TagSet><Tag><Key>aws:a</Key><Value/></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value/></Tag><Tag><Key>a</Key><Value/></Tag></TagSet></Tagging>", "InvalidTag")]
    [InlineData("tagging", "<TagSet/>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/></Rule></LifecycleConfiguration>", "InvalidRequest")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>On</Status><Filter/><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("publicAccessBlock", "<PublicAccessBlockConfiguration><BlockPublicAcls>maybe</BlockPublicAcls></PublicAccessBlockConfiguration>", "MalformedXML")]
    [InlineData("publicAccessBlock", "<PublicAccessBlockConfiguration/>", "InvalidRequest")]
    [InlineData("encryption", "<ServerSideEncryptionConfiguration/>", "MalformedXML")]
    [InlineData("ownershipControls", "<OwnershipControls><Rule><ObjectOwnership>Nobody</ObjectOwnership></Rule></OwnershipControls>", "MalformedXML")]
    public async Task Put_WrongSetting_NamedError(string name, string xml, string code)
    {
        await using var s3 = await S3Fixture.StartAsync();

        var (status, body) = await s3.SendAsync(HttpMethod.Put, $"/faces?{name}", Encoding.UTF8.GetBytes(xml));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"<Code>{code}</Code>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tagging", "<Tagging><TagSet/></Tagging>", "NoSuchTagSet")]
    [InlineData("lifecycle", "<LifecycleConfiguration/>", "NoSuchLifecycleConfiguration")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "<ID>")]
    [InlineData("publicAccessBlock", "<PublicAccessBlockConfiguration><BlockPublicAcls>True</BlockPublicAcls></PublicAccessBlockConfiguration>", "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>false</IgnorePublicAcls>")]
    [InlineData("encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>", "<BucketKeyEnabled>false</BucketKeyEnabled>")]
    public async Task PutThenGet_Setting_CompletedAsS3Does(string name, string xml, string expected)
    {
        await using var s3 = await S3Fixture.StartAsync();

        await s3.SendAsync(HttpMethod.Put, $"/faces?{name}", Encoding.UTF8.GetBytes(xml));

        Assert.Contains(expected, (await s3.SendAsync(HttpMethod.Get, $"/faces?{name}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ownership_OfANewBucketByItsHeaderThenDeleted_ShownThenMissing()
    {
        await using var s3 = await S3Fixture.StartAsync();

        await s3.SendAsync(HttpMethod.Put, "/theirs", [], ("x-amz-object-ownership", "ObjectWriter"));
        var (refused, _) = await s3.SendAsync(HttpMethod.Put, "/nobodys", [], ("x-amz-object-ownership", "Nobody"));

        Assert.Contains("BucketOwnerEnforced", (await s3.SendAsync(HttpMethod.Get, "/faces?ownershipControls")).Body, StringComparison.Ordinal);
        Assert.Contains("ObjectWriter", (await s3.SendAsync(HttpMethod.Get, "/theirs?ownershipControls")).Body, StringComparison.Ordinal);
        await s3.SendAsync(HttpMethod.Delete, "/theirs?ownershipControls");
        Assert.Contains("OwnershipControlsNotFoundError", (await s3.SendAsync(HttpMethod.Get, "/theirs?ownershipControls")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused);
    }

    [Fact]
    public async Task CreateBucket_ElsewhereWithTags_ListedThereAndOwnedWhenMadeAgain()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var configuration = "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint><Tags><Tag><Key>a</Key><Value>b</Value></Tag></Tags></CreateBucketConfiguration>"u8.ToArray();

        var (made, _) = await s3.SendAsync(HttpMethod.Put, "/west", configuration, West);
        var (again, body) = await s3.SendAsync(HttpMethod.Put, "/west", configuration, West);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (made, again));
        Assert.Contains("BucketAlreadyOwnedByYou", body, StringComparison.Ordinal);
        Assert.Contains("<Key>a</Key><Value>b</Value>", (await s3.SendAsync(HttpMethod.Get, "/west?tagging")).Body, StringComparison.Ordinal);
        var (_, listed) = await s3.SendAsync(HttpMethod.Get, "/?bucket-region=eu-west-1");
        Assert.Contains("<Name>west</Name>", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("<Name>faces</Name>", listed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xn--faces")]
    [InlineData("sthree-faces")]
    [InlineData("faces-s3alias")]
    [InlineData("faces--x-s3")]
    public async Task CreateBucket_ReservedName_InvalidBucketName(string name)
    {
        await using var s3 = await S3Fixture.StartAsync();

        Assert.Contains("<Code>InvalidBucketName</Code>", (await s3.SendAsync(HttpMethod.Put, $"/{name}", [])).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("000000000000", HttpStatusCode.OK)]
    [InlineData("111111111111", HttpStatusCode.Forbidden)]
    public async Task AnyCall_ExpectedOwner_MustBeTheOwner(string owner, HttpStatusCode status)
    {
        await using var s3 = await S3Fixture.StartAsync();

        Assert.Equal(status, (await s3.SendAsync(HttpMethod.Get, "/faces", null, ("x-amz-expected-bucket-owner", owner))).Status);
    }
}
