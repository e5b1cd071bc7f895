namespace FaceAspire.Emulator.Admin;

/// <summary>The emulator's own paths, under <c>/_faceaspire</c>: no bucket can have that name.</summary>
internal static class AdminEndpoints
{
    /// <summary>Maps <c>GET /_faceaspire/health</c> and <c>POST /_faceaspire/reset</c>.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        var reset = app.ServiceProvider.GetRequiredService<Reset>();
        app.MapGet("/_faceaspire/health", (RequestDelegate)(context => context.Response.WriteAsync("Healthy", context.RequestAborted)));
        app.MapPost("/_faceaspire/reset", SameOrigin.Only(async context =>
        {
            await reset.RunAsync();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }));
    }
}
