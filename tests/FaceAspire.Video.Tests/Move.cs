namespace FaceAspire.Video.Tests;

/// <summary>One step of a <see cref="SendingModel"/>, and how often or how long, or which error.</summary>
internal sealed record Move(MoveKind Kind, int Value = 1)
{
    public override string ToString() => Kind switch
    {
        MoveKind.Pass => $"{Value} s pass",
        MoveKind.Refuse or MoveKind.RefuseUnnamed => $"{Kind} with {Value}",
        _ => Value == 1 ? $"{Kind}" : $"{Kind} x{Value}",
    };

    /// <summary>Simpler moves of the same kind.</summary>
    public IEnumerable<Move> Simpler() =>
        Kind is not (MoveKind.Refuse or MoveKind.RefuseUnnamed) && Value > 1 ? [this with { Value = 1 }, this with { Value = Value / 2 }] : [];
}
