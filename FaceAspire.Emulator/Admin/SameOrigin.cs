namespace FaceAspire.Emulator.Admin;

/// <summary>Keeps pages of other origins in the user's browser from changing anything.</summary>
internal static class SameOrigin
{
    /// <summary>The handler, for requests from no page or from one of the emulator's own.</summary>
    public static RequestDelegate Only(RequestDelegate handler) => async context =>
    {
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{context.Request.Scheme}://{context.Request.Host}")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("Other origins may not change the emulator.", context.RequestAborted);
            return;
        }

        await handler(context);
    };
}
