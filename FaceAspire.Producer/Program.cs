using FaceAspire.Producer;
using FaceAspire.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddProducer();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
