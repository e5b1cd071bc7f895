namespace FaceAspire.Emulator.Admin;

/// <summary>What stands behind the emulator's own paths.</summary>
internal static class AdminServices
{
    /// <summary>Adds it.</summary>
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<Reset>();
        services.AddSingleton<Mailbox>();
    }
}
