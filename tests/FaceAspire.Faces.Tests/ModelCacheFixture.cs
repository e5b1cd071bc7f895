using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FaceAspire.Faces.Tests;

/// <summary>A cache, an empty folder for it, and a server that has a file for it.</summary>
public abstract class ModelCacheFixture : IAsyncLifetime
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private protected static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 >> 3))];

    private protected readonly TempFolder _folder = new();
    private protected readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private protected ModelServer _server = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected ModelFile File => new("model.onnx", new(_server.Address, "model.onnx"), Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)));

    private protected ModelCache Cache => new(_folder.Path, _http, TimeProvider.System);

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync(Content);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An address where nobody listens.</summary>
    internal static Uri Closed()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, and never listening
        return new($"http://{socket.LocalEndPoint}/model.onnx");
    }
}
