namespace FaceAspire.Producer;

/// <summary>Decides when a stream processor runs. It costs by the minute, with video or without.</summary>
internal static class ProcessorRule
{
    /// <summary>What is to be done.</summary>
    /// <param name="status">What Rekognition says of the processor. One on its way from state to state is left alone.</param>
    /// <param name="withoutVideo">How long no fragment was stored.</param>
    /// <param name="idleStop">After so long it is stopped; zero never stops it.</param>
    public static ProcessorStep Next(string? status, TimeSpan withoutVideo, TimeSpan idleStop) => (status, IsIdle(withoutVideo, idleStop)) switch
    {
        ("STOPPED" or "FAILED", false) => ProcessorStep.Start,
        ("RUNNING", true) => ProcessorStep.Stop,
        _ => ProcessorStep.Leave,
    };

    /// <summary>Whether the processor has nothing to do.</summary>
    public static bool IsIdle(TimeSpan withoutVideo, TimeSpan idleStop) => idleStop > TimeSpan.Zero && withoutVideo >= idleStop;
}
