using FaceAspire.Producer;

var builder = WebApplication.CreateBuilder(args);
builder.AddProducer();

var app = builder.Build();
app.MapHealthChecks("/health");
await app.RunAsync();
