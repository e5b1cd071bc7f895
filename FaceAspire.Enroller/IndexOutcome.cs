using FaceAspire.Contracts;

namespace FaceAspire.Enroller;

/// <summary>What came of indexing a photo.</summary>
internal abstract record IndexOutcome
{
    /// <summary>Its one face is in the collection.</summary>
    public sealed record Indexed(string FaceId, FaceQuality? Quality) : IndexOutcome;

    /// <summary>It was refused, for a reason.</summary>
    public sealed record Refused(string Reason) : IndexOutcome;
}
