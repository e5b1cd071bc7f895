namespace FaceAspire.Emulator.Kinesis;

/// <summary>A rate with a second's worth in reserve.</summary>
/// <param name="PerSecond">What comes in a second, and the most that is kept.</param>
/// <param name="Left">What is there; below 0 after something that was larger than all.</param>
/// <param name="At">When that was.</param>
internal readonly record struct TokenBucket(double PerSecond, double Left, DateTimeOffset At)
{
    /// <summary>A full one.</summary>
    public static TokenBucket Full(double perSecond) => new(perSecond, perSecond, DateTimeOffset.MinValue);

    /// <summary>As it is at a time.</summary>
    public TokenBucket AsOf(DateTimeOffset now) => now > At
        ? this with { Left = Math.Min(PerSecond, Left + ((now - At).TotalSeconds * PerSecond)), At = now }
        : this; // a clock that was set back brings nothing

    /// <summary>Whether it gives so much. What is larger than all of it takes a full one.</summary>
    public bool Holds(double cost) => Left >= Math.Min(cost, PerSecond);

    /// <summary>After that was taken.</summary>
    public TokenBucket Without(double cost) => this with { Left = Left - cost };
}
