namespace FaceAspire.Tests;

/// <summary>What can go wrong between a producer and the service.</summary>
internal enum WireFault
{
    /// <summary>The connection is reset at once.</summary>
    Reset,

    /// <summary>A part of what was sent still arrives, then the connection is reset.</summary>
    ResetInTheMiddle,

    /// <summary>Nothing more passes in either direction, and nobody says so: a half-open connection.</summary>
    Stall,

    /// <summary>Everything still arrives, but no more answers come back.</summary>
    LoseAnswers,

    /// <summary>What was sent comes later.</summary>
    Delay,

    /// <summary>The service answers with an error that names the fragment.</summary>
    Error,

    /// <summary>The service answers with an error that names none.</summary>
    UnnamedError,

    /// <summary>The service ends its answer in good order, for no reason.</summary>
    EndOfAnswer,

    /// <summary>The service refuses the request with an HTTP error.</summary>
    Refusal,
}
