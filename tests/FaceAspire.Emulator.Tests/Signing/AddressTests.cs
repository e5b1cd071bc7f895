using System.Net;
using FaceAspire.Emulator.Signing;

namespace FaceAspire.Emulator.Tests.Signing;

/// <summary>Who can reach the emulator, and who may call.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("127.0.0.1", false, "127.0.0.1")]
    [InlineData("localhost", false, "127.0.0.1")]
    [InlineData("::1", false, "::1")]
    [InlineData("0.0.0.0", true, "0.0.0.0")]
    [InlineData("192.0.2.7", true, "192.0.2.7")]
    public void AddressOf_LoopbackOrSigned_Taken(string address, bool signed, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), SigningServices.AddressOf(new() { Address = address, RequireSignatures = signed }));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.7")]
    public async Task Start_OthersCouldCallUnsigned_RefusedInOneLine(string address)
    {
        var line = await RefusalAsync(new() { ["Emulator__Address"] = address });

        Assert.Equal($"fail: With Emulator:Address {address} other machines can call; they must sign: give --require-signatures too. Correct that setting, or leave it out.", line);
    }

    [Fact]
    public async Task Start_SignaturesWithoutAKey_RefusedInOneLine()
    {
        var line = await RefusalAsync(new() { ["Emulator__RequireSignatures"] = "true", ["AWS_ACCESS_KEY_ID"] = "", ["AWS_SECRET_ACCESS_KEY"] = "" });

        Assert.StartsWith("fail: Signatures are required, but no key is known: set AWS_ACCESS_KEY_ID", line, StringComparison.Ordinal);
    }

    [Fact]
    public void From_SettingsOrEnvironment_SettingsGoFirst()
    {
        string? Environment(string name) => name switch { "AWS_ACCESS_KEY_ID" => "id", "AWS_SECRET_ACCESS_KEY" => "secret", "AWS_SESSION_TOKEN" => "token", _ => null };
        var set = new EmulatorOptions { AccessKeys = new Dictionary<string, string> { ["other"] = "hidden" } };

        Assert.Equal(new AccessKey("id", "secret", "token"), AccessKey.From(new(), Environment).Values.Single());
        Assert.Equal(new AccessKey("other", "hidden", null), AccessKey.From(set, Environment).Values.Single());
        Assert.Empty(AccessKey.From(new(), _ => null));
        Assert.DoesNotContain("hidden", $"{AccessKey.From(set, Environment).Values.Single()} {set}", StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(Dictionary<string, string?> settings)
    {
        settings["Emulator__Port"] = "0";
        settings["Emulator__Ephemeral"] = "true";
        var (exit, _, error) = await Tool.RunAsync("dotnet", [typeof(EmulatorHost).Assembly.Location], settings);
        Assert.Equal(1, exit);
        return error.Trim();
    }
}
