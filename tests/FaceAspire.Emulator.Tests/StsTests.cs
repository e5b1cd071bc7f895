namespace FaceAspire.Emulator.Tests;

public sealed class StsTests
{
    [Fact]
    public async Task GetCallerIdentity_Always_NamesTheAccount()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("Action", "GetCallerIdentity"), new("Version", "2011-06-15")]);

        var response = await http.PostAsync(emulator.Endpoint, form, TestContext.Current.CancellationToken);

        Assert.Contains("<Account>000000000000</Account>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
