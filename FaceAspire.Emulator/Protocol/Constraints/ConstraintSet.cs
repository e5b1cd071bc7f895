using System.Globalization;

namespace FaceAspire.Emulator.Protocol.Constraints;

/// <summary>
/// What AWS's model demands of a service's requests: <c>kinesis.constraints</c> and its like, which a test compares with the model and can write anew.
/// <code>
/// PutRecords
///   Records required length 1..500
///   Records[].PartitionKey required length 1..256
///   StreamARN length 1..2048 pattern arn:aws.*:kinesis:.*:\d{12}:stream/\S+
/// </code>
/// </summary>
internal sealed class ConstraintSet
{
    private readonly Lazy<Dictionary<string, Constraint>> _operations;
    private readonly string _code;

    private ConstraintSet(Func<Dictionary<string, Constraint>> read, string code) => (_operations, _code) = (new(read), code);

    /// <summary>Reads a service's file when it is first asked for anything.</summary>
    /// <param name="service">Such as <c>kinesis</c>.</param>
    /// <param name="code">The service's error for a request that breaks them.</param>
    public static ConstraintSet Of(string service, string code = "ValidationException") => new(
        () =>
        {
            using var file = typeof(ConstraintSet).Assembly.GetManifestResourceStream($"{service}.constraints")!;
            using var reader = new StreamReader(file);
            return Parse(reader.ReadToEnd());
        },
        code);

    /// <summary>Refuses a JSON body that breaks what is demanded.</summary>
    /// <exception cref="AwsException">Naming each member.</exception>
    /// <exception cref="KeyNotFoundException">The file has no such operation.</exception>
    public void Check(string operation, ReadOnlySpan<byte> body)
    {
        var violations = new Violations();
        JsonConstraints.Check(_operations.Value[operation], body, violations);
        violations.ThrowIfAny(_code);
    }

    /// <summary>A check of an operation's path, query and body, for <see cref="RestJson"/>. Members that the path or the query holds are demanded of it.</summary>
    /// <remarks>What the file does not have fails at the first call, since the file is not read before.</remarks>
    public Action<HttpContext, byte[]> Checks(string operation) => (context, body) =>
    {
        var (request, violations) = (_operations.Value[operation], new Violations());
        RestConstraints.Check(request, context.Request, violations);
        JsonConstraints.Check(request, body, violations);
        violations.ThrowIfAny(_code);
    };

    /// <summary>Refuses a form that breaks what is demanded.</summary>
    /// <exception cref="AwsException">Naming each member.</exception>
    /// <exception cref="KeyNotFoundException">The file has no such operation.</exception>
    public void Check(string operation, QueryForm form)
    {
        var violations = new Violations();
        FormConstraints.Check(_operations.Value[operation], form, violations);
        violations.ThrowIfAny(_code);
    }

    /// <summary>Reads the text of a file.</summary>
    public static Dictionary<string, Constraint> Parse(string text)
    {
        var operations = new Dictionary<string, Constraint>(StringComparer.Ordinal);
        Constraint? current = null;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                operations.Add(line, current = new(line));
            }
            else
            {
                ParseMember(current!, line.Trim());
            }
        }

        return operations;
    }

    private static void ParseMember(Constraint request, string line)
    {
        var (head, pattern) = line.Split(" pattern ", 2) is [var before, var after] ? (before, after) : (line, null);
        var words = head.Split(' ');
        var member = Find(request, words[0]);
        member.Pattern = pattern;
        for (var i = 1; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "required":
                    member.IsRequired = true;
                    break;
                case "path" or "query":
                    member.Location = words[i];
                    break;
                case "blob":
                    member.IsBlob = true;
                    break;
                case "length":
                    member.Length = Bounds(words[++i], 0, long.MaxValue, text => long.Parse(text, CultureInfo.InvariantCulture));
                    break;
                case "range":
                    member.Range = Bounds(words[++i], decimal.MinValue, decimal.MaxValue, text => decimal.Parse(text, CultureInfo.InvariantCulture));
                    break;
                case "enum":
                    member.Enum = words[++i].Split('|');
                    break;
                default:
                    throw new FormatException($"{line}: {words[i]} is no constraint.");
            }
        }
    }

    /// <summary><c>Records[].PartitionKey</c>, <c>Tags{key}</c>: made where it is not there yet.</summary>
    private static Constraint Find(Constraint from, string path)
    {
        foreach (var part in path.Replace("[]", ".[]", StringComparison.Ordinal).Replace("{", ".{", StringComparison.Ordinal).Split('.'))
        {
            from = part switch
            {
                "[]" => from.Items ??= new(part),
                "{key}" => from.Keys ??= new(part),
                "{value}" => from.Values ??= new(part),
                _ => from.Members.Find(member => member.Name == part) ?? Add(from, part),
            };
        }

        return from;
    }

    private static Constraint Add(Constraint to, string name)
    {
        var member = new Constraint(name);
        to.Members.Add(member);
        return member;
    }

    private static (T Least, T Most) Bounds<T>(string text, T least, T most, Func<string, T> parse)
    {
        var (from, to) = text.Split("..", 2) is [var low, var high] ? (low, high) : (text, text);
        return (from.Length > 0 ? parse(from) : least, to.Length > 0 ? parse(to) : most);
    }
}
