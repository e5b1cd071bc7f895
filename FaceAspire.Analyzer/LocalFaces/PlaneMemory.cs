using System.Runtime.InteropServices;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>
/// Memory of the planes of one picture. What one layer has given back, the next takes: memory that is new costs the system more time than some
/// layers take to fill it. It is not the garbage collector's, which would keep it, but given back with the picture's last planes.
/// </summary>
internal sealed unsafe class PlaneMemory
{
    private readonly List<(nint At, nuint Bytes)> _free = [];
    private int _taken;

    /// <summary>Takes memory; its values are anything.</summary>
    /// <param name="bytes">So many at least.</param>
    /// <returns>Where it is, and how many they are.</returns>
    public (nint At, nuint Bytes) Take(nuint bytes)
    {
        _taken++;
        var fitting = _free.Where(block => block.Bytes >= bytes).DefaultIfEmpty().MinBy(block => block.Bytes);
        return _free.Remove(fitting) ? fitting : ((nint)NativeMemory.Alloc(bytes), bytes);
    }

    /// <summary>Gives it back.</summary>
    public void Return((nint At, nuint Bytes) block)
    {
        _free.Add(block);
        if (--_taken > 0)
        {
            return;
        }

        foreach (var (at, _) in _free)
        {
            NativeMemory.Free((void*)at);
        }

        _free.Clear();
    }
}
