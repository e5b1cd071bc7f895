using System.Collections.Concurrent;
using System.Globalization;

namespace FaceAspire.Emulator.Faults;

/// <summary>The faults that were asked for, in the order of asking. In memory: they end with the process.</summary>
internal sealed class FaultTable
{
    private readonly ConcurrentDictionary<int, ArmedFault> _armed = new();
    private int _last;

    /// <summary>Whether there is nothing to look for, as nearly always.</summary>
    public bool IsEmpty => _armed.IsEmpty;

    /// <summary>All of them.</summary>
    public IReadOnlyList<ArmedFault> All => [.. _armed.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>Arms a fault.</summary>
    public ArmedFault Add(Fault fault)
    {
        var id = Interlocked.Increment(ref _last);
        return _armed[id] = new(id.ToString(CultureInfo.InvariantCulture), fault);
    }

    /// <summary>Takes a fault away.</summary>
    /// <returns><see langword="false"/> when there is none of that id.</returns>
    public bool Remove(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && _armed.TryRemove(number, out _);

    /// <summary>Takes all faults away.</summary>
    public void Clear() => _armed.Clear();
}
