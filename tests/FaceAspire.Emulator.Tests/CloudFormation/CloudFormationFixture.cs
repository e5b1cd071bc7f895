using System.Diagnostics;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;

namespace FaceAspire.Emulator.Tests.CloudFormation;

/// <summary>An emulator, called as CloudFormation's clients call it.</summary>
internal sealed class CloudFormationFixture : IAsyncDisposable
{
    private CloudFormationFixture(RunningEmulator emulator)
    {
        Emulator = emulator;
        Http = new() { BaseAddress = emulator.Endpoint };
    }

    public RunningEmulator Emulator { get; }

    public HttpClient Http { get; }

    public static async Task<CloudFormationFixture> StartAsync(Action<WebApplicationBuilder>? configure = null) =>
        new(await RunningEmulator.StartAsync(configure));

    public Task<(HttpStatusCode Status, XElement Body)> CallAsync(string action, params (string Name, string Value)[] fields) =>
        Http.QueryAsync("2010-05-15", action, fields);

    public Task<(HttpStatusCode Status, XElement Body)> CreateAsync(string stack, string template, params (string Key, string Value)[] parameters) =>
        CallAsync("CreateStack", Fields(stack, template, parameters));

    public Task<(HttpStatusCode Status, XElement Body)> UpdateAsync(string stack, string template, params (string Key, string Value)[] parameters) =>
        CallAsync("UpdateStack", Fields(stack, template, parameters));

    /// <summary>The stack's status, once nothing is in progress; <see langword="null"/> when it is gone.</summary>
    public async Task<XElement?> SettledAsync(string stack)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            var (status, body) = await CallAsync("DescribeStacks", ("StackName", stack));
            if (status != HttpStatusCode.OK)
            {
                Assert.Equal($"Stack with id {stack} does not exist", body.Text("Message"));
                return null;
            }

            if (body.Text("StackStatus") is { } text && !text.EndsWith("_IN_PROGRESS", StringComparison.Ordinal))
            {
                return body.Descendants("member").First();
            }

            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), $"{stack} stays {body.Text("StackStatus")}.");
            await Task.Yield();
        }
    }

    public async Task AssertAsync(string status, string stack) => Assert.Equal(status, (await SettledAsync(stack))?.Text("StackStatus"));

    public static string Template(string resources, string rest = "") => "{\"Resources\":{" + resources + "}" + rest + "}";

    public static (string, string)[] Fields(string stack, string template, params (string Key, string Value)[] parameters) =>
    [
        ("StackName", stack), ("TemplateBody", template), ("Capabilities.member.1", "CAPABILITY_IAM"),
        .. parameters.SelectMany((parameter, i) => ((string, string)[])
            [($"Parameters.member.{i + 1}.ParameterKey", parameter.Key), ($"Parameters.member.{i + 1}.ParameterValue", parameter.Value)]),
    ];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
    }
}
