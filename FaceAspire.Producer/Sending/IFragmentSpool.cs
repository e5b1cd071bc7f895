namespace FaceAspire.Producer.Sending;

/// <summary>Where a full buffer puts its oldest fragments. Under the buffer's lock: one thread at a time.</summary>
internal interface IFragmentSpool
{
    /// <summary>Bytes kept.</summary>
    long Bytes { get; }

    /// <summary>What an earlier run left, in order of time.</summary>
    IReadOnlyList<BufferedFragment> Restore();

    /// <summary>Whether that many bytes more may be kept.</summary>
    bool HasRoom(int bytes);

    /// <summary>Keeps a fragment; says whether it is safe now.</summary>
    bool TryWrite(OutgoingFragment fragment);

    /// <summary>Reads a fragment back; <see langword="null"/> when it cannot be read any more.</summary>
    OutgoingFragment? Read(BufferedFragment fragment);

    /// <summary>Forgets a fragment.</summary>
    void Delete(BufferedFragment fragment);
}
