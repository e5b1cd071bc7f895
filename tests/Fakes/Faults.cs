namespace FaceAspire.Tests;

/// <summary>Where things go wrong: at the n-th point that is passed, or at a named one.</summary>
internal sealed class Faults
{
    /// <summary>Counted from 1; 0 for never.</summary>
    public int FailAt { get; set; }

    /// <summary>Called at every point; may throw, or do what somebody else does at just that moment.</summary>
    public Action<string>? At { get; set; }

    /// <summary>The points that were passed, by name.</summary>
    public List<string> Passed { get; } = [];

    public void Pass(string point)
    {
        Passed.Add(point);
        At?.Invoke(point);
        if (Passed.Count == FailAt)
        {
            throw new IOException($"Cut off at {point}.");
        }
    }

    /// <summary>Fails at no further point.</summary>
    public void Heal()
    {
        FailAt = 0;
        At = null;
    }
}
