using System.Net;

namespace FaceAspire.Emulator.Tests.Lambda;

public sealed class FunctionTests
{
    private const string Functions = "/2015-03-31/functions";

    [Fact]
    public async Task Function_CreatedReadUpdatedAndDeleted_AsDocumented()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var (status, created, _) = await lambda.CreateAsync("g", timeoutSeconds: 7);
        Assert.Equal((HttpStatusCode.Created, "Active", 7), (status, created.GetProperty("State").GetString(), created.GetProperty("Timeout").GetInt32()));

        var (_, updated, _) = await lambda.CallAsync(HttpMethod.Put, $"{Functions}/g/configuration", new { MemorySize = 256, Environment = new { Variables = new { NAME = "b" } } });
        Assert.Equal((256, 7, "b"), (updated.GetProperty("MemorySize").GetInt32(), updated.GetProperty("Timeout").GetInt32(), updated.GetProperty("Environment").GetProperty("Variables").GetProperty("NAME").GetString()));
        Assert.NotEqual(created.GetProperty("RevisionId").GetString(), updated.GetProperty("RevisionId").GetString());

        var byArn = (await lambda.CallAsync(HttpMethod.Get, $"{Functions}/arn:aws:lambda:us-east-1:000000000000:function:g")).Body;
        Assert.Equal("g", byArn.GetProperty("Configuration").GetProperty("FunctionName").GetString());
        var all = (await lambda.CallAsync(HttpMethod.Get, Functions)).Body.GetProperty("Functions");
        Assert.Equal(["f", "g"], all.EnumerateArray().Select(function => function.GetProperty("FunctionName").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await lambda.CallAsync(HttpMethod.Delete, $"{Functions}/g")).Status);
        var (missing, _, error) = await lambda.CallAsync(HttpMethod.Get, $"{Functions}/g/configuration");
        Assert.Equal((HttpStatusCode.NotFound, "ResourceNotFoundException"), (missing, error));
    }

    [Theory]
    [InlineData("f", 30, null, HttpStatusCode.Conflict, "ResourceConflictException")]
    [InlineData("a b", 30, null, HttpStatusCode.BadRequest, "ValidationException")]
    [InlineData("g", 901, null, HttpStatusCode.BadRequest, "InvalidParameterValueException")]
    [InlineData("g", 30, "AWS_REGION", HttpStatusCode.BadRequest, "InvalidParameterValueException")]
    public async Task Create_WrongInput_AwsError(string name, int timeout, string? variable, HttpStatusCode status, string error)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var variables = variable is null ? [] : new Dictionary<string, string> { [variable] = "x" };

        var answer = await lambda.CallAsync(
            HttpMethod.Post, Functions,
            new { FunctionName = name, Role = "arn:aws:iam::000000000000:role/r", Code = new { }, Timeout = timeout, Environment = new { Variables = variables } });

        Assert.Equal((status, error), (answer.Status, answer.Error));
    }
}
