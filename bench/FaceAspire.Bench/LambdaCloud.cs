using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using FaceAspire.Aws.S3;

namespace FaceAspire.Bench;

/// <summary>
/// An emulator, set up as <c>./run</c> sets it up, with one more function for each program that is measured: no event source feeds
/// those, so that only what the benchmark sends arrives.
/// </summary>
internal sealed class LambdaCloud : IDisposable
{
    private const string Account = "000000000000";
    private const string Region = "us-east-1";
    private readonly RunningServer _emulator;
    private readonly HttpClient _http;
    private readonly string _host;
    private byte[]? _picture;

    private LambdaCloud(RunningServer emulator, string host)
    {
        (_emulator, _host) = (emulator, host);
        _http = new() { BaseAddress = new($"http://{host}") };
        Store = new(new AmazonS3Client(
            new BasicAWSCredentials("test", "test"),
            new AmazonS3Config { ServiceURL = $"http://{host}", ForcePathStyle = true, AuthenticationRegion = Region }));
    }

    /// <summary>The bucket of audit, gallery records and state.</summary>
    public static string AuditBucket => $"faceaspire-audit-{Account}-{Region}";

    /// <summary>The bucket of photos.</summary>
    public static string FacesBucket => $"faceaspire-faces-{Account}-{Region}";

    /// <summary>The bucket of pictures of the video.</summary>
    private static string FramesBucket => $"faceaspire-frames-{Account}-{Region}";

    /// <summary>Its S3.</summary>
    public S3ObjectStore Store { get; }

    /// <summary>Starts it and sets it up.</summary>
    public static async Task<LambdaCloud> StartAsync()
    {
        var port = RunningServer.FreePort();
        var cloud = new LambdaCloud(await StartBenchmark.EmulatorAsync(port), $"127.0.0.1:{port}");
        using var setup = Process.Start(cloud.Configure(new("dotnet", [Built.Program("FaceAspire.Setup")]) { RedirectStandardOutput = true }))!;
        var said = await setup.StandardOutput.ReadToEndAsync();
        await setup.WaitForExitAsync();
        return setup.ExitCode == 0 ? cloud : throw new InvalidOperationException($"The setup failed: {said}");
    }

    /// <summary>Stores a picture of the demo camera as Kinesis Video does, before anybody comes.</summary>
    /// <returns>What S3 says of it, in a queue's message.</returns>
    public async Task<byte[]> PutPictureAsync()
    {
        var time = $"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}";
        var key = $"{Account}_door_{time}_{Guid.NewGuid()}.jpg";
        using var content = new ByteArrayContent(_picture ??= DemoPicture.Empty());
        foreach (var (name, value) in new[] { ("fragment_number", "1"), ("producer_timestamp", time), ("server_timestamp", time) })
        {
            content.Headers.Add($"x-amz-meta-aws_kinesisvideo_{name}", value);
        }

        using var answer = await _http.PutAsync($"/{FramesBucket}/{key}", content);
        answer.EnsureSuccessStatusCode();
        return LambdaEvents.Creation(FramesBucket, key);
    }

    /// <summary>Adds a function.</summary>
    public async Task AddFunctionAsync(string name)
    {
        var function = new { FunctionName = name, Role = $"arn:aws:iam::{Account}:role/bench", Code = new { ZipFile = "" }, Timeout = 60 };
        using var answer = await _http.PostAsJsonAsync("/2015-03-31/functions", function, JsonSerializerOptions.Default);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Runs an event through a function; waits for a program that takes it.</summary>
    public async Task InvokeAsync(string name, byte[] payload)
    {
        using var content = new ByteArrayContent(payload);
        using var answer = await _http.PostAsync($"/2015-03-31/functions/{name}/invocations", content);
        var result = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || !result.Replace(" ", "", StringComparison.Ordinal).Contains("\"batchItemFailures\":[]", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{name} answered {(int)answer.StatusCode}: {result}");
        }
    }

    /// <summary>Starts a program as a function's runtime.</summary>
    public Process StartRuntime(string function, ProcessStartInfo program)
    {
        program.RedirectStandardOutput = true;
        program.Environment["AWS_LAMBDA_FUNCTION_NAME"] = function;
        program.Environment["AWS_LAMBDA_RUNTIME_API"] = $"{_host}/_lambda/{function}";
        var process = Process.Start(Configure(program))!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    /// <summary>The environment that the AppHost gives to every part.</summary>
    private ProcessStartInfo Configure(ProcessStartInfo program)
    {
        program.Environment["AWS_ENDPOINT_URL"] = $"http://{_host}";
        program.Environment["AWS_REGION"] = program.Environment["AWS_DEFAULT_REGION"] = Region;
        program.Environment["AWS_ACCESS_KEY_ID"] = program.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        program.Environment["FaceAspire__AuditBucket"] = AuditBucket;
        program.Environment["FaceAspire__FacesBucket"] = FacesBucket;
        program.Environment["FaceAspire__FramesBucket"] = FramesBucket;
        program.Environment["FaceAspire__CollectionId"] = "faceaspire";
        program.Environment["FaceAspire__AlertsQueueUrl"] = $"http://{_host}/{Account}/faceaspire-alerts.fifo";
        program.Environment["FaceAspire__Sender"] = "faceaspire@example.org";
        program.Environment["FaceAspire__Recipients"] = "you@example.org";
        program.Environment["FaceAspire__Cameras__door__Source"] = "none";
        return program;
    }
}
