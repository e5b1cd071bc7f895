using System.Collections.Concurrent;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Each function's runtimes.</summary>
internal sealed class RuntimePools(FunctionStore functions, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<string, RuntimePool> _pools = new(StringComparer.Ordinal);

    /// <summary>The runtimes of a function.</summary>
    public RuntimePool Of(string function) => _pools.GetOrAdd(function, _ => new(time, lifetime.ApplicationStopping, functions.Find));
}
