namespace FaceAspire.Producer;

/// <summary>What is to be done with a stream processor.</summary>
internal enum ProcessorStep
{
    /// <summary>Nothing.</summary>
    Leave,

    /// <summary>It stands still, and there is video.</summary>
    Start,

    /// <summary>It runs, and there is no video.</summary>
    Stop,
}
