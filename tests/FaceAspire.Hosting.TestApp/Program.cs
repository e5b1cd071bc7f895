using Aspire.Hosting;

// An application of one part, a shell script: FaceAspire.Hosting.TestApp <log folder> <script>
var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { EnableResourceLogging = true });
builder.Configuration["Host:LogPath"] = args[0];
builder.AddExecutable("script", "sh", args[0], "-c", args[1]);
await builder.Build().RunAsync();
