namespace FaceAspire.Video.Tests;

/// <summary>What can happen to a camera and its connection, in any order.</summary>
internal enum MoveKind
{
    /// <summary>The source gives a fragment.</summary>
    Make,

    /// <summary>The source gives one whose time is before those of others.</summary>
    MakeEarlier,

    /// <summary>The source ends.</summary>
    Complete,

    /// <summary>The producer does what it does next.</summary>
    Send,

    /// <summary>A fragment on its way arrives whole.</summary>
    Arrive,

    /// <summary>The service stores the oldest that has arrived.</summary>
    Store,

    /// <summary>The oldest acknowledgement on its way reaches the producer.</summary>
    Acknowledge,

    /// <summary>The oldest acknowledgement on its way is never seen.</summary>
    LoseAck,

    /// <summary>Time passes.</summary>
    Pass,

    /// <summary>The service refuses what it is receiving, and hangs up.</summary>
    Refuse,

    /// <summary>Likewise, without saying which.</summary>
    RefuseUnnamed,

    /// <summary>The connection breaks with all that is on its way.</summary>
    Disconnect,

    /// <summary>A fragment begins to be written to disk, where it is time for that.</summary>
    BeginWriting,

    /// <summary>It is on disk.</summary>
    EndWriting,

    /// <summary>The disk fails.</summary>
    FailWriting,

    /// <summary>The disk loses the file that it has had for the longest time.</summary>
    LoseFile,
}
