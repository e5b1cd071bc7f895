namespace FaceAspire.Emulator.S3;

/// <summary>A page of a listing.</summary>
/// <param name="Objects">Keys that are not under a common prefix.</param>
/// <param name="CommonPrefixes">The others, cut.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> when there is none.</param>
internal sealed record ObjectPage(List<StoredObject> Objects, List<string> CommonPrefixes, string? Next)
{
    /// <summary>Keys and common prefixes together.</summary>
    public int Count => Objects.Count + CommonPrefixes.Count;
}
