namespace FaceAspire.Soak;

/// <summary>One kind of traffic, and what it remembers of what was acknowledged.</summary>
internal interface ITraffic
{
    /// <summary>Makes what it needs, once.</summary>
    Task PrepareAsync(SoakClient client);

    /// <summary>One step of one worker. A connection that breaks leaves open what became of the step.</summary>
    Task StepAsync(SoakClient client, int worker);

    /// <summary>Compares all that was acknowledged with what is there after a kill.</summary>
    Task VerifyAsync(SoakClient client, bool isLast);
}
