using System.Net;

namespace FaceAspire.Emulator.Signing;

/// <summary>Signatures, where they are required, and who may reach the emulator without.</summary>
internal static class SigningServices
{
    /// <summary>The address to listen on.</summary>
    /// <exception cref="InvalidOperationException">It is none, or others could reach an emulator that asks for no signature.</exception>
    public static IPAddress AddressOf(EmulatorOptions options)
    {
        if (!IPAddress.TryParse(options.Address == "localhost" ? "127.0.0.1" : options.Address, out var address))
        {
            throw new InvalidOperationException($"Emulator:Address '{options.Address}' is no IP address.", new ArgumentException(null, nameof(options)));
        }

        return IPAddress.IsLoopback(address) || options.RequireSignatures ? address : throw new InvalidOperationException(
            $"With Emulator:Address {address} other machines can call; they must sign: give --require-signatures too.", new ArgumentException(null, nameof(options)));
    }

    /// <summary>Adds the check.</summary>
    /// <exception cref="InvalidOperationException">There is no key that a request could be signed with.</exception>
    public static void AddSigning(this IServiceCollection services, EmulatorOptions options)
    {
        var keys = AccessKey.From(options, Environment.GetEnvironmentVariable);
        var temporary = new TemporaryKeys(keys);
        services.AddSingleton(temporary);
        if (!options.RequireSignatures)
        {
            return;
        }

        services.AddSingleton(provider => new SignatureGate(new(keys, temporary, options.Region), provider.GetRequiredService<TimeProvider>()));
        if (keys.Count == 0)
        {
            throw new InvalidOperationException(
                "Signatures are required, but no key is known: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or Emulator__AccessKeys__<id>=<secret>.",
                new ArgumentException(null, nameof(options)));
        }
    }

    /// <summary>Lets through only what is signed, where that is required.</summary>
    public static void UseSignatures(this WebApplication app)
    {
        if (app.Services.GetService<SignatureGate>() is { } gate)
        {
            app.Use(gate.InvokeAsync);
        }
    }
}
