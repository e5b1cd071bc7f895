using Aspire.Hosting;

// An application of one part, a shell script: FaceAspire.Hosting.TestApp <log folder> <script>
var builder = DistributedApplication.CreateBuilder();
builder.Configuration["Host:LogPath"] = args[0];
builder.Configuration["Host:Verbose"] = "true";
builder.AddExecutable("script", "sh", args[0], "-c", args[1]);
await builder.Build().RunAsync();
