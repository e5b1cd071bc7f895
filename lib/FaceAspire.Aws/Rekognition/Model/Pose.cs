namespace Amazon.Rekognition.Model;

/// <summary>How a face is turned, in degrees, -180 to 180.</summary>
public sealed class Pose
{
    /// <summary>Up and down.</summary>
    public double Pitch { get; set; }

    /// <summary>Tilt.</summary>
    public double Roll { get; set; }

    /// <summary>Left and right.</summary>
    public double Yaw { get; set; }
}
