using System.Text.RegularExpressions;

namespace FaceAspire.Contracts;

/// <summary>A camera, named as its video stream is: 1 to 64 letters, digits, <c>_</c>, <c>.</c> or <c>-</c>.</summary>
public readonly partial record struct Camera
{
    private Camera(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The data stream that its records come on. Rekognition's managed role wants the first word.</summary>
    public string DataStream => $"AmazonRekognition-faceaspire-{Name}";

    /// <summary>The stream processor that watches it.</summary>
    public string StreamProcessor => $"faceaspire-{Name}";

    /// <summary>Takes a name.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Camera Named(string name) =>
        NamePattern().IsMatch(name)
            ? new(name)
            : throw new FormatException($"'{name}' is no camera name. It needs 1 to 64 letters, digits, '_', '.' or '-'.");

    /// <summary>Reads the camera out of a video stream's ARN: <c>arn:aws:kinesisvideo:eu-west-1:111122223333:stream/door/1585900000000</c>.</summary>
    /// <remarks>The creation time at the end may be missing: Rekognition's documentation prints its ARNs so.</remarks>
    /// <exception cref="FormatException">It is no such ARN.</exception>
    public static Camera OfStream(string arn) =>
        arn.Split(':', 6) is ["arn", _, "kinesisvideo", _, _, var resource] && resource.Split('/') is ["stream", var name, ..]
            ? Named(name)
            : throw new FormatException($"'{arn}' is no ARN of a video stream.");

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    [GeneratedRegex(@"^[a-zA-Z0-9_.-]{1,64}\z")]
    private static partial Regex NamePattern();
}
