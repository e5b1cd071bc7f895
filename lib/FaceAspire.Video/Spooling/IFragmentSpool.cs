using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Spooling;

/// <summary>
/// The files of fragments. It decides nothing, and nobody holds a lock while it works: a disk may be slow. One thread writes and deletes,
/// another may read at the same time.
/// </summary>
internal interface IFragmentSpool
{
    /// <summary>What an earlier run left, in order of time.</summary>
    IReadOnlyList<BufferedFragment> Restore();

    /// <summary>Keeps a fragment; says whether it is safe now.</summary>
    bool TryWrite(OutgoingFragment fragment);

    /// <summary>Reads a fragment back; <see langword="null"/> when it cannot be read any more.</summary>
    OutgoingFragment? Read(BufferedFragment fragment);

    /// <summary>Forgets a fragment.</summary>
    void Delete(BufferedFragment fragment);
}
