using DotNet.Testcontainers.Builders;
using Testcontainers.LocalStack;

namespace FaceAspire.EndToEnd;

/// <summary>LocalStack in a container of its own.</summary>
internal sealed class LocalStackServer : IAsyncDisposable
{
    private const string Image = "localstack/localstack:4.14.0"; // as profile localstack starts it: the last that asks for no token

    private readonly LocalStackContainer _container;

    private LocalStackServer(LocalStackContainer container) => _container = container;

    /// <summary>Where it is.</summary>
    public Uri Address => new(_container.GetConnectionString());

    /// <summary>Starts it; skips the test where there is no Docker.</summary>
    public static async Task<LocalStackServer> StartAsync()
    {
        try
        {
            var container = new LocalStackBuilder(Image).WithEnvironment("SERVICES", "s3,sqs").Build();
            await container.StartAsync(TestContext.Current.CancellationToken);
            return new(container);
        }
        catch (DockerUnavailableException)
        {
            Assert.Skip($"Docker is not running here; the test starts {Image} in a container.");
            throw;
        }
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
