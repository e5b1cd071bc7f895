namespace FaceAspire.Emulator.Faults;

/// <summary>What goes wrong. Written in camel case: <c>"kind": "ackError"</c>.</summary>
internal enum FaultKind
{
    /// <summary>The operation is answered with an error of the caller's choice, in the service's own protocol.</summary>
    Error,

    /// <summary>The operation is answered with what the service says when it is called too often.</summary>
    Throttle,

    /// <summary>The operation is served, later.</summary>
    Latency,

    /// <summary>The connection is reset (TCP RST), once so many bytes of the request's body have come.</summary>
    Reset,

    /// <summary>The answer breaks off after so many bytes of its body.</summary>
    Partial,

    /// <summary>A half-open connection: all bytes are taken and nothing is ever answered.</summary>
    Silence,

    /// <summary>PutMedia: instead of an ack comes an ERROR ack with an id, which ends the connection as the service's own do.</summary>
    AckError,

    /// <summary>PutMedia: an ack is not sent.</summary>
    AckDrop,

    /// <summary>PutMedia: an ack is sent later, and so are those behind it.</summary>
    AckDelay,

    /// <summary>PutMedia: from one ack on none is sent on that connection; fragments are stored all the same.</summary>
    AckStall,

    /// <summary>PutMedia: an ack is sent in two pieces, half a second apart unless told otherwise.</summary>
    AckSplit,
}
