namespace FaceAspire.Emulator.Protocol;

/// <summary>Reading requests with a bound.</summary>
internal static class RequestExtensions
{
    /// <summary>Reads the whole body, refusing it before it is buffered when it is too large.</summary>
    /// <exception cref="AwsException"><c>RequestEntityTooLargeException</c> (413): over <paramref name="maxBytes"/>.</exception>
    public static async Task<byte[]> ReadBodyAsync(this HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > maxBytes)
            {
                throw TooLarge(maxBytes);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static AwsException TooLarge(int maxBytes) =>
        new(413, "RequestEntityTooLargeException", $"The request is over {maxBytes} bytes.");
}
