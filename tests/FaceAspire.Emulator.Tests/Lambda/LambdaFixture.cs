using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Amazon.SQS;
using FaceAspire.Emulator.Kinesis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>An emulator with a function <c>f</c>, a stream <c>s</c> and a clock that the test moves.</summary>
internal sealed class LambdaFixture : IAsyncDisposable
{
    public const string StreamArn = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

    private readonly HttpClient _http;

    private LambdaFixture(RunningEmulator emulator, SteppingTime time)
    {
        (Emulator, Time) = (emulator, time);
        _http = new() { BaseAddress = emulator.Endpoint, Timeout = TimeSpan.FromMinutes(2) };
        Sqs = emulator.Sqs();
        Streams = emulator.Services.GetRequiredService<StreamStore>();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public RunningEmulator Emulator { get; }

    public SteppingTime Time { get; }

    public AmazonSQSClient Sqs { get; }

    public StreamStore Streams { get; }

    public static async Task<LambdaFixture> StartAsync(string? folder = null, int shards = 1)
    {
        var time = new SteppingTime();
        var fixture = new LambdaFixture(
            await RunningEmulator.StartAsync(builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                if (folder is not null)
                {
                    builder.Configuration.AddInMemoryCollection([new("Emulator:Ephemeral", "false"), new("Emulator:DataPath", folder)]);
                }
            }),
            time);
        fixture.Streams.Create("s", retentionHours: 24, "PROVISIONED", shards);
        await fixture.CreateAsync("f", timeoutSeconds: 30);
        return fixture;
    }

    public static string QueueArn(string name) => $"arn:aws:sqs:us-east-1:000000000000:{name}";

    public TestRuntime Runtime(string function = "f") => new(Emulator.Endpoint, function);

    /// <summary>Appends records, together.</summary>
    public void Put(params string[] records) =>
        Streams.Append("s", [.. records.Select(record => NewRecord.Of("key", Encoding.UTF8.GetBytes(record)))]);

    /// <summary>Appends records of several partition keys, together.</summary>
    public void Put(params (string Key, string Data)[] records) =>
        Streams.Append("s", [.. records.Select(record => NewRecord.Of(record.Key, Encoding.UTF8.GetBytes(record.Data)))]);

    public Task<(HttpStatusCode Status, JsonElement Body, string? Error)> CreateAsync(string function, int timeoutSeconds) => CallAsync(
        HttpMethod.Post, "/2015-03-31/functions",
        new { FunctionName = function, Role = "arn:aws:iam::000000000000:role/r", Runtime = "provided.al2023", Handler = "bootstrap", Timeout = timeoutSeconds, Code = new { S3Bucket = "code" } });

    /// <summary>Maps a source to a function; returns the mapping's id.</summary>
    public async Task<string> MapAsync(object settings)
    {
        var (status, body, _) = await CallAsync(HttpMethod.Post, "/2015-03-31/event-source-mappings", settings);
        Assert.Equal((HttpStatusCode.Accepted, "Creating"), (status, body.GetProperty("State").GetString()));
        return body.GetProperty("UUID").GetString()!;
    }

    /// <summary>Changes a mapping; returns the state that the answer tells.</summary>
    public async Task<string?> ChangeAsync(string mapping, object settings)
    {
        var (status, body, _) = await CallAsync(HttpMethod.Put, $"/2015-03-31/event-source-mappings/{mapping}", settings);
        Assert.Equal(HttpStatusCode.Accepted, status);
        return body.GetProperty("State").GetString();
    }

    /// <summary>Waits until a mapping has a state.</summary>
    public async Task StateAsync(string mapping, string state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await CallAsync(HttpMethod.Get, $"/2015-03-31/event-source-mappings/{mapping}")).Body.GetProperty("State").GetString() != state)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Reserves concurrency for the function; <see langword="null"/> takes that away.</summary>
    public async Task ReserveAsync(int? concurrency, string function = "f")
    {
        var path = $"/2017-10-31/functions/{function}/concurrency";
        var (status, _, _) = concurrency is null
            ? await CallAsync(HttpMethod.Delete, path)
            : await CallAsync(HttpMethod.Put, path, new { ReservedConcurrentExecutions = concurrency });
        Assert.Equal(concurrency is null ? HttpStatusCode.NoContent : HttpStatusCode.OK, status);
    }

    public async Task<string> QueueAsync(string name, params (string Name, string Value)[] attributes) => (await Sqs.CreateQueueAsync(
        new Amazon.SQS.Model.CreateQueueRequest { QueueName = name, Attributes = attributes.ToDictionary(item => item.Name, item => item.Value) }, Token)).QueueUrl;

    /// <summary>A call of a REST operation; <c>Error</c> is the error's code.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body, string? Error)> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        using var response = await _http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text),
            response.Headers.TryGetValues("x-amzn-ErrorType", out var code) ? code.Single()
            : response.Headers.TryGetValues("X-Amz-Function-Error", out var failed) ? failed.Single() : null);
    }

    public Task<(HttpStatusCode Status, JsonElement Body, string? Error)> InvokeAsync(object payload) =>
        CallAsync(HttpMethod.Post, "/2015-03-31/functions/f/invocations", payload);

    /// <summary>Waits until a queue holds so many messages, visible and in flight.</summary>
    public async Task HoldsAsync(string url, int visible, int inFlight)
    {
        for (var waited = Stopwatch.StartNew(); await HeldAsync(url) is var held && held != (visible, inFlight); await Task.Yield())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), $"{url} holds {held}, not {(visible, inFlight)}.");
        }
    }

    /// <summary>Sees that a queue goes on holding so many, for as many calls as a poller would long have received something in.</summary>
    public async Task KeepsHoldingAsync(string url, int visible, int inFlight)
    {
        await HoldsAsync(url, visible, inFlight);
        for (var call = 0; call < 100; call++)
        {
            Assert.Equal((visible, inFlight), await HeldAsync(url));
        }
    }

    private async Task<(int Visible, int InFlight)> HeldAsync(string url)
    {
        var attributes = (await Sqs.GetQueueAttributesAsync(url, ["All"], Token)).Attributes;
        return (Number("ApproximateNumberOfMessages"), Number("ApproximateNumberOfMessagesNotVisible"));

        int Number(string name) => int.Parse(attributes[name], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Sqs.Dispose();
        await Emulator.DisposeAsync();
    }
}
