using FaceAspire.Emulator;
using FaceAspire.Emulator.Storage;
using Microsoft.AspNetCore.Connections;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddEmulator();

var app = builder.Build();
try
{
    app.MapEmulator();
    await app.RunAsync();
    return 0;
}
catch (StorageException e)
{
    Console.Error.WriteLine($"fail: {e.Message}");
    return 1;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    var port = app.Services.GetRequiredService<EmulatorOptions>().Port;
    Console.Error.WriteLine($"fail: Port {port} of 127.0.0.1 is in use. Stop what listens there, or choose another one with Emulator__Port.");
    return 1;
}
