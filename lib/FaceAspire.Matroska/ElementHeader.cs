namespace FaceAspire.Matroska;

/// <summary>What stands before an element's body.</summary>
/// <param name="Id">The id with its length marker: 0x1F43B675 is a Cluster.</param>
/// <param name="Size">Bytes of body, or <see cref="UnknownSize"/>.</param>
/// <param name="Length">Bytes of the header itself.</param>
internal readonly record struct ElementHeader(uint Id, long Size, int Length)
{
    /// <summary>The body goes on until an element comes that cannot be inside it: <c>FF</c>, or <c>01 FF FF FF FF FF FF FF</c>.</summary>
    public const long UnknownSize = -1;

    /// <summary>The longest header: an id of 4 bytes and a size of 8.</summary>
    public const int MaxLength = 12;
}
