namespace FaceAspire.AppHost;

/// <summary>A camera, as <c>--camera NAME=SOURCE</c> gives it.</summary>
/// <param name="Name">1 to 64 of <c>[a-zA-Z0-9_.-]</c>: the name of its video stream, too.</param>
/// <param name="Source">Full path of a file or device, or a URL.</param>
internal sealed record Camera(string Name, string Source);
