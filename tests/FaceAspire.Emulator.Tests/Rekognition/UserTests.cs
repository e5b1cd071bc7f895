using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Rekognition;

public sealed class UserTests
{
    [Fact]
    public async Task CreateUser_New_ListedUntilDeleted()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        Assert.Null((await CreateAsync(rekognition, "b:1")).Error);
        Assert.Null((await CreateAsync(rekognition, "a.1", token: "once")).Error);
        Assert.Null((await CreateAsync(rekognition, "a.1", token: "once")).Error);
        Assert.Equal((400, "ConflictException"), (await CreateAsync(rekognition, "a.1", token: "twice")) is var again ? (again.Status, again.Error) : default);
        var first = await UserCallAsync(rekognition, "ListUsers", new { MaxResults = 1 });
        var second = await UserCallAsync(rekognition, "ListUsers", new { MaxResults = 1, NextToken = first.Text("NextToken") });

        Assert.Equal("""[{"UserId":"a.1","UserStatus":"CREATED"}]""", first["Users"].GetRawText());
        Assert.Equal("""[{"UserId":"b:1","UserStatus":"CREATED"}]""", second["Users"].GetRawText());
        Assert.False(second.Body.TryGetProperty("NextToken", out _));
        Assert.Equal(2, (await UserCallAsync(rekognition, "DescribeCollection", new { }))["UserCount"].GetInt64());
        await UserCallAsync(rekognition, "DeleteUser", new { UserId = "b:1" });
        Assert.Equal("ResourceNotFoundException", (await UserCallAsync(rekognition, "DeleteUser", new { UserId = "b:1" })).Error);
    }

    [Theory]
    [InlineData("CreateUser", "UserId", "a/b")]
    [InlineData("CreateUser", "ClientRequestToken", "a b")]
    [InlineData("ListUsers", "MaxResults", 501)]
    [InlineData("AssociateFaces", "FaceIds", null)]
    [InlineData("AssociateFaces", "UserMatchThreshold", 101)]
    [InlineData("SearchUsers", "MaxUsers", 0)]
    [InlineData("SearchUsers", "FaceId", "0c6fe7c7-8a6c-4b1b-8f4a-2f5e7a1c9d10")] // beside UserId
    public async Task AnyCall_WrongMember_InvalidParameter(string operation, string member, object? value)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await CreateAsync(rekognition, "ann");
        var request = new Dictionary<string, object?>
        {
            ["CollectionId"] = "people",
            ["UserId"] = operation == "CreateUser" ? "new" : "ann",
            ["FaceIds"] = new[] { Guid.NewGuid().ToString() },
            [member] = value,
        };

        var answer = await rekognition.CallAsync(operation, request);

        Assert.Equal((400, "InvalidParameterException"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task AssociateFaces_OwnOtherUnknownAndUnlike_EachInItsList()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        var (ann, anns, bob, unknown) = (
            await rekognition.IndexOneAsync(Portrait.Png(0)), await rekognition.IndexOneAsync(Portrait.Jpeg(0)), await rekognition.IndexOneAsync(Portrait.Of("Ada Brightwell")),
            Guid.NewGuid().ToString());
        await CreateAsync(rekognition, "ann");
        await CreateAsync(rekognition, "bob");
        await UserCallAsync(rekognition, "AssociateFaces", new { UserId = "ann", FaceIds = new[] { ann } });

        var answer = await UserCallAsync(rekognition, "AssociateFaces", new { UserId = "ann", FaceIds = new[] { ann, anns, bob, unknown } });
        var others = await UserCallAsync(rekognition, "AssociateFaces", new { UserId = "bob", FaceIds = new[] { ann, bob } });

        Assert.Equal("ACTIVE", answer.Text("UserStatus"));
        Assert.Equal([ann, anns], Ids(answer["AssociatedFaces"]));
        Assert.Equal([(bob, "LOW_MATCH_CONFIDENCE"), (unknown, "FACE_NOT_FOUND")], Refusals(answer["UnsuccessfulFaceAssociations"]));
        Assert.InRange(answer["UnsuccessfulFaceAssociations"][0].GetProperty("Confidence").GetDouble(), 0, 75);
        Assert.Equal([bob], Ids(others["AssociatedFaces"]));
        Assert.Equal([(ann, "ASSOCIATED_TO_A_DIFFERENT_USER")], Refusals(others["UnsuccessfulFaceAssociations"]));
        var listed = await UserCallAsync(rekognition, "ListFaces", new { UserId = "ann" });
        Assert.Equal([ann, anns], Ids(listed["Faces"]));
        Assert.All(listed["Faces"].EnumerateArray(), face => Assert.Equal("ann", face.GetProperty("UserId").GetString()));
    }

    [Fact]
    public async Task DeleteFaces_OfAUser_RefusedUntilDisassociated()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        var face = await rekognition.IndexOneAsync(Portrait.Png());
        await CreateAsync(rekognition, "ann");
        await UserCallAsync(rekognition, "AssociateFaces", new { UserId = "ann", FaceIds = new[] { face } });

        var refused = (await UserCallAsync(rekognition, "DeleteFaces", new { FaceIds = new[] { face } }))["UnsuccessfulFaceDeletions"];
        var disassociated = await UserCallAsync(rekognition, "DisassociateFaces", new { UserId = "ann", FaceIds = new[] { face } });
        var again = await UserCallAsync(rekognition, "DisassociateFaces", new { UserId = "ann", FaceIds = new[] { face } });

        Assert.Equal([(face, "ASSOCIATED_TO_AN_EXISTING_USER")], Refusals(refused));
        Assert.Equal("ann", refused[0].GetProperty("UserId").GetString());
        Assert.Equal("CREATED", disassociated.Text("UserStatus"));
        Assert.Equal([face], Ids(disassociated["DisassociatedFaces"]));
        Assert.Equal([(face, "FACE_NOT_FOUND")], Refusals(again["UnsuccessfulFaceDisassociations"]));
        Assert.Equal(1, (await UserCallAsync(rekognition, "DeleteFaces", new { FaceIds = new[] { face } }))["DeletedFaces"].GetArrayLength());
    }

    [Fact]
    public async Task SearchUsers_ByFaceUserAndImage_FindThoseWhoAreAlike()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        var (ann, other) = (await rekognition.IndexOneAsync(Portrait.Png(0)), await rekognition.IndexOneAsync(Portrait.Jpeg(0)));
        var image = new { Bytes = Portrait.Two(left: 1, right: 0) };
        await CreateAsync(rekognition, "ann");
        await CreateAsync(rekognition, "double");
        Assert.Empty((await UserCallAsync(rekognition, "SearchUsersByImage", new { Image = image }))["UserMatches"].EnumerateArray()); // opened without users
        await UserCallAsync(rekognition, "AssociateFaces", new { UserId = "ann", FaceIds = new[] { ann } });
        await UserCallAsync(rekognition, "AssociateFaces", new { UserId = "double", FaceIds = new[] { other } });

        var byFace = await UserCallAsync(rekognition, "SearchUsers", new { FaceId = ann, MaxUsers = 1 });
        var byUser = await UserCallAsync(rekognition, "SearchUsers", new { UserId = "ann" });
        var byImage = await UserCallAsync(rekognition, "SearchUsersByImage", new { Image = image });
        var byNobody = await UserCallAsync(rekognition, "SearchUsersByImage", new { Image = new { Bytes = Portrait.Empty() } });

        Assert.Equal(["ann"], Users(byFace));
        Assert.InRange(byFace["UserMatches"][0].GetProperty("Similarity").GetDouble(), 99, 100);
        Assert.Equal(["double"], Users(byUser));
        Assert.Equal("ann", byUser["SearchedUser"].GetProperty("UserId").GetString());
        Assert.Equal(["ann", "double"], Users(byImage).Order());
        Assert.Equal("FACE_NOT_LARGEST", byImage["UnsearchedFaces"][0].GetProperty("Reasons")[0].GetString());
        Assert.True(byImage["SearchedFace"].GetProperty("FaceDetail").TryGetProperty("BoundingBox", out _));
        Assert.Equal((200, 0), (byNobody.Status, byNobody["UserMatches"].GetArrayLength()));
        await UserCallAsync(rekognition, "DeleteUser", new { UserId = "double" });
        Assert.Empty(Users(await UserCallAsync(rekognition, "SearchUsers", new { UserId = "ann" })));
    }

    [Fact]
    public async Task Restart_WithTheSameFolder_UsersAreStillFound()
    {
        using var folder = new TemporaryFolder();
        await using var first = await RekognitionFixture.StartAsync(folder);
        var face = await first.IndexOneAsync(Portrait.Png());
        await CreateAsync(first, "ann");
        await UserCallAsync(first, "AssociateFaces", new { UserId = "ann", FaceIds = new[] { face } });

        using var left = folder.Killed();
        await using var second = await RekognitionFixture.StartAsync(left);

        Assert.Equal(["ann"], Users(await UserCallAsync(second, "SearchUsers", new { FaceId = face })));
    }

    private static Task<WireAnswer> CreateAsync(RekognitionFixture rekognition, string userId, string? token = null) =>
        UserCallAsync(rekognition, "CreateUser", new { UserId = userId, ClientRequestToken = token });

    /// <summary>Calls an operation with a request to which the collection's id is added.</summary>
    private static Task<WireAnswer> UserCallAsync(RekognitionFixture rekognition, string operation, object request)
    {
        var members = JsonSerializer.SerializeToNode(request)!.AsObject();
        members["CollectionId"] = "people";
        return rekognition.CallAsync(operation, members);
    }

    private static IEnumerable<string> Ids(JsonElement faces) => faces.EnumerateArray().Select(face => face.GetProperty("FaceId").GetString()!);

    private static IEnumerable<string> Users(WireAnswer answer) =>
        answer["UserMatches"].EnumerateArray().Select(match => match.GetProperty("User").GetProperty("UserId").GetString()!);

    private static IEnumerable<(string FaceId, string Reason)> Refusals(JsonElement faces) =>
        faces.EnumerateArray().Select(face => (face.GetProperty("FaceId").GetString()!, face.GetProperty("Reasons")[0].GetString()!));
}
