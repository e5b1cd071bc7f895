using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Lambda: functions, the Runtime API that their processes attach to, and event source mappings.</summary>
internal static class LambdaServices
{
    /// <summary>Adds the service.</summary>
    public static void AddLambda(this IServiceCollection services)
    {
        services.AddSingleton(new Schema(FunctionStore.Tables));
        services.AddSingleton(new Schema(MappingStore.Tables));
        services.AddSingleton<FunctionStore>();
        services.AddSingleton<RuntimePools>();
        services.AddSingleton<RuntimeApi>();
        services.AddSingleton<MappingStore>();
        services.AddSingleton<FailureDestination>();
        services.AddSingleton<Pollers>();
        services.AddHostedService(provider => provider.GetRequiredService<Pollers>());
        services.AddSingleton<FunctionOperations>();
        services.AddSingleton<MappingOperations>();
        services.AddSingleton<IResourceType, FunctionResource>();
        services.AddSingleton<IResourceType, MappingResource>();
        services.AddSingleton<IResourceType, PermissionResource>();
    }

    /// <summary>Maps the API's paths and, under <c>/_lambda/{function}</c>, the Runtime API.</summary>
    public static void MapLambda(this IEndpointRouteBuilder app)
    {
        var functions = app.ServiceProvider.GetRequiredService<FunctionOperations>();
        app.MapPost("/2015-03-31/functions", RestJson.Handle<FunctionRequest>(functions.Create, status: 201));
        app.MapGet("/2015-03-31/functions", RestJson.Handle<object>(_ => functions.List()));
        app.MapGet("/2015-03-31/functions/{name}", RestJson.Handle<object>(functions.Get));
        app.MapDelete("/2015-03-31/functions/{name}", RestJson.Handle<object>(functions.Delete, status: 204));
        app.MapGet("/2015-03-31/functions/{name}/configuration", RestJson.Handle<object>(functions.GetConfiguration));
        app.MapPut("/2015-03-31/functions/{name}/configuration", RestJson.Handle<FunctionRequest>(functions.UpdateConfiguration));
        app.MapPut("/2015-03-31/functions/{name}/code", RestJson.Handle<FunctionRequest>(functions.UpdateCode));
        app.MapPost("/2015-03-31/functions/{name}/invocations", RestJson.Guard(functions.InvokeAsync));

        var mappings = app.ServiceProvider.GetRequiredService<MappingOperations>();
        app.MapPost("/2015-03-31/event-source-mappings", RestJson.Handle<MappingRequest>(mappings.Create, status: 202));
        app.MapGet("/2015-03-31/event-source-mappings", RestJson.Handle<object>(mappings.List));
        app.MapGet("/2015-03-31/event-source-mappings/{uuid}", RestJson.Handle<object>(mappings.Get));
        app.MapPut("/2015-03-31/event-source-mappings/{uuid}", RestJson.Handle<MappingRequest>(mappings.Update, status: 202));
        app.MapDelete("/2015-03-31/event-source-mappings/{uuid}", RestJson.Handle<object>(mappings.Delete, status: 202));

        var runtime = app.ServiceProvider.GetRequiredService<RuntimeApi>();
        app.MapGet("/_lambda/{function}/2018-06-01/runtime/invocation/next", runtime.NextAsync);
        app.MapPost("/_lambda/{function}/2018-06-01/runtime/invocation/{id}/response", runtime.ResponseAsync);
        app.MapPost("/_lambda/{function}/2018-06-01/runtime/invocation/{id}/error", runtime.ErrorAsync);
        app.MapPost("/_lambda/{function}/2018-06-01/runtime/init/error", runtime.InitErrorAsync);
    }
}
