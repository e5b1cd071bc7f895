namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>What the emulator serves, asked once for all tests.</summary>
public sealed class ConformanceFixture : IAsyncLifetime
{
    private readonly Dictionary<string, IReadOnlyList<string>> _served = [];

    /// <summary>The served operations of a service, in order.</summary>
    internal IReadOnlyList<string> Served(string service)
    {
        Assert.SkipUnless(Botocore.Missing is null, Botocore.Missing ?? "");
        return _served[service];
    }

    public async ValueTask InitializeAsync()
    {
        if (Botocore.Missing is not null)
        {
            return;
        }

        await using var emulator = await RunningEmulator.StartAsync();
        foreach (var model in ServiceModel.All)
        {
            _served[model.Service] = await ServedOperations.OfAsync(emulator.Endpoint, model, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
