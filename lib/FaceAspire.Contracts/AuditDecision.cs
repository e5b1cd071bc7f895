using System.Text.Json.Serialization;

namespace FaceAspire.Contracts;

/// <summary>What was decided of a face.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditDecision>))]
public enum AuditDecision
{
    /// <summary>It is like nobody who is known.</summary>
    Stranger,

    /// <summary>The best match is not similar enough.</summary>
    NotSimilarEnough,

    /// <summary>It may be somebody known, but is turned away too far to begin a visit.</summary>
    TurnedAway,

    /// <summary>It is like a photo of which nothing is known (any more).</summary>
    UnknownPhoto,

    /// <summary>Another face of the same frame is more like this person.</summary>
    AnotherFaceIsMoreAlike,

    /// <summary>Somebody known, in a frame that was counted before, or in video that was analysed before.</summary>
    SeenBefore,

    /// <summary>Somebody known, not yet in enough frames.</summary>
    Sighting,

    /// <summary>Somebody known, in enough frames: the alert of the visit.</summary>
    Alert,

    /// <summary>Somebody known, whose visit has been alerted.</summary>
    Visiting,
}
