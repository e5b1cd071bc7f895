using System.Text.Json;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Reads what a function says of its batch (Lambda developer guide, "Configuring partial batch response").</summary>
internal static class ItemFailures
{
    /// <summary>The items that failed; none for a full success; <see langword="null"/> for a full failure.</summary>
    /// <param name="result">The function's answer.</param>
    /// <param name="reports">Whether the mapping has ReportBatchItemFailures.</param>
    /// <param name="known">The batch's items.</param>
    public static IReadOnlySet<string>? Read(InvocationResult result, bool reports, IReadOnlyCollection<string> known)
    {
        if (result.IsError)
        {
            return null;
        }

        return reports ? Read(result.Payload, known) : new HashSet<string>();
    }

    /// <summary>An empty or missing list is a success. An identifier that is empty or not of the batch is a failure of all of it.</summary>
    private static HashSet<string>? Read(byte[] payload, IReadOnlyCollection<string> known)
    {
        try
        {
            if (payload.Length == 0 || JsonSerializer.Deserialize<Response>(payload)?.batchItemFailures is not { } failures)
            {
                return [];
            }

            var failed = failures.Select(failure => failure.itemIdentifier ?? "").ToHashSet();
            return failed.IsSubsetOf(known) ? failed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

#pragma warning disable IDE1006 // as the members are spelled
    private sealed record Response(IReadOnlyList<Failure>? batchItemFailures);

    private sealed record Failure(string? itemIdentifier);
#pragma warning restore IDE1006
}
