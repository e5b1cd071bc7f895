using System.Text;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Protocol.Constraints;

/// <summary>What AWS's model demands of one member of a request, and of what is inside it.</summary>
/// <param name="name">The member's name; of a request, its operation's.</param>
internal sealed class Constraint(string name)
{
    private Regex? _regex;

    /// <summary>The member's name.</summary>
    public string Name => name;

    /// <summary>The name as it stands in JSON.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>The members of a structure.</summary>
    public List<Constraint> Members { get; } = [];

    /// <summary>What each item of a list must be.</summary>
    public Constraint? Items { get; set; }

    /// <summary>What each key of a map must be.</summary>
    public Constraint? Keys { get; set; }

    /// <summary>What each value of a map must be.</summary>
    public Constraint? Values { get; set; }

    /// <summary>Whether the member must be there.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Least and most characters of a string, bytes of a blob, items of a list or map.</summary>
    public (long Least, long Most)? Length { get; set; }

    /// <summary>Least and greatest value of a number.</summary>
    public (decimal Least, decimal Most)? Range { get; set; }

    /// <summary>The values that a string can have.</summary>
    public string[]? Enum { get; set; }

    /// <summary>What a string must match as a whole.</summary>
    public string? Pattern { get; set; }

    /// <summary><c>path</c> or <c>query</c>, of a REST service; otherwise the body.</summary>
    public string? Location { get; set; }

    /// <summary>Whether the member's bytes come as base64.</summary>
    public bool IsBlob { get; set; }

    /// <summary>Whether a string has to be looked at.</summary>
    public bool ChecksText => Length is not null || Enum is not null || Pattern is not null;

    /// <summary>Whether a text matches the pattern.</summary>
    public bool Matches(ReadOnlySpan<char> text)
    {
        _regex ??= new($@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)); // made on first use: start is quick
        return _regex.IsMatch(text);
    }
}
