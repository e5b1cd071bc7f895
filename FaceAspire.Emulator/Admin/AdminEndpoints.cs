namespace FaceAspire.Emulator.Admin;

/// <summary>The emulator's own paths, under <c>/_faceaspire</c>: no bucket can have that name.</summary>
internal static class AdminEndpoints
{
    /// <summary>Maps <c>GET /_faceaspire/health</c> and <c>POST /_faceaspire/reset</c>.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        app.MapGet("/_faceaspire/health", (RequestDelegate)(context => context.Response.WriteAsync("Healthy", context.RequestAborted)));
        app.MapPost("/_faceaspire/reset", (RequestDelegate)(context => ResetAsync(context, app.ServiceProvider.GetRequiredService<Reset>())));
    }

    private static async Task ResetAsync(HttpContext context, Reset reset)
    {
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{context.Request.Scheme}://{context.Request.Host}")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden; // some page in the user's browser
            await context.Response.WriteAsync("Other origins may not reset the emulator.", context.RequestAborted);
            return;
        }

        await reset.RunAsync();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
