namespace FaceAspire.Emulator.Sqs;

/// <summary>What a queue can be tagged with.</summary>
internal static class QueueTags
{
    /// <exception cref="Protocol.AwsException"><c>InvalidParameterValue</c>: over 50 tags, a key over 128 or a value over 256 characters.</exception>
    public static void Check(IReadOnlyDictionary<string, string>? tags, string queue)
    {
        if (tags?.Count > 50)
        {
            throw SqsErrors.InvalidParameter($"Too many tags added for queue {queue}.");
        }

        foreach (var (key, value) in tags ?? new Dictionary<string, string>())
        {
            if (key.Length is 0 or > 128 || value.Length > 256)
            {
                throw SqsErrors.InvalidParameter(value.Length > 256
                    ? "Tag values must be between 0 and 256 characters in length."
                    : "Tag keys must be between 1 and 128 characters in length.");
            }
        }
    }
}
