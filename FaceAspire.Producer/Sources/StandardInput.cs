namespace FaceAspire.Producer.Sources;

/// <summary>The video that another program writes to this one. It is there once.</summary>
internal static class StandardInput
{
    private static int _taken;

    /// <summary>Opens it.</summary>
    /// <exception cref="SourceException">It was read before.</exception>
    public static Stream Open() => Interlocked.Exchange(ref _taken, 1) == 0
        ? Console.OpenStandardInput()
        : throw new SourceException("standard input is read by another camera. Give this one another Source.");
}
