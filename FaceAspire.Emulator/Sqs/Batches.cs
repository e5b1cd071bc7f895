using System.Text.RegularExpressions;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Sqs.Model;

namespace FaceAspire.Emulator.Sqs;

/// <summary>What all of SQS's batch operations have in common.</summary>
internal static partial class Batches
{
    /// <summary>Checks what concerns a batch as a whole: how many entries it has, and their ids.</summary>
    /// <exception cref="AwsException">The whole batch fails.</exception>
    public static List<TEntry> Check<TEntry>(List<TEntry>? entries, string entryName, Func<TEntry, string?> id)
    {
        if (entries is null or [])
        {
            throw SqsErrors.EmptyBatch(entryName);
        }

        if (entries.Count > 10)
        {
            throw SqsErrors.BatchTooMany(entries.Count);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var name = id(entry);
            if (name is null || !BatchId().IsMatch(name))
            {
                throw SqsErrors.BatchId();
            }

            if (!seen.Add(name))
            {
                throw SqsErrors.BatchIdTwice(name);
            }
        }

        return entries;
    }

    /// <summary>Does each entry; one that fails is told of, and keeps none of the others back.</summary>
    public static BatchAnswer<TAnswer> Each<TEntry, TAnswer>(List<TEntry> entries, Func<TEntry, string> id, Func<TEntry, TAnswer> act)
    {
        var (done, failed) = (new List<TAnswer>(), new List<BatchError>());
        foreach (var entry in entries)
        {
            try
            {
                done.Add(act(entry));
            }
            catch (AwsException e)
            {
                failed.Add(new(id(entry), e.Status < 500, e.QueryCode ?? e.Code, e.Message));
            }
        }

        return new(done, failed);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex BatchId();
}
