namespace FaceAspire.Emulator.Tests.Rekognition;

public sealed class CollectionTests
{
    [Fact]
    public async Task CreateCollection_New_DescribedUntilDeleted()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var created = await rekognition.CallAsync("CreateCollection", new { CollectionId = "staff.1_a-b" });
        var again = await rekognition.CallAsync("CreateCollection", new { CollectionId = "staff.1_a-b" });
        var described = await rekognition.CallAsync("DescribeCollection", new { CollectionId = "staff.1_a-b" });
        var deleted = await rekognition.CallAsync("DeleteCollection", new { CollectionId = "staff.1_a-b" });

        Assert.Equal((200, "arn:aws:rekognition:us-east-1:000000000000:collection/staff.1_a-b"), (created["StatusCode"].GetInt32(), created.Text("CollectionArn")));
        Assert.Equal((400, "ResourceAlreadyExistsException"), (again.Status, again.Error));
        Assert.Equal((0, created.Text("FaceModelVersion")), (described["FaceCount"].GetInt64(), described.Text("FaceModelVersion")));
        Assert.Equal(1767323045, described["CreationTimestamp"].GetDouble());
        Assert.Equal(200, deleted["StatusCode"].GetInt32());
        Assert.Equal("ResourceNotFoundException", (await rekognition.CallAsync("DescribeCollection", new { CollectionId = "staff.1_a-b" })).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("people\n")]
    [InlineData(null)]
    public async Task CreateCollection_IdOutOfItsAlphabet_InvalidParameter(string? id)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var answer = await rekognition.CallAsync("CreateCollection", new { CollectionId = id });

        Assert.Equal((400, "InvalidParameterException"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task ListCollections_InPages_EachOnce()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.CallAsync("CreateCollection", new { CollectionId = "a" });
        await rekognition.CallAsync("CreateCollection", new { CollectionId = "z" });

        var first = await rekognition.CallAsync("ListCollections", new { MaxResults = 2 });
        var second = await rekognition.CallAsync("ListCollections", new { MaxResults = 2, NextToken = first.Text("NextToken") });

        Assert.Equal(["a", "people", "z"], first["CollectionIds"].EnumerateArray().Concat(second["CollectionIds"].EnumerateArray()).Select(id => id.GetString()!));
        Assert.Equal(2, first["FaceModelVersions"].GetArrayLength());
        Assert.False(second.Body.TryGetProperty("NextToken", out _));
    }

    [Theory]
    [InlineData("DescribeCollection")]
    [InlineData("DeleteCollection")]
    [InlineData("ListFaces")]
    [InlineData("DeleteFaces")]
    [InlineData("IndexFaces")]
    [InlineData("SearchFaces")]
    [InlineData("SearchFacesByImage")]
    [InlineData("CreateUser")]
    [InlineData("DeleteUser")]
    [InlineData("ListUsers")]
    [InlineData("AssociateFaces")]
    [InlineData("DisassociateFaces")]
    [InlineData("SearchUsers")]
    [InlineData("SearchUsersByImage")]
    public async Task AnyCall_NoSuchCollection_ResourceNotFound(string operation)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var face = Guid.NewGuid().ToString();
        var answer = await rekognition.CallAsync(operation, new
        {
            CollectionId = "none",
            Image = new { Bytes = "AAEC"u8.ToArray() },
            FaceId = operation == "SearchFaces" ? face : null,
            FaceIds = operation.EndsWith("Faces", StringComparison.Ordinal) ? new[] { face } : null,
            UserId = operation.Contains("User", StringComparison.Ordinal) || operation.EndsWith("ociateFaces", StringComparison.Ordinal) ? "ann" : null,
        });

        Assert.Equal((400, "ResourceNotFoundException"), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData("DetectLabels")]
    [InlineData("UpdateStreamProcessor")]
    public async Task AnyCall_NotServed_UnknownOperation(string operation)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var answer = await rekognition.CallAsync(operation, new { });

        Assert.Equal((400, "UnknownOperationException"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task ListFaces_InPages_EachOnceInOrderOfIndexing()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await rekognition.IndexOneAsync(Portrait.Png(), $"photo-{i}");
        }

        var first = await rekognition.CallAsync("ListFaces", new { CollectionId = "people", MaxResults = 2 });
        var second = await rekognition.CallAsync("ListFaces", new { CollectionId = "people", MaxResults = 2, NextToken = first.Text("NextToken") });

        Assert.Equal(
            ["photo-0", "photo-1", "photo-2"],
            first["Faces"].EnumerateArray().Concat(second["Faces"].EnumerateArray()).Select(face => face.GetProperty("ExternalImageId").GetString()!));
        Assert.False(second.Body.TryGetProperty("NextToken", out _));
        Assert.Equal("InvalidPaginationTokenException", (await rekognition.CallAsync("ListFaces", new { CollectionId = "people", NextToken = "x" })).Error);
        Assert.Equal("InvalidParameterException", (await rekognition.CallAsync("ListFaces", new { CollectionId = "people", MaxResults = 4097 })).Error);
        Assert.Equal("ResourceNotFoundException", (await rekognition.CallAsync("ListFaces", new { CollectionId = "people", UserId = "u" })).Error);
    }

    [Fact]
    public async Task DeleteFaces_KnownAndUnknown_EachInItsList()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        var faceId = await rekognition.IndexOneAsync(Portrait.Png());
        var unknown = Guid.NewGuid().ToString();

        var answer = await rekognition.CallAsync("DeleteFaces", new { CollectionId = "people", FaceIds = new[] { unknown, faceId } });

        Assert.Equal([faceId], answer["DeletedFaces"].EnumerateArray().Select(id => id.GetString()!));
        var failed = answer["UnsuccessfulFaceDeletions"].EnumerateArray().Single();
        Assert.Equal((unknown, "FACE_NOT_FOUND"), (failed.GetProperty("FaceId").GetString(), failed.GetProperty("Reasons")[0].GetString()));
        Assert.Empty(await rekognition.FacesAsync());
        Assert.Equal("InvalidParameterException", (await rekognition.CallAsync("DeleteFaces", new { CollectionId = "people", FaceIds = new[] { "x" } })).Error);
        Assert.Equal("InvalidParameterException", (await rekognition.CallAsync("DeleteFaces", new { CollectionId = "people", FaceIds = Array.Empty<string>() })).Error);
    }

