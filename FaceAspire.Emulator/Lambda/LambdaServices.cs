using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;
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
        services.AddSingleton<SourcePollers>();
        services.AddSingleton<Pollers>();
        services.AddHostedService(provider => provider.GetRequiredService<Pollers>());
        services.AddSingleton<AsyncInvocations>();
        services.AddSingleton<FunctionOperations>();
        services.AddSingleton<ConcurrencyOperations>();
        services.AddSingleton<MappingOperations>();
        services.AddSingleton<IResourceType, FunctionResource>();
        services.AddSingleton<IResourceType, MappingResource>();
        services.AddSingleton<IResourceType, PermissionResource>();
    }

    /// <summary>Maps the API's paths and, under <c>/_lambda/{function}</c>, the Runtime API.</summary>
    public static void MapLambda(this IEndpointRouteBuilder app)
    {
        var rules = ConstraintSet.Of("lambda");
        var functions = app.ServiceProvider.GetRequiredService<FunctionOperations>();
        app.MapPost("/2015-03-31/functions", RestJson.Handle<FunctionRequest>(functions.Create, status: 201, check: rules.Checks("CreateFunction")));
        app.MapGet("/2015-03-31/functions", RestJson.Handle<object>(functions.List, check: rules.Checks("ListFunctions")));
        app.MapGet("/2015-03-31/functions/{FunctionName}", RestJson.Handle<object>(functions.Get, check: rules.Checks("GetFunction")));
        app.MapDelete("/2015-03-31/functions/{FunctionName}", RestJson.Handle<object>(functions.Delete, status: 204, check: rules.Checks("DeleteFunction")));
        app.MapGet("/2015-03-31/functions/{FunctionName}/configuration", RestJson.Handle<object>(functions.GetConfiguration, check: rules.Checks("GetFunctionConfiguration")));
        app.MapPut("/2015-03-31/functions/{FunctionName}/configuration", RestJson.Handle<FunctionRequest>(functions.UpdateConfiguration, check: rules.Checks("UpdateFunctionConfiguration")));
        app.MapPut("/2015-03-31/functions/{FunctionName}/code", RestJson.Handle<FunctionRequest>(functions.UpdateCode, check: rules.Checks("UpdateFunctionCode")));
        app.MapPost("/2015-03-31/functions/{FunctionName}/invocations", RestJson.Guard(functions.InvokeAsync));

        var concurrency = app.ServiceProvider.GetRequiredService<ConcurrencyOperations>();
        app.MapPut("/2017-10-31/functions/{FunctionName}/concurrency", RestJson.Handle<ConcurrencyRequest>(concurrency.Put, check: rules.Checks("PutFunctionConcurrency")));
        app.MapDelete("/2017-10-31/functions/{FunctionName}/concurrency", RestJson.Handle<object>(concurrency.Delete, status: 204, check: rules.Checks("DeleteFunctionConcurrency")));
        app.MapGet("/2019-09-30/functions/{FunctionName}/concurrency", RestJson.Handle<object>(concurrency.Get, check: rules.Checks("GetFunctionConcurrency")));

        var mappings = app.ServiceProvider.GetRequiredService<MappingOperations>();
        app.MapPost("/2015-03-31/event-source-mappings", RestJson.Handle<MappingRequest>(mappings.Create, status: 202, check: rules.Checks("CreateEventSourceMapping")));
        app.MapGet("/2015-03-31/event-source-mappings", RestJson.Handle<object>(mappings.List, check: rules.Checks("ListEventSourceMappings")));
        app.MapGet("/2015-03-31/event-source-mappings/{UUID}", RestJson.Handle<object>(mappings.Get, check: rules.Checks("GetEventSourceMapping")));
        app.MapPut("/2015-03-31/event-source-mappings/{UUID}", RestJson.Handle<MappingRequest>(mappings.Update, status: 202, check: rules.Checks("UpdateEventSourceMapping")));
        app.MapDelete("/2015-03-31/event-source-mappings/{UUID}", RestJson.Handle<object>(mappings.Delete, status: 202, check: rules.Checks("DeleteEventSourceMapping")));

        var runtime = app.ServiceProvider.GetRequiredService<RuntimeApi>();
        app.MapGet("/_lambda/{function}/2018-06-01/runtime/invocation/next", runtime.NextAsync);
        app.MapPost("/_lambda/{function}/2018-06-01/runtime/invocation/{id}/response", runtime.ResponseAsync);
        app.MapPost("/_lambda/{function}/2018-06-01/runtime/invocation/{id}/error", runtime.ErrorAsync);
        app.MapPost("/_lambda/{function}/2018-06-01/runtime/init/error", runtime.InitErrorAsync);
    }
}
