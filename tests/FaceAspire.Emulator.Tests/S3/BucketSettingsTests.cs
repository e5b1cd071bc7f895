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
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Prefix/><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter><Prefix>a</Prefix><ObjectSizeGreaterThan>1</ObjectSizeGreaterThan></Filter><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Expiration><Days>1</Days><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Expiration><Days>1</Days></Expiration><NoncurrentVersionExpiration/></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><NoncurrentVersionTransition><NoncurrentDays>1</NoncurrentDays></NoncurrentVersionTransition></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Transition><StorageClass>GLACIER</StorageClass></Transition></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><AbortIncompleteMultipartUpload/></Rule></LifecycleConfiguration>", "MalformedXML")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Expiration><Date>2026-01-02T03:00:00Z</Date></Expiration></Rule></LifecycleConfiguration>", "InvalidArgument")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter><And><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>a</Key><Value>2</Value></Tag></And></Filter><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "InvalidRequest")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status><Filter/><Expiration><Days>1</Days></Expiration></Rule><Rule><ID>a</ID><Status>Enabled</Status><Filter/><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "InvalidArgument")]
    [InlineData("publicAccessBlock", "<PublicAccessBlockConfiguration><BlockPublicAcls>maybe</BlockPublicAcls></PublicAccessBlockConfiguration>", "MalformedXML")]
    [InlineData("publicAccessBlock", "<PublicAccessBlockConfiguration/>", "InvalidRequest")]
    [InlineData("encryption", "<ServerSideEncryptionConfiguration/>", "MalformedXML")]
    [InlineData("encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>", "MalformedXML")]
    [InlineData("encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm><KMSMasterKeyID>k</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>", "InvalidArgument")]
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

    [Fact]
    public async Task CreateBucket_EUAtEuWest1_IsItsOldName()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var (status, _) = await s3.SendAsync(HttpMethod.Put, "/old", "<CreateBucketConfiguration><LocationConstraint>EU</LocationConstraint></CreateBucketConfiguration>"u8.ToArray(), West);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(">EU</LocationConstraint>", (await s3.SendAsync(HttpMethod.Get, "/old?location")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "/faces", "x-none", "1", HttpStatusCode.OK, "")] // in us-east-1, making one's own again is no error
    [InlineData("PUT", "/west", "x-none", "1", HttpStatusCode.Conflict, "BucketAlreadyOwnedByYou")]
    [InlineData("PUT", "/public", "x-amz-acl", "public-read", HttpStatusCode.BadRequest, "InvalidBucketAclWithObjectOwnership")]
    [InlineData("PUT", "/faces?acl", "x-amz-acl", "public-read", HttpStatusCode.BadRequest, "AccessControlListNotSupported")]
    [InlineData("PUT", "/faces?acl", "x-amz-acl", "private", HttpStatusCode.OK, "")]
    [InlineData("PUT", "/faces?acl", "x-none", "1", HttpStatusCode.BadRequest, "MissingSecurityHeader")]
    public async Task Put_BucketOrAcl_AsS3AnswersWithItsDefaults(string method, string path, string header, string value, HttpStatusCode status, string code)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.SendAsync(HttpMethod.Put, "/west", "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>"u8.ToArray());

        var answer = await s3.SendAsync(new(method), path, [], (header, value));

        Assert.Equal(status, answer.Status);
        Assert.Contains(code.Length > 0 ? $"<Code>{code}</Code>" : "", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutObject_CannedAclAndGrant_InvalidRequest()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var (_, body) = await s3.SendAsync(HttpMethod.Put, "/faces/a", "1"u8.ToArray(), ("x-amz-acl", "private"), ("x-amz-grant-read", "id=\"1\""));

        Assert.Contains("<Code>InvalidRequest</Code>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tagged", "<CreateBucketConfiguration><Tags><Tag><Key>aws:a</Key><Value/></Tag></Tags></CreateBucketConfiguration>", "User-defined tag keys")]
    [InlineData("/faces?tagging", "<Tagging><TagSet><Tag><Key>aws:a</Key><Value/></Tag></TagSet></Tagging>", "System tags cannot be added/updated by requester")]
    [InlineData("/faces/a?tagging", "<Tagging><TagSet><Tag><Key>aws:a</Key><Value/></Tag></TagSet></Tagging>", "Your TagKey cannot be prefixed with aws:")]
    [InlineData("/faces/a?tagging", "<Tagging><TagSet><Tag><Key>a,b</Key><Value/></Tag></TagSet></Tagging>", "The TagKey you have provided is invalid</Message><TagKey>a,b</TagKey>")]
    [InlineData("/faces/a?tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>1,2</Value></Tag></TagSet></Tagging>", "<TagKey>a</TagKey><TagValue>1,2</TagValue>")]
    public async Task Put_WrongTag_SaysWhichAndWhy(string path, string xml, string expected)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "1");

        var (_, body) = await s3.SendAsync(HttpMethod.Put, path, Encoding.UTF8.GetBytes(xml));

        Assert.Contains("<Code>InvalidTag</Code>", body, StringComparison.Ordinal);
        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=1&a=2")]
    [InlineData("a=1,b=2")]
    public async Task PutObject_TaggingHeaderIsNoQuery_InvalidArgument(string tags)
    {
        await using var s3 = await S3Fixture.StartAsync();

        var (_, body) = await s3.SendAsync(HttpMethod.Put, "/faces/a", "1"u8.ToArray(), ("x-amz-tagging", tags));

        Assert.Contains("<Code>InvalidArgument</Code>", body, StringComparison.Ordinal);
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
