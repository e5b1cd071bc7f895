namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>What one answer says: what of it AWS's model does not allow, and which members it holds.</summary>
internal sealed class Findings
{
    /// <summary>Violations, as sentences.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Members that were there, as <c>Shape.Member</c>.</summary>
    public HashSet<string> Seen { get; } = [];

    public void Add(string path, string what) => Wrong.Add($"{path}: {what}");

    /// <summary>Checks a text, as JSON, XML and headers hold it, against its shape.</summary>
    public void CheckText(string path, string text, Shape shape)
    {
        if (shape.Enum.Count > 0 && !shape.Enum.Contains(text))
        {
            Add(path, $"'{text}' is none of [{string.Join(", ", shape.Enum)}]");
        }

        if (text.Length < shape.Min || text.Length > shape.Max)
        {
            Add(path, $"'{text}' has not {shape.Min} to {shape.Max} characters");
        }

        if (shape.Pattern?.IsMatch(text) == false)
        {
            Add(path, $"'{text}' is not of {shape.PatternText}");
        }
    }

    /// <summary>Checks a number against its shape. Bounds are for requests: Kinesis itself answers a FailedRecordCount of 0, which has to be 1 at least.</summary>
    public void CheckNumber(string path, decimal number, Shape shape)
    {
        if (shape.Type is "integer" or "long" && number != decimal.Truncate(number))
        {
            Add(path, $"{number} is not whole");
        }
    }

    /// <summary>Checks that all required members were there.</summary>
    public void CheckRequired(string path, Shape shape, IReadOnlySet<string> present)
    {
        foreach (var missing in shape.Required.Where(name => !present.Contains(name)))
        {
            Add($"{path}.{missing}", "required, and not there");
        }

        Seen.UnionWith(present.Select(name => $"{shape.Name}.{name}"));
    }
}
