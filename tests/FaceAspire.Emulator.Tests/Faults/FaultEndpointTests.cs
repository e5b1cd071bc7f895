using System.Net;
using System.Text;

namespace FaceAspire.Emulator.Tests.Faults;

public sealed class FaultEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_ArmedListedAndTakenAway_AreWhatWasAskedFor()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        var first = await wire.ArmAsync(new { service = "sqs", operation = "SendMessage", resource = "q", kind = "error", code = "InternalError", status = 500, probability = 0.5, count = 3, seed = 7 });
        var second = await wire.ArmAsync(new { service = "kinesisvideo", operation = "PutMedia", kind = "ackError", errorId = 4004 });

        var listed = await wire.FaultsAsync();
        var gone = await wire.Http.DeleteAsync($"/_faceaspire/faults/{first}", Token);
        var unknown = await wire.Http.DeleteAsync($"/_faceaspire/faults/{first}", Token);
        var left = await wire.FaultsAsync();
        var all = await wire.Http.DeleteAsync("/_faceaspire/faults", Token);

        Assert.Equal([first, second], listed.Select(fault => fault.GetProperty("id").GetString()));
        Assert.Equal(
            """{"service":"sqs","operation":"SendMessage","resource":"q","kind":"error","code":"InternalError","status":500,"delayMs":0,"afterBytes":0,"probability":0.5,"count":3,"seed":7,"hits":0,"remaining":3}""",
            listed[0].GetRawText().Replace($"\"id\":\"{first}\",", "", StringComparison.Ordinal));
        Assert.Equal(("ackError", "RECEIVED"), (listed[1].GetProperty("kind").GetString(), listed[1].GetProperty("ack").GetString()));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NoContent), (gone.StatusCode, unknown.StatusCode, all.StatusCode));
        Assert.Equal([second], left.Select(fault => fault.GetProperty("id").GetString()));
        Assert.Empty(await wire.FaultsAsync());
    }

    [Theory]
    [InlineData("""{"service":"sqs","kind":"soup"}""", "kind 'soup'")]
    [InlineData("""{"service":"sqs","kind":"2"}""", "kind '2'")]
    [InlineData("""{"service":"sqs"}""", "kind ''")]
    [InlineData("""{"service":"dynamodb","kind":"throttle"}""", "service 'dynamodb'")]
    [InlineData("""{"service":"sqs","kind":"error"}""", "needs member code")]
    [InlineData("""{"service":"sqs","kind":"error","code":"X","status":200}""", "status 200")]
    [InlineData("""{"service":"sqs","kind":"latency"}""", "needs member delayMs")]
    [InlineData("""{"service":"sqs","kind":"latency","delayMs":-1}""", "delayMs -1")]
    [InlineData("""{"service":"sqs","kind":"latency","delayMs":1,"code":"X"}""", "has no member code")]
    [InlineData("""{"service":"sqs","kind":"latency","delayMs":1,"afterBytes":5}""", "has no member afterBytes")]
    [InlineData("""{"service":"sqs","kind":"reset","afterBytes":-5}""", "afterBytes -5")]
    [InlineData("""{"service":"sqs","kind":"reset","probability":0}""", "probability 0")]
    [InlineData("""{"service":"sqs","kind":"reset","probability":1.1}""", "probability 1.1")]
    [InlineData("""{"service":"sqs","kind":"reset","count":0}""", "count 0")]
    [InlineData("""{"service":"sqs","kind":"reset","typo":0}""", "typo")]
    [InlineData("""{"service":"sqs","operation":"PutMedia","kind":"ackDrop"}""", "kinesisvideo")]
    [InlineData("""{"service":"kinesisvideo","operation":"GetMedia","kind":"ackDrop"}""", "PutMedia")]
    [InlineData("""{"service":"kinesisvideo","operation":"PutMedia","kind":"ackError"}""", "needs member errorId")]
    [InlineData("""{"service":"kinesisvideo","operation":"PutMedia","kind":"ackError","errorId":4013}""", "errorId 4013")]
    [InlineData("""{"service":"kinesisvideo","operation":"PutMedia","kind":"ackDrop","ack":"SENT"}""", "ack 'SENT'")]
    [InlineData("""{"service":"kinesisvideo","operation":"PutMedia","kind":"ackError","errorId":4001,"ack":"IDLE"}""", "ack 'IDLE'")]
    [InlineData("not JSON", "")]
    [InlineData("null", "")]
    public async Task Arm_WrongInput_400NamingTheMember(string body, string expected)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);

        using var response = await wire.Http.PostAsync("/_faceaspire/faults", new StringContent(body, Encoding.UTF8, "application/json"), Token);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Empty(await wire.FaultsAsync());
    }

    [Fact]
    public async Task Arm_ByAPageOfAnotherOrigin_Refused()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_faceaspire/faults") { Content = new StringContent("""{"service":"sqs","kind":"reset"}""") };
        request.Headers.Add("Origin", "http://evil.example");

        using var response = await wire.Http.SendAsync(request, Token);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Empty(await wire.FaultsAsync());
    }

    [Fact]
    public async Task Reset_TakesFaultsAway()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        await wire.ArmAsync(new { service = "sqs", kind = "reset" });

        using var response = await wire.Http.PostAsync("/_faceaspire/reset", null, Token);

        Assert.Empty(await wire.FaultsAsync());
    }
}
