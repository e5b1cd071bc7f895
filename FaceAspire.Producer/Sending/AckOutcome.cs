namespace FaceAspire.Producer.Sending;

/// <summary>What an acknowledgement means to the camera.</summary>
internal enum AckOutcome
{
    /// <summary>Nothing yet.</summary>
    Nothing,

    /// <summary>A fragment has arrived.</summary>
    Received,

    /// <summary>A fragment is stored.</summary>
    Persisted,

    /// <summary>The service ends the connection; a new one is needed.</summary>
    Reconnect,
}
