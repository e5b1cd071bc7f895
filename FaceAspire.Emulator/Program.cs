using FaceAspire.Emulator;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddEmulator();

var app = builder.Build();
app.MapEmulator();
await app.RunAsync();
