using System.Net;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>Reserved concurrency (Lambda developer guide, "Configuring reserved concurrency for a function").</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Concurrency_PutReadAndDeleted_AsDocumented()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.ReserveAsync(5);

        Assert.Equal(5, (await lambda.CallAsync(HttpMethod.Get, "/2019-09-30/functions/f/concurrency")).Body.GetProperty("ReservedConcurrentExecutions").GetInt32());
        Assert.Equal(5, (await lambda.CallAsync(HttpMethod.Get, "/2015-03-31/functions/f")).Body.GetProperty("Concurrency").GetProperty("ReservedConcurrentExecutions").GetInt32());
        var tooMuch = await lambda.CallAsync(HttpMethod.Put, "/2017-10-31/functions/f/concurrency", new { ReservedConcurrentExecutions = 901 });
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterValueException"), (tooMuch.Status, tooMuch.Error));
        await lambda.ReserveAsync(null);
        Assert.False((await lambda.CallAsync(HttpMethod.Get, "/2019-09-30/functions/f/concurrency")).Body.TryGetProperty("ReservedConcurrentExecutions", out _));
        Assert.Equal("ResourceNotFoundException", (await lambda.CallAsync(HttpMethod.Get, "/2019-09-30/functions/none/concurrency")).Error);
    }

    [Fact]
    public async Task Invoke_OverTheReservedConcurrency_TooManyRequests()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.ReserveAsync(1);
        using var runtime = lambda.Runtime();
        var first = lambda.InvokeAsync(new { });
        var happened = await runtime.NextAsync();

        var second = await lambda.InvokeAsync(new { });
        await runtime.AnswerAsync(happened);

        Assert.Equal((HttpStatusCode.TooManyRequests, "TooManyRequestsException"), (second.Status, second.Error));
        Assert.Equal(HttpStatusCode.OK, (await first).Status);
        var third = lambda.InvokeAsync(new { });
        await runtime.AnswerAsync(await runtime.NextAsync());
        Assert.Equal(HttpStatusCode.OK, (await third).Status);
    }

    [Fact]
    public async Task Invoke_NoneReserved_ThrottledWhateverRuntimesThereAre()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.ReserveAsync(0);

        Assert.Equal("TooManyRequestsException", (await lambda.InvokeAsync(new { })).Error);
    }

    [Fact]
    public async Task InvokeOfTypeEvent_FunctionFails_AgainAfterAMinuteAndTwoAndThenNoMore()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        using var http = new HttpClient { BaseAddress = lambda.Emulator.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/2015-03-31/functions/f/invocations") { Content = new StringContent("""{"n":1}""") };
        request.Headers.Add("X-Amz-Invocation-Type", "Event");
        Assert.Equal(HttpStatusCode.Accepted, (await http.SendAsync(request, LambdaFixture.Token)).StatusCode);

        await runtime.FailAsync(await runtime.NextAsync());
        await lambda.Time.PassAsync(TimeSpan.FromMinutes(1));
        await runtime.FailAsync(await runtime.NextAsync());
        await lambda.Time.PassAsync(TimeSpan.FromMinutes(2));
        var third = await runtime.NextAsync();
        Assert.Equal("""{"n":1}""", third.Body.GetRawText());
        await runtime.FailAsync(third);

        _ = lambda.InvokeAsync(new { other = true });
        Assert.True((await runtime.NextAsync()).Body.TryGetProperty("other", out _));
    }
}
