namespace FaceAspire.Emulator.Sqs;

/// <summary>What a queue can be tagged with.</summary>
internal static class QueueTags
{
    /// <exception cref="Protocol.AwsException"><c>InvalidParameterValue</c>: over 50 tags, a key over 128 or a value over 256 characters.</exception>
    public static void Check(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags?.Count > 50)
        {
            throw SqsErrors.InvalidParameter("Too many tags added: a queue can have 50.");
        }

        foreach (var (key, value) in tags ?? new Dictionary<string, string>())
        {
            if (key.Length is 0 or > 128 || value.Length > 256)
            {
                throw SqsErrors.InvalidParameter($"Tag {key} is invalid: a key has 1 to 128 characters and a value at most 256.");
            }
        }
    }
}
