namespace FaceAspire.Emulator.Faults;

/// <summary>A fault that lies in wait.</summary>
/// <param name="id">What it is called.</param>
/// <param name="fault">What it does.</param>
internal sealed class ArmedFault(string id, Fault fault)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(fault.Seed);

    /// <summary>What it is called.</summary>
    public string Id => id;

    /// <summary>What it does.</summary>
    public Fault Fault => fault;

    /// <summary>How often it has happened.</summary>
    public int Hits { get; private set; }

    /// <summary>How often it will happen; <see langword="null"/> for ever.</summary>
    public int? Remaining => fault.Count - Hits;

    /// <summary>Decides for one call, or one ack, that it could meet.</summary>
    public bool Strikes()
    {
        lock (_lock)
        {
            if (Remaining == 0 || _random.NextDouble() >= fault.Probability)
            {
                return false;
            }

            Hits++;
            return true;
        }
    }
}
