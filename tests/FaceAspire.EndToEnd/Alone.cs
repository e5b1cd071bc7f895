namespace FaceAspire.EndToEnd;

/// <summary>Tests that say how fast something ends: no other system runs beside theirs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
