namespace FaceAspire.Video;

/// <summary>A fragment that the service has stored, or received where the stream keeps no video.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Time">When its first frame is shown.</param>
/// <param name="Number">The service's number of it; <see langword="null"/> where a later one was acknowledged in its stead.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sends">How often it was sent, 1 or more; 0 where an earlier process sent it.</param>
public sealed record StoredFragment(string Stream, DateTimeOffset Time, string? Number, int Bytes, int Sends);
