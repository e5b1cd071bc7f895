using Microsoft.Extensions.Configuration;

namespace FaceAspire.Emulator.Tests.Signing;

/// <summary>An emulator that requires signatures, of a lasting or a temporary key.</summary>
internal static class SigningFixture
{
    public const string KeyId = "AKIDLASTING";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string TemporaryKeyId = "ASIATEMPORARY";
    public const string Token = "a/session+token==";

    public static Dictionary<string, string?> Settings => new()
    {
        ["Emulator:RequireSignatures"] = "true",
        [$"Emulator:AccessKeys:{KeyId}"] = Secret,
        [$"Emulator:AccessKeys:{TemporaryKeyId}"] = Secret,
        [$"Emulator:SessionTokens:{TemporaryKeyId}"] = Token,
    };

    public static Task<RunningEmulator> StartAsync() => RunningEmulator.StartAsync(builder => builder.Configuration.AddInMemoryCollection(Settings));
}
