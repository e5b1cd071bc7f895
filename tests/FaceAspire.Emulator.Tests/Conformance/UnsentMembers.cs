using System.Text;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Members of AWS's answers that boto3's sweep never got: what the emulator does not have, or the sweep gives it no reason to send.</summary>
internal static class UnsentMembers
{
    /// <summary>The members, under their shapes.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(ServiceModel model, ConformanceLog log)
    {
        var shapes = new Dictionary<string, Shape>();
        foreach (var operation in model.Operations.Values.Where(operation => log.Succeeded.ContainsKey(operation.ToString())))
        {
            Collect(operation.Output, shapes);
        }

        return shapes.Values.OrderBy(shape => shape.Name, StringComparer.Ordinal)
            .Where(shape => shape.Members.Keys.Any(member => log.Seen.ContainsKey($"{model.Service} {shape.Name}.{member}")))
            .Select(shape => (shape.Name, Missing: (IReadOnlyList<string>)[.. shape.Members.Keys.Where(member => !log.Seen.ContainsKey($"{model.Service} {shape.Name}.{member}"))]))
            .Where(shape => shape.Missing.Count > 0)
            .ToDictionary(shape => shape.Name, shape => shape.Missing);
    }

    /// <summary>The document of all services.</summary>
    public static string Document(ConformanceLog log)
    {
        var text = new StringBuilder("""
            # Members that answers do not have

            Members of AWS's answers that the emulator did not send when boto3 called everything in the table of
            [emulator-differences.md](emulator-differences.md): features that it has not, and members for which those calls give no reason. `SweepTests`
            makes this file (`FACEASPIRE_WRITE=1`).

            """);
        foreach (var model in ServiceModel.All)
        {
            var missing = Of(model, log);
            text.Append(missing.Count > 0 ? $"\n## {model.Service}\n\n" : "");
            foreach (var (shape, members) in missing)
            {
                text.Append($"- {shape}: {string.Join(", ", members)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A shape that is wholly unseen is named by the member that holds it, not gone into.</summary>
    private static void Collect(Shape? shape, Dictionary<string, Shape> found)
    {
        switch (shape?.Type)
        {
            case "structure" when found.TryAdd(shape.Name, shape):
                foreach (var member in shape.Members.Values)
                {
                    Collect(member.Shape, found);
                }

                break;
            case "list":
                Collect(shape.Item.Shape, found);
                break;
            case "map":
                Collect(shape.Value.Shape, found);
                break;
        }
    }
}
