using System.Text.Json;

namespace FaceAspire.Emulator.Lambda;

/// <summary>A rule for one value of an event (developer guide, "Filter rule syntax").</summary>
internal abstract record FilterRule
{
    /// <summary>Whether a value complies; <see langword="null"/> for one that is not there.</summary>
    public abstract bool Matches(JsonElement? value);

    /// <summary>Text, a number, a boolean or null.</summary>
    public sealed record Exactly(JsonElement Wanted) : FilterRule
    {
        public override bool Matches(JsonElement? value) => value is { } there && there.ValueKind == Wanted.ValueKind && there.ValueKind switch
        {
            JsonValueKind.String => there.GetString() == Wanted.GetString(),
            JsonValueKind.Number => there.GetDouble() == Wanted.GetDouble(),
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
            _ => false,
        };
    }

    /// <summary>Text that something holds for.</summary>
    public sealed record Text(Func<string, bool> Holds) : FilterRule
    {
        public override bool Matches(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text && Holds(text.GetString()!);
    }

    /// <summary>A number in a range.</summary>
    public sealed record Numeric(IReadOnlyList<(string Operator, double Bound)> Bounds) : FilterRule
    {
        public override bool Matches(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } number && Bounds.All(bound => bound.Operator switch
        {
            "=" => number.GetDouble() == bound.Bound,
            "<" => number.GetDouble() < bound.Bound,
            "<=" => number.GetDouble() <= bound.Bound,
            ">" => number.GetDouble() > bound.Bound,
            _ => number.GetDouble() >= bound.Bound,
        });
    }

    /// <summary>None of several values.</summary>
    public sealed record AnythingBut(IReadOnlyList<FilterRule> Unwanted) : FilterRule
    {
        public override bool Matches(JsonElement? value) => value is not null && !Unwanted.Any(rule => rule.Matches(value));
    }

    /// <summary>There, or not there.</summary>
    public sealed record Exists(bool Wanted) : FilterRule
    {
        public override bool Matches(JsonElement? value) => value is not null == Wanted;
    }
}
