using System.Globalization;

namespace Aspire.Hosting.Telemetry;

/// <summary>Reads attributes: <c>KeyValue { key = 1; AnyValue value = 2 }</c>.</summary>
internal static class Attributes
{
    /// <summary>Values inside values: what is deeper is nonsense, and would overflow the stack.</summary>
    private const int MaxDepth = 16;

    /// <summary>One attribute.</summary>
    public static KeyValuePair<string, string> Read(ReadOnlySpan<byte> keyValue)
    {
        var (key, value) = ("", "");
        for (var reader = new ProtobufReader(keyValue); reader.Next();)
        {
            switch (reader.Field)
            {
                case 1: key = reader.Text; break;
                case 2: value = Value(reader.Bytes); break;
            }
        }

        return new(key, value);
    }

    /// <summary><c>AnyValue { string = 1; bool = 2; int = 3; double = 4; array = 5; list = 6; bytes = 7 }</c>, as a text.</summary>
    public static string Value(ReadOnlySpan<byte> anyValue, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException($"Values are nested more than {MaxDepth} deep.");
        }

        var text = "";
        for (var reader = new ProtobufReader(anyValue); reader.Next();)
        {
            text = reader.Field switch
            {
                1 => reader.Text,
                2 => reader.Number != 0 ? "true" : "false",
                3 => ((long)reader.Number).ToString(CultureInfo.InvariantCulture),
                4 => reader.Double.ToString("R", CultureInfo.InvariantCulture),
                5 => $"[{string.Join(", ", Values(reader.Bytes, depth))}]",
                6 => $"{{{string.Join(", ", Pairs(reader.Bytes))}}}",
                7 => Convert.ToHexStringLower(reader.Bytes),
                _ => text,
            };
        }

        return text;
    }

    private static List<string> Values(ReadOnlySpan<byte> arrayValue, int depth)
    {
        List<string> values = [];
        for (var reader = new ProtobufReader(arrayValue); reader.Next();)
        {
            values.Add(Value(reader.Bytes, depth + 1));
        }

        return values;
    }

    /// <summary>A list of pairs is shown by its keys: nobody nests what matters.</summary>
    private static List<string> Pairs(ReadOnlySpan<byte> list)
    {
        List<string> keys = [];
        for (var reader = new ProtobufReader(list); reader.Next();)
        {
            for (var pair = new ProtobufReader(reader.Bytes); pair.Next();)
            {
                if (pair.Field == 1)
                {
                    keys.Add(pair.Text);
                }
            }
        }

        return keys;
    }
}
