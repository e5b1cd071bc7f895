namespace FaceAspire.Infra.Options;

/// <summary>What the functions are compiled for; spelled as Lambda spells it.</summary>
internal enum Architecture
{
    /// <summary>Intel and AMD.</summary>
    X86_64,

    /// <summary>Graviton: a fifth cheaper, and has to be built on, or cross-compiled for, arm64.</summary>
    Arm64,
}
