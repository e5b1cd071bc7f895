namespace FaceAspire.Emulator.Admin;

/// <summary>The emulator's own paths, under <c>/_faceaspire</c>: no bucket can have that name.</summary>
internal static class AdminEndpoints
{
    /// <summary>Maps <c>GET /_faceaspire/health</c>.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder app) =>
        app.MapGet("/_faceaspire/health", (RequestDelegate)(context => context.Response.WriteAsync("Healthy", context.RequestAborted)));
}
