using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>An emulator after boto3 has called all that it serves; once for all tests.</summary>
public sealed class SweepFixture : IAsyncLifetime
{
    private readonly Dictionary<string, IReadOnlyList<string>> _served = [];
    private ConformanceLog? _log;

    /// <summary>What failed; empty for nothing.</summary>
    internal string Failures { get; private set; } = "";

    /// <summary>What was answered.</summary>
    internal ConformanceLog Log
    {
        get
        {
            Assert.SkipUnless(_log is not null, Botocore.Missing ?? "");
            return _log!;
        }
    }

    /// <summary>The served operations of a service, in order.</summary>
    internal IReadOnlyList<string> Served(string service) => _served[service];

    public async ValueTask InitializeAsync()
    {
        if (Botocore.Missing is not null)
        {
            return;
        }

        await using var emulator = await RunningEmulator.StartAsync();
        var (exitCode, output, error) = await Tool.RunAsync(
            "python3", [Repository.File("tests", "FaceAspire.Emulator.Tests", "Conformance", "sweep.py"), emulator.Endpoint.ToString(), "000000000000"]);
        Failures = exitCode == 0 ? "" : output + error;
        _log = emulator.Services.GetRequiredService<ConformanceLog>();
        await using var probed = await RunningEmulator.StartAsync();
        foreach (var model in ServiceModel.All)
        {
            _served[model.Service] = await ServedOperations.OfAsync(probed.Endpoint, model, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
