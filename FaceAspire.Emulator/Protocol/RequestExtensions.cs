using Microsoft.AspNetCore.Http.Features;

namespace FaceAspire.Emulator.Protocol;

/// <summary>Reading requests with a bound.</summary>
internal static class RequestExtensions
{
    private const int MaxFields = 4096;

    /// <summary>Reads the whole body, refusing it before it is buffered when it is too large.</summary>
    /// <exception cref="AwsException"><c>RequestEntityTooLargeException</c> (413): over <paramref name="maxBytes"/>.</exception>
    public static async Task<byte[]> ReadBodyAsync(this HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(request.ContentLength);
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > maxBytes)
            {
                throw TooLarge(null);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Reads a form, refusing it before it is buffered when it is too large.</summary>
    /// <exception cref="AwsException"><c>RequestEntityTooLargeException</c> (413): over <paramref name="maxBytes"/>, or too many fields.</exception>
    public static async Task<IFormCollection> ReadFormAsync(this HttpContext context, int maxBytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxBytes;
        }

        try
        {
            return await context.Request.ReadFormAsync(new FormOptions { ValueLengthLimit = maxBytes, ValueCountLimit = MaxFields }, context.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            throw new AwsException(400, "MalformedInput", e.Message);
        }
    }

    /// <summary>The refusal of a body that is too large.</summary>
    public static AwsException TooLarge(long? length) =>
        new(413, "RequestEntityTooLargeException", $"The request{(length is null ? "" : $", of {length} bytes,")} is larger than the operation takes.");
}
