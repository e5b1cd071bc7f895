namespace Amazon.Rekognition.Model;

/// <summary>How well a face can be seen, 0 to 100.</summary>
public sealed class ImageQuality
{
    /// <summary>How bright.</summary>
    public double Brightness { get; set; }

    /// <summary>How sharp.</summary>
    public double Sharpness { get; set; }
}