    [Fact]
    public async Task Tags_OfACollection_SetListedRemoved()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        var created = await rekognition.CallAsync("CreateCollection", new { CollectionId = "tagged", Tags = new { owner = "ann", cost = "1" } });
        var arn = created.Text("CollectionArn");

        await rekognition.CallAsync("TagResource", new { ResourceArn = arn, Tags = new { cost = "2" } });
        await rekognition.CallAsync("UntagResource", new { ResourceArn = arn, TagKeys = new[] { "owner", "none" } });

        Assert.Equal("""{"cost":"2"}""", (await rekognition.CallAsync("ListTagsForResource", new { ResourceArn = arn }))["Tags"].GetRawText());
        Assert.Equal("InvalidParameterException", (await rekognition.CallAsync("TagResource", new { ResourceArn = arn, Tags = new Dictionary<string, string> { ["aws:x"] = "" } })).Error);
        Assert.Equal("InvalidParameterException", (await rekognition.CallAsync("CreateCollection", new { CollectionId = "new", Tags = new Dictionary<string, string> { ["*"] = "" } })).Error);
        await rekognition.CallAsync("DeleteCollection", new { CollectionId = "tagged" });
        Assert.Equal("ResourceNotFoundException", (await rekognition.CallAsync("ListTagsForResource", new { ResourceArn = arn })).Error);
        await rekognition.CallAsync("CreateCollection", new { CollectionId = "tagged" });
        Assert.Equal("{}", (await rekognition.CallAsync("ListTagsForResource", new { ResourceArn = arn }))["Tags"].GetRawText());
    }

    [Fact]
    public async Task Restart_WithTheSameFolder_FacesAreStillFound()
    {
        using var folder = new TemporaryFolder();
        await using var first = await RekognitionFixture.StartAsync(folder);
        var faceId = await first.IndexOneAsync(Portrait.Png(), "ann");

        // The first one has closed nothing: what it answered is on disk, as after the death of its process.
        using var left = folder.Killed();
        await using var second = await RekognitionFixture.StartAsync(left);
        var answer = await second.CallAsync("SearchFacesByImage", new { CollectionId = "people", Image = new { Bytes = Portrait.Png() } });

        var match = answer["FaceMatches"].EnumerateArray().Single().GetProperty("Face");
        Assert.Equal((faceId, "ann"), (match.GetProperty("FaceId").GetString(), match.GetProperty("ExternalImageId").GetString()));
    }
}
