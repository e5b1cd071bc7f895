using System.Globalization;
using System.Net;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>The Runtime API (Lambda developer guide, "Using the Lambda runtime API for custom runtimes") and Invoke.</summary>
public sealed class RuntimeApiTests
{
    [Fact]
    public async Task Next_WithAnEvent_TellsIdDeadlineFunctionAndTrace()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        var invoked = lambda.InvokeAsync(new { a = 1 });

        var happened = await runtime.NextAsync();

        Assert.Equal("""{"a":1}""", happened.Body.GetRawText());
        Assert.Equal(lambda.Time.GetUtcNow().AddSeconds(30).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), happened.Headers["Lambda-Runtime-Deadline-Ms"]);
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:f", happened.Headers["Lambda-Runtime-Invoked-Function-Arn"]);
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$", happened.Headers["Lambda-Runtime-Trace-Id"]);
        Assert.Equal(HttpStatusCode.Accepted, await runtime.AnswerAsync(happened, """{"b":2}"""));
        var (status, body, error) = await invoked;
        Assert.Equal((HttpStatusCode.OK, """{"b":2}""", null), (status, body.GetRawText(), error));
    }

    [Fact]
    public async Task Error_OfTheFunction_InvokerGetsItAsUnhandled()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        var invoked = lambda.InvokeAsync(new { });
        await runtime.FailAsync(await runtime.NextAsync());

        var (status, body, error) = await invoked;

        Assert.Equal((HttpStatusCode.OK, "Bad", "Unhandled"), (status, body.GetProperty("errorType").GetString(), error));
    }

    [Fact]
    public async Task Response_UnknownOrEndedRequestId_BadRequest()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        _ = lambda.InvokeAsync(new { });
        var happened = await runtime.NextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await runtime.PostAsync("invocation/none/response", "{}"));
        Assert.Equal(HttpStatusCode.Accepted, await runtime.AnswerAsync(happened));
        Assert.Equal(HttpStatusCode.BadRequest, await runtime.AnswerAsync(happened));
    }

    [Fact]
    public async Task Response_OfAnotherAttempt_InvalidInvocationId()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        var invoked = lambda.InvokeAsync(new { });
        var happened = await runtime.NextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await runtime.AnswerAsync(happened, "1", attempt: "another"));
        Assert.Equal(HttpStatusCode.Accepted, await runtime.AnswerAsync(happened, "2", attempt: happened.Headers["Lambda-Runtime-Invocation-Id"]));
        Assert.Equal("2", (await invoked).Body.GetRawText());
    }

    [Fact]
    public async Task Next_InvokedWithAClientContext_TellsIt()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        using var http = new HttpClient { BaseAddress = lambda.Emulator.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/2015-03-31/functions/f/invocations");
        request.Headers.Add("X-Amz-Client-Context", "e30=");
        var invoked = http.SendAsync(request, LambdaFixture.Token);

        var happened = await runtime.NextAsync();
        await runtime.AnswerAsync(happened);

        Assert.Equal("e30=", happened.Headers["Lambda-Runtime-Client-Context"]);
        Assert.Equal(HttpStatusCode.OK, (await invoked).StatusCode);
    }

    [Fact]
    public async Task Response_OverSixMegabytes_RefusedAndTheInvocationFails()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        var invoked = lambda.InvokeAsync(new { });
        var happened = await runtime.NextAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await runtime.AnswerAsync(happened, $"\"{new string('x', 6 * 1024 * 1024)}\""));
        Assert.Equal("Function.ResponseSizeTooLarge", (await invoked).Body.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task InitError_WhileAnEventWaits_ThatEventFails()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        var invoked = lambda.InvokeAsync(new { });
        while (invoked.IsCompleted is false && await runtime.PostAsync("init/error", """{"errorType":"Runtime.NoSetting"}""") == HttpStatusCode.Accepted)
        {
            await Task.Yield(); // the event may still be on its way
        }

        Assert.Equal("Runtime.NoSetting", (await invoked).Body.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Next_TwoRuntimes_EachGetsOneEventAtATime()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var one = lambda.Runtime();
        using var other = lambda.Runtime();
        var first = lambda.InvokeAsync(new { n = 1 });
        var happened = await one.NextAsync();
        var second = lambda.InvokeAsync(new { n = 2 });

        await other.AnswerAsync(await other.NextAsync(), "2");
        Assert.Equal("2", (await second).Body.GetRawText());
        await one.AnswerAsync(happened, "1");
        Assert.Equal("1", (await first).Body.GetRawText());
    }

    [Fact]
    public async Task Timeout_NoAnswerInTime_InvokerIsToldAndTheLateAnswerRefused()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var runtime = lambda.Runtime();
        var invoked = lambda.InvokeAsync(new { });
        var happened = await runtime.NextAsync();
        lambda.Time.Advance(TimeSpan.FromSeconds(30));

        var (_, body, error) = await invoked;

        Assert.Equal(("Sandbox.Timedout", "Unhandled"), (body.GetProperty("errorType").GetString(), error));
        Assert.EndsWith("Task timed out after 30.00 seconds", body.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await runtime.AnswerAsync(happened));
    }

    [Fact]
    public async Task RuntimeDies_AndIsStartedAgain_ItsEventFailsWithoutWaitingForTheTimeout()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var invoked = lambda.InvokeAsync(new { });
        using (var dies = lambda.Runtime())
        {
            await dies.NextAsync();
        }

        while (!invoked.IsCompleted)
        {
            using var started = lambda.Runtime(); // the closed connection may be noticed after the first of them asks
            _ = started.NextAsync();
            await Task.WhenAny(invoked, lambda.CallAsync(HttpMethod.Get, "/2015-03-31/functions"));
        }

        Assert.Equal("Runtime.ExitError", (await invoked).Body.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Invoke_WrongInput_AwsErrors()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var http = new HttpClient { BaseAddress = lambda.Emulator.Endpoint };
        using var broken = new StringContent("{");
        using var answer = await http.PostAsync("/2015-03-31/functions/f/invocations", broken, LambdaFixture.Token);
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidRequestContentException"), (answer.StatusCode, answer.Headers.GetValues("x-amzn-ErrorType").Single()));

        var (status, _, error) = await lambda.CallAsync(HttpMethod.Post, "/2015-03-31/functions/none/invocations", new { });
        Assert.Equal((HttpStatusCode.NotFound, "ResourceNotFoundException"), (status, error));
    }
}
