namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>By whose clock fragments are looked up.</summary>
internal enum FragmentClock
{
    /// <summary>The producer's.</summary>
    Producer,

    /// <summary>The service's.</summary>
    Server,
}
