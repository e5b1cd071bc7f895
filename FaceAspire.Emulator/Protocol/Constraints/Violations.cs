using System.Globalization;

namespace FaceAspire.Emulator.Protocol.Constraints;

/// <summary>What is wrong with a request, in AWS's words.</summary>
internal sealed class Violations
{
    private const string Failed = "failed to satisfy constraint: ";

    private readonly List<string> _path = [];
    private List<string>? _found;

    /// <summary>Goes into a member.</summary>
    public void Enter(string name) => _path.Add(char.ToLowerInvariant(name[0]) + name[1..]);

    /// <summary>Goes into an item of a list, the first being 1.</summary>
    public void EnterItem(int index) => _path.Add(string.Create(CultureInfo.InvariantCulture, $"{index}.member"));

    /// <summary>Comes back out.</summary>
    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Notes that the member that was entered last is not there.</summary>
    public void AddMissing() => Add("null", "Member must not be null");

    /// <summary>Checks a text.</summary>
    public void CheckText(Constraint constraint, ReadOnlySpan<char> text)
    {
        if (constraint.Length is not null)
        {
            CheckLength(constraint, text.Length, $"'{text}'");
        }

        if (constraint.Enum is { } values && !Contains(values, text))
        {
            Add($"'{text}'", $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
        }

        if (constraint.Pattern is not null && !constraint.Matches(text))
        {
            Add($"'{text}'", $"Member must satisfy regular expression pattern: {constraint.Pattern}");
        }
    }

    /// <summary>Checks a key of the map that was entered last.</summary>
    public void CheckKey(Constraint keys, ReadOnlySpan<char> key)
    {
        var before = _found?.Count ?? 0;
        CheckText(keys, key);
        for (var i = before; i < (_found?.Count ?? 0); i++)
        {
            _found![i] = _found[i].Replace(Failed, Failed + "Map keys must satisfy constraint: [", StringComparison.Ordinal) + "]";
        }
    }

    /// <summary>Checks a length.</summary>
    public void CheckLength(Constraint constraint, long length, string value)
    {
        if (length < constraint.Length?.Least)
        {
            Add(value, $"Member must have length greater than or equal to {constraint.Length.Value.Least}");
        }

        if (length > constraint.Length?.Most)
        {
            Add(value.Length <= 1024 ? value : "", $"Member must have length less than or equal to {constraint.Length.Value.Most}");
        }
    }

    /// <summary>Checks a number.</summary>
    public void CheckNumber(Constraint constraint, decimal number)
    {
        var value = $"'{number.ToString(CultureInfo.InvariantCulture)}'";
        if (number < constraint.Range?.Least)
        {
            Add(value, $"Member must have value greater than or equal to {constraint.Range.Value.Least}");
        }

        if (number > constraint.Range?.Most)
        {
            Add(value, $"Member must have value less than or equal to {constraint.Range.Value.Most}");
        }
    }

    /// <summary>Refuses the request when anything is wrong with it.</summary>
    /// <param name="code">The service's code for it, such as <c>ValidationException</c>.</param>
    /// <exception cref="AwsException">Naming each member.</exception>
    public void ThrowIfAny(string code)
    {
        if (_found is not null)
        {
            throw new AwsException(
                400, code, $"{_found.Count} validation error{(_found.Count == 1 ? "" : "s")} detected: {string.Join("; ", _found)}");
        }
    }

    private void Add(string value, string constraint) => (_found ??= []).Add(
        $"Value {(value.Length > 0 ? value + " " : "")}at '{string.Join('.', _path)}' {Failed}{constraint}");

    private static bool Contains(string[] values, ReadOnlySpan<char> text)
    {
        foreach (var value in values)
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }
}
