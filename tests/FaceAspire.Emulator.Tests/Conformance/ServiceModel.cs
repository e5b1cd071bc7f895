using System.Collections.Concurrent;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>A service as AWS describes it: its protocol, operations and shapes.</summary>
internal sealed class ServiceModel
{
    private static readonly ConcurrentDictionary<string, Lazy<ServiceModel>> Loaded = new();

    private readonly JsonElement _shapes;
    private readonly ConcurrentDictionary<string, Shape> _known = new();

    private ServiceModel(string service, JsonElement json)
    {
        Service = service;
        var metadata = json.GetProperty("metadata");
        Protocol = metadata.Text("protocol")!;
        TargetPrefix = metadata.Text("targetPrefix");
        JsonVersion = metadata.Text("jsonVersion") ?? "1.1";
        Version = metadata.Text("apiVersion")!;
        SigningName = metadata.Text("signingName") ?? metadata.Text("endpointPrefix")!;
        _shapes = json.GetProperty("shapes");
        Operations = json.GetProperty("operations").EnumerateObject()
            .Where(operation => !operation.Value.Flag("deprecated") && operation.Name != "ListDirectoryBuckets") // which S3 Express has, at its own address
            .ToDictionary(operation => operation.Name, operation => new Operation(this, operation.Name, operation.Value));
    }

    /// <summary>The services that the emulator is about, as botocore names them.</summary>
    public static IReadOnlyList<string> Emulated { get; } =
    [
        "s3", "sqs", "kinesis", "ses", "sesv2", "sts", "lambda", "cloudformation", "kinesisvideo", "kinesis-video-media",
        "kinesis-video-archived-media", "rekognition",
    ];

    public static IEnumerable<ServiceModel> All => Emulated.Select(Of);

    public string Service { get; }

    /// <summary><c>json</c>, <c>rest-json</c>, <c>query</c> or <c>rest-xml</c>.</summary>
    public string Protocol { get; }

    public string? TargetPrefix { get; }

    public string JsonVersion { get; }

    public string Version { get; }

    public string SigningName { get; }

    public IReadOnlyDictionary<string, Operation> Operations { get; }

    public static ServiceModel Of(string service) => Loaded.GetOrAdd(service, name => new(() => new(name, Botocore.Read(name)))).Value;

    public Shape Shape(string name) => _known.GetOrAdd(name, _ => new(this, name, _shapes.GetProperty(name)));
}
