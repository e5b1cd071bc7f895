using FaceAspire.Emulator;
using FaceAspire.Emulator.Storage;
using FaceAspire.ServiceDefaults;
using Microsoft.AspNetCore.Connections;

var builder = WebApplication.CreateSlimBuilder([.. args.Select(Spelled), "--hostBuilder:reloadConfigOnChange=false"]); // else it watches all files that it writes
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // lines for every request drown the rest, and cost as much as many a request
builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // what it logs is thrown too, and told below
try
{
    builder.AddEmulator();
    builder.AddTelemetry(context => context.Request.Headers.ContainsKey("traceparent")); // calls of those who trace, and no polls
    var app = builder.Build();
    app.MapEmulator();
    await app.RunAsync();
    return 0;
}
catch (StorageException e)
{
    return Fail(e.Message);
}
catch (InvalidOperationException e) when (e.InnerException is ArgumentException)
{
    return Fail($"{e.Message} Correct that setting, or leave it out."); // a setting of the wrong type
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    return Fail($"{e.Message.TrimEnd('.')}. Stop what listens there, or choose another port with Emulator__Port.");
}

// --require-signatures and --ephemeral are switches; the configuration knows settings with values
static string Spelled(string argument) => argument switch
{
    "--require-signatures" => "--Emulator:RequireSignatures=true",
    "--ephemeral" => "--Emulator:Ephemeral=true",
    _ => argument,
};

static int Fail(string reason)
{
    Console.Error.WriteLine($"fail: {reason}");
    return 1;
}
