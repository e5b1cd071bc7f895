namespace FaceAspire.Emulator.Protocol;

/// <summary>What a request carries for all protocols.</summary>
internal static class ContextExtensions
{
    private static readonly object RequestIdKey = new();

    /// <summary>The request's id, made on first use: a UUID, as AWS's are.</summary>
    public static string RequestId(this HttpContext context)
    {
        if (context.Items[RequestIdKey] is not string id)
        {
            context.Items[RequestIdKey] = id = Guid.NewGuid().ToString();
        }

        return id;
    }
}
