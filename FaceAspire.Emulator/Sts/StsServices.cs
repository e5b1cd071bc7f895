namespace FaceAspire.Emulator.Sts;

/// <summary>Composition of STS.</summary>
internal static class StsServices
{
    /// <summary>Adds the service.</summary>
    public static void AddSts(this IServiceCollection services) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<StsService>(provider).ToService());
}
