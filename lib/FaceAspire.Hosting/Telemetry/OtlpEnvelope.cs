namespace Aspire.Hosting.Telemetry;

/// <summary>
/// Unwraps what all three requests are wrapped in: <c>{ repeated { Resource resource = 1; repeated { Scope scope = 1; repeated Item
/// items = 2 } scopes = 2 } resources = 1 }</c>, where <c>Resource { repeated KeyValue attributes = 1 }</c> and <c>Scope { name = 1 }</c>.
/// </summary>
internal static class OtlpEnvelope
{
    /// <summary>Makes something of an item of a service's, in a scope.</summary>
    public delegate T ItemReader<T>(string service, string scope, ReadOnlySpan<byte> item);

    /// <summary>All items.</summary>
    /// <exception cref="FormatException">These bytes are no such request.</exception>
    public static List<T> Read<T>(ReadOnlySpan<byte> request, ItemReader<T> item)
    {
        List<T> items = [];
        for (var reader = new ProtobufReader(request); reader.Next();)
        {
            if (reader.Field == 1)
            {
                ReadResource(reader.Bytes, item, items);
            }
        }

        return items;
    }

    private static void ReadResource<T>(ReadOnlySpan<byte> resource, ItemReader<T> item, List<T> items)
    {
        var service = "unknown";
        for (var reader = new ProtobufReader(resource); reader.Next();)
        {
            if (reader.Field == 1)
            {
                service = Service(reader.Bytes) ?? service;
            }
        }

        for (var reader = new ProtobufReader(resource); reader.Next();)
        {
            if (reader.Field == 2)
            {
                ReadScope(service, reader.Bytes, item, items);
            }
        }
    }

    private static string? Service(ReadOnlySpan<byte> resource)
    {
        for (var reader = new ProtobufReader(resource); reader.Next();)
        {
            if (reader.Field == 1 && Attributes.Read(reader.Bytes) is { Key: "service.name" } name)
            {
                return name.Value;
            }
        }

        return null;
    }

    private static void ReadScope<T>(string service, ReadOnlySpan<byte> scope, ItemReader<T> item, List<T> items)
    {
        var name = "";
        for (var reader = new ProtobufReader(scope); reader.Next();)
        {
            switch (reader.Field)
            {
                case 1: name = ScopeName(reader.Bytes); break;
                case 2: items.Add(item(service, name, reader.Bytes)); break;
            }
        }
    }

    private static string ScopeName(ReadOnlySpan<byte> scope)
    {
        for (var reader = new ProtobufReader(scope); reader.Next();)
        {
            if (reader.Field == 1)
            {
                return reader.Text;
            }
        }

        return "";
    }
}
