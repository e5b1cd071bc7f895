using System.Net;
using System.Reflection;
using System.Text.Json;
using Amazon.CloudFormation;
using Amazon.Kinesis;
using Amazon.KinesisVideo;
using Amazon.KinesisVideoArchivedMedia;
using Amazon.Rekognition;
using Amazon.SimpleEmailV2;

namespace FaceAspire.Aws.Tests;

/// <summary>Compares the clients with AWS's own models: every operation, where it is sent, and every member by name and type.</summary>
public class ServiceModelTests
{
    private const string Endpoint = """{"DataEndpoint":"http://127.0.0.1:4566"}""";

    [Theory]
    [InlineData("rekognition", typeof(IAmazonRekognition))]
    [InlineData("kinesis", typeof(IAmazonKinesis))]
    [InlineData("kinesisvideo", typeof(IAmazonKinesisVideo))]
    [InlineData("kinesis-video-archived-media", typeof(IAmazonKinesisVideoArchivedMedia))]
    [InlineData("sesv2", typeof(IAmazonSimpleEmailServiceV2))]
    [InlineData("cloudformation", typeof(IAmazonCloudFormation))]
    public void Client_EveryMember_IsInTheModelByNameAndType(string service, Type client)
    {
        var model = Botocore.Model(service);
        var wrong = client.GetMethods().SelectMany(method =>
        {
            if (!model.GetProperty("operations").TryGetProperty(Operation(method), out var operation))
            {
                return [$"{Operation(method)}: no such operation"];
            }

            var request = method.GetParameters()[0].ParameterType;
            var response = method.ReturnType.GetGenericArguments()[0];
            return Differences(model, request, operation, "input").Concat(Differences(model, response, operation, "output"));
        });
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("rekognition", typeof(AmazonRekognitionClient))]
    [InlineData("kinesis", typeof(AmazonKinesisClient))]
    [InlineData("kinesisvideo", typeof(AmazonKinesisVideoClient))]
    [InlineData("kinesis-video-archived-media", typeof(AmazonKinesisVideoArchivedMediaClient))]
    [InlineData("sesv2", typeof(AmazonSimpleEmailServiceV2Client))]
    [InlineData("cloudformation", typeof(AmazonCloudFormationClient))]
    public async Task Client_EveryOperation_SentWhereTheModelSays(string service, Type type)
    {
        var model = Botocore.Model(service);
        var metadata = model.GetProperty("metadata");
        var body = metadata.GetProperty("protocol").GetString() == "query" ? "<r/>" : Endpoint;
        var stub = new StubService(StubService.Answer(HttpStatusCode.OK, body));
        var video = new AmazonKinesisVideoClient(new StubService(StubService.Answer(HttpStatusCode.OK, Endpoint)).Options());
        var client = type == typeof(AmazonKinesisVideoArchivedMediaClient)
            ? new AmazonKinesisVideoArchivedMediaClient(video, stub.Options())
            : Activator.CreateInstance(type, stub.Options())!;
        foreach (var method in type.GetInterfaces().Single(contract => contract.Namespace == type.Namespace).GetMethods())
        {
            var request = Activator.CreateInstance(method.GetParameters()[0].ParameterType)!;
            request.GetType().GetProperty("StreamName")?.SetValue(request, "door");
            await (Task)method.Invoke(client, [request, TestContext.Current.CancellationToken])!;
            Assert.Equal(Expected(model, Operation(method)), Sent(stub.Requests[^1]));
            Assert.Contains(
                $"/eu-west-1/{SigningName(metadata)}/aws4_request", stub.Requests[^1].Message.Headers.GetValues("authorization").Single(), StringComparison.Ordinal);
        }
    }

    private static string Operation(MethodInfo method) => method.Name[..^"Async".Length];

    private static string SigningName(JsonElement metadata) =>
        metadata.TryGetProperty("signingName", out var name) ? name.GetString()! : metadata.GetProperty("endpointPrefix").GetString()!;

    private static string Expected(JsonElement model, string operation)
    {
        var metadata = model.GetProperty("metadata");
        var http = model.GetProperty("operations").GetProperty(operation).GetProperty("http");
        return metadata.GetProperty("protocol").GetString() switch
        {
            "json" => $"POST / application/x-amz-json-{metadata.GetProperty("jsonVersion").GetString()} {metadata.GetProperty("targetPrefix").GetString()}.{operation}",
            "query" => $"POST / application/x-www-form-urlencoded Action={operation}&Version={metadata.GetProperty("apiVersion").GetString()}",
            _ => $"{http.GetProperty("method").GetString()} {http.GetProperty("requestUri").GetString()} application/json",
        };
    }

    private static string Sent((HttpRequestMessage Message, string Body) request)
    {
        var (message, body) = request;
        var target = message.Headers.TryGetValues("x-amz-target", out var values) ? values.Single()
            : body.StartsWith("Action=", StringComparison.Ordinal) ? string.Join('&', body.Split('&')[..2])
            : null;
        var where = $"{message.Method} {message.RequestUri!.AbsolutePath} {message.Content!.Headers.ContentType!.MediaType}";
        return target is null ? where : $"{where} {target}";
    }

    private static IEnumerable<string> Differences(JsonElement model, Type type, JsonElement operation, string direction)
    {
        if (!operation.TryGetProperty(direction, out var shape))
        {
            return type.GetProperties().Length == 0 ? [] : [$"{type.Name}: the model has no {direction}"];
        }

        var name = shape.GetProperty("shape").GetString()!;
        var declared = model.GetProperty("shapes").GetProperty(name);
        var missing = direction == "input" && declared.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(member => member.GetString()!).Where(member => type.GetProperty(member) is null)
            : [];
        return missing.Select(member => $"{type.Name}.{member}: required, and not there").Concat(Differences(model, type, name));
    }

    private static IEnumerable<string> Differences(JsonElement model, Type type, string shapeName)
    {
        var shape = model.GetProperty("shapes").GetProperty(shapeName);
        var kind = shape.GetProperty("type").GetString()!;
        if (!Kinds(type).Contains(kind))
        {
            return [$"{type.Name}: the model's {shapeName} is a {kind}"];
        }

        return kind switch
        {
            "list" => Differences(model, type.GetGenericArguments()[0], shape.GetProperty("member").GetProperty("shape").GetString()!),
            "map" => Differences(model, type.GetGenericArguments()[1], shape.GetProperty("value").GetProperty("shape").GetString()!),
            "structure" => type.GetProperties().SelectMany(property =>
                shape.GetProperty("members").TryGetProperty(property.Name, out var member)
                    ? Differences(model, property.PropertyType, member.GetProperty("shape").GetString()!)
                    : [$"{type.Name}.{property.Name}: no such member of {shapeName}"]),
            _ => [],
        };
    }

    private static string[] Kinds(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => ["string"],
        var t when t == typeof(int) || t == typeof(long) => ["integer", "long"],
        var t when t == typeof(double) => ["float", "double"],
        var t when t == typeof(bool) => ["boolean"],
        var t when t == typeof(byte[]) => ["blob"],
        var t when t == typeof(DateTimeOffset) => ["timestamp"],
        { IsGenericType: true } t => [t.GetGenericTypeDefinition() == typeof(List<>) ? "list" : "map"],
        _ => ["structure"],
    };
}
