using System.Globalization;

namespace FaceAspire.Emulator.Protocol;

/// <summary>The fields of a query call.</summary>
internal sealed class QueryForm(IFormCollection form, string path)
{
    /// <summary>The operation.</summary>
    public string Action => form["Action"].ToString();

    /// <summary>The API's version.</summary>
    public string Version => form["Version"].ToString();

    /// <summary>The request's path: older SQS clients call the queue's own URL.</summary>
    public string Path => path;

    /// <summary>What temporary credentials send along; <see langword="null"/> for lasting ones.</summary>
    public string? SessionToken { get; init; }

    /// <summary>A field, or <see langword="null"/>.</summary>
    public string? this[string name] => form.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The same fields and one more.</summary>
    public QueryForm With(string name, string value) => new(
        new FormCollection(form.Where(field => field.Key != name).Append(new(name, value)).ToDictionary()), path)
    { SessionToken = SessionToken };

    /// <summary>A field that must be there.</summary>
    /// <exception cref="AwsException"><c>ValidationError</c>: it is not.</exception>
    public string Required(string name) =>
        this[name] ?? throw new AwsException(400, "ValidationError", $"The request must contain the parameter {name}.");

    /// <summary>Whether any field begins so.</summary>
    public bool Has(string prefix) => form.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary><c>prefix.1</c>, <c>prefix.2</c>, … up to the first gap; give <c>Tags.member</c> for <c>Tags.member.1</c>.</summary>
    public IEnumerable<string> List(string prefix)
    {
        for (var i = 1; this[prefix + '.' + i.ToString(CultureInfo.InvariantCulture)] is { } value; i++)
        {
            yield return value;
        }
    }

    /// <summary>The indexes 1, 2, … for which any field begins <c>prefix.N.</c>, for lists of structures.</summary>
    public IEnumerable<string> Structures(string prefix)
    {
        for (var i = 1; ; i++)
        {
            var item = prefix + '.' + i.ToString(CultureInfo.InvariantCulture);
            if (!form.Keys.Any(key => key.StartsWith(item + '.', StringComparison.Ordinal)))
            {
                yield break;
            }

            yield return item;
        }
    }
}
