namespace FaceAspire.Emulator.Storage;

/// <summary>Frees what one service keeps no longer. Registered as a singleton, one per service.</summary>
internal interface IRetention
{
    /// <summary>Deletes some of what is over its time, little enough that a write need not wait for long.</summary>
    /// <returns>Whether there may be more of it.</returns>
    bool TrimSome();
}
