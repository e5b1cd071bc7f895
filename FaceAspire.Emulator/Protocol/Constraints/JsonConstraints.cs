using System.Text.Json;

namespace FaceAspire.Emulator.Protocol.Constraints;

/// <summary>Checks a JSON request, in one pass over its bytes. What has the wrong type is left to deserialising.</summary>
internal static class JsonConstraints
{
    private const int MostMembers = 64;

    /// <summary>Notes what is wrong with a request's body.</summary>
    public static void Check(Constraint request, ReadOnlySpan<byte> body, Violations violations)
    {
        var reader = new Utf8JsonReader(body.Length == 0 ? "{}"u8 : body);
        reader.Read();
        CheckValue(ref reader, request, violations);
    }

    private static void CheckValue(ref Utf8JsonReader reader, Constraint constraint, Violations violations)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when constraint.Keys is not null || constraint.Values is not null || constraint.Length is not null:
                CheckMap(ref reader, constraint, violations);
                break;
            case JsonTokenType.StartObject:
                CheckStructure(ref reader, constraint, violations);
                break;
            case JsonTokenType.StartArray:
                CheckList(ref reader, constraint, violations);
                break;
            case JsonTokenType.String when constraint.IsBlob:
                violations.CheckLength(constraint, BytesOf(ref reader), "");
                break;
            case JsonTokenType.String when constraint.ChecksText:
                CheckText(ref reader, constraint, violations);
                break;
            case JsonTokenType.Number when constraint.Range is not null && reader.TryGetDecimal(out var number):
                violations.CheckNumber(constraint, number);
                break;
        }
    }

    private static void CheckStructure(ref Utf8JsonReader reader, Constraint constraint, Violations violations)
    {
        Span<bool> present = stackalloc bool[MostMembers];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(ref reader, constraint);
            reader.Read();
            if (index < 0)
            {
                reader.Skip();
                continue;
            }

            var member = constraint.Members[index];
            present[index] = reader.TokenType != JsonTokenType.Null;
            violations.Enter(member.Name);
            CheckValue(ref reader, member, violations);
            violations.Leave();
        }

        for (var i = 0; i < constraint.Members.Count; i++)
        {
            if (constraint.Members[i] is { IsRequired: true, Location: null } && !present[i])
            {
                violations.Enter(constraint.Members[i].Name);
                violations.AddMissing();
                violations.Leave();
            }
        }
    }

    private static void CheckMap(ref Utf8JsonReader reader, Constraint constraint, Violations violations)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            count++;
            if (constraint.Keys is { } keys)
            {
                violations.CheckKey(keys, reader.GetString());
            }

            reader.Read();
            if (constraint.Values is { } values)
            {
                CheckValue(ref reader, values, violations);
            }
            else
            {
                reader.Skip();
            }
        }

        violations.CheckLength(constraint, count, "");
    }

    private static void CheckList(ref Utf8JsonReader reader, Constraint constraint, Violations violations)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            if (constraint.Items is { } items)
            {
                violations.EnterItem(count);
                CheckValue(ref reader, items, violations);
                violations.Leave();
            }
            else
            {
                reader.Skip();
            }
        }

        violations.CheckLength(constraint, count, "");
    }

    private static void CheckText(ref Utf8JsonReader reader, Constraint constraint, Violations violations)
    {
        const int Short = 256;
        if (reader.ValueSpan.Length <= Short)
        {
            Span<char> text = stackalloc char[Short];
            violations.CheckText(constraint, text[..reader.CopyString(text)]);
        }
        else
        {
            violations.CheckText(constraint, reader.GetString());
        }
    }

    private static long BytesOf(ref Utf8JsonReader reader)
    {
        var base64 = reader.ValueSpan;
        var padding = base64.EndsWith("=="u8) ? 2 : base64.EndsWith("="u8) ? 1 : 0;
        return (base64.Length / 4 * 3) - padding;
    }

    private static int IndexOf(ref Utf8JsonReader reader, Constraint constraint)
    {
        for (var i = 0; i < constraint.Members.Count; i++)
        {
            if (reader.ValueTextEquals(constraint.Members[i].Utf8Name))
            {
                return i;
            }
        }

        return -1;
    }
}
