using System.Text.Json;
using FaceAspire.Emulator.Admin;

namespace FaceAspire.Emulator.Faults;

/// <summary><c>/_faceaspire/faults</c>: POST arms a fault, GET lists them, DELETE takes one or all away.</summary>
internal static class FaultEndpoints
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Adds what stands behind the paths.</summary>
    public static void AddFaults(this IServiceCollection services)
    {
        services.AddSingleton<FaultTable>();
        services.AddSingleton<FaultInjection>();
    }

    /// <summary>Lets faults happen to all calls that come in. Use it first.</summary>
    public static void UseFaults(this WebApplication app) => app.Use(app.Services.GetRequiredService<FaultInjection>().InvokeAsync);

    /// <summary>Maps the paths.</summary>
    public static void MapFaults(this IEndpointRouteBuilder app)
    {
        var table = app.ServiceProvider.GetRequiredService<FaultTable>();
        app.MapGet("/_faceaspire/faults", (RequestDelegate)(context => WriteAsync(context, 200, table.All.Select(View))));
        app.MapPost("/_faceaspire/faults", SameOrigin.Only(context => ArmAsync(context, table)));
        app.MapDelete("/_faceaspire/faults", SameOrigin.Only(context =>
        {
            table.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }));
        app.MapDelete("/_faceaspire/faults/{id}", SameOrigin.Only(context =>
        {
            var id = (string)context.Request.RouteValues["id"]!;
            context.Response.StatusCode = table.Remove(id) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }));
    }

    private static async Task ArmAsync(HttpContext context, FaultTable table)
    {
        try
        {
            var body = await Protocol.RequestExtensions.ReadBodyAsync(context.Request, MaxBytes, context.RequestAborted);
            var request = JsonSerializer.Deserialize<FaultRequest>(body, FaultRequest.Json) ?? throw new FaultRefused("The body must be an object.");
            await WriteAsync(context, StatusCodes.Status201Created, View(table.Add(request.ToFault())));
        }
        catch (Exception e) when (e is FaultRefused or JsonException or Protocol.AwsException)
        {
            await WriteAsync(context, (e as Protocol.AwsException)?.Status ?? 400, new { message = e.Message });
        }
    }

    private static object View(ArmedFault armed) => new
    {
        armed.Id,
        armed.Fault.Service,
        armed.Fault.Operation,
        armed.Fault.Resource,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(armed.Fault.Kind.ToString()),
        armed.Fault.Code,
        armed.Fault.Status,
        armed.Fault.Message,
        armed.Fault.DelayMs,
        armed.Fault.AfterBytes,
        armed.Fault.Ack,
        armed.Fault.ErrorId,
        armed.Fault.Probability,
        armed.Fault.Count,
        armed.Fault.Seed,
        armed.Hits,
        armed.Remaining,
    };

    private static Task WriteAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, body, FaultRequest.Json, context.RequestAborted);
    }
}
