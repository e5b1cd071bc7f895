using OpenCvSharp;

namespace FaceAspire.Bench;

/// <summary>Pictures of the demo camera.</summary>
internal static class DemoPicture
{
    private const double NobodyThere = 6500; // ms

    /// <summary>A frame of 640x360 in which nobody is: a JPEG.</summary>
    public static byte[] Empty()
    {
        using var video = new VideoCapture(Built.Clip, VideoCaptureAPIs.FFMPEG);
        using var picture = new Mat();
        video.Set(VideoCaptureProperties.PosMsec, NobodyThere);
        return video.Read(picture) ? picture.ImEncode(".jpg") : throw new InvalidOperationException($"{Built.Clip} cannot be read.");
    }
}
