using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FaceAspire.Tests;

/// <summary>Passes on what a producer and a service say to each other, and does to it what networks and services do.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<FaultyConnection, Task> _connections = new();
    private readonly ConcurrentDictionary<WireFault, int> _done = new();
    private readonly Random _random;
    private readonly TimeProvider _time;
    private readonly int _port;
    private readonly Task _accepting;

    /// <summary>Starts it before a service on this machine.</summary>
    /// <param name="port">The service's port.</param>
    /// <param name="seed">Makes a run repeatable, as far as threads allow.</param>
    /// <param name="time">The clock of delays.</param>
    public FaultyProxy(int port, int seed, TimeProvider time)
    {
        (_port, _random, _time) = (port, new(seed), time);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its address, which a producer takes for the service's.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The share of what a producer sends that meets a fault, 0 to 1.</summary>
    public double Share { get; set; }

    /// <summary>Whether nobody is reached at all.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often each fault was done.</summary>
    public IReadOnlyDictionary<WireFault, int> Done => _done;

    /// <summary>The fault that meets what is sent next; <see langword="null"/> for none.</summary>
    public WireFault? Next()
    {
        lock (_random)
        {
            if (_random.NextDouble() >= Share)
            {
                return null;
            }

            var fault = _random.GetItems(Enum.GetValues<WireFault>(), 1)[0];
            _done.AddOrUpdate(fault, 1, (_, count) => count + 1);
            return fault;
        }
    }

    /// <summary>A number below that.</summary>
    public int Draw(int below)
    {
        lock (_random)
        {
            return _random.Next(below);
        }
    }

    /// <summary>Breaks all connections.</summary>
    public void BreakAll()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Reset();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        BreakAll();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections.Values);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var connection = new FaultyConnection(this, await _listener.AcceptSocketAsync(_stopping.Token), _port, _time);
            _connections[connection] = Task.CompletedTask;
            _connections[connection] = RunAsync(connection);
        }
    }

    private async Task RunAsync(FaultyConnection connection)
    {
        await connection.RunAsync(IsDown, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _connections.TryRemove(connection, out _);
        connection.Dispose();
    }
}
