using Amazon.Rekognition;
using Amazon.Rekognition.Model;

namespace FaceAspire.Enroller;

/// <summary>Says why a photo is refused, in a sentence that its uploader understands, with the way out.</summary>
internal static class Refusal
{
    /// <summary>Nobody said who is on it.</summary>
    public const string Nameless =
        "Nobody says who this is. Put the photo into a folder with the person's name, or give it the tag 'person'.";

    /// <summary>The file is empty.</summary>
    public const string Empty = "The file is empty. Upload it again.";

    /// <summary>The file is over <see cref="Photos.MaxBytes"/>.</summary>
    public const string TooLarge = "The file is over 15 MB. Upload a smaller version.";

    /// <summary>Why the service refuses the image itself; <see langword="null"/> for what is no refusal of the image and may pass.</summary>
    public static string? Of(AmazonRekognitionException e) => e switch
    {
        InvalidImageFormatException => "The file is no JPEG or PNG picture, or it is damaged. Upload a JPEG or PNG.",
        ImageTooLargeException => TooLarge,
        InvalidParameterException => $"The picture cannot be used: {e.Message}",
        _ => null,
    };

    /// <summary>Why a picture with not exactly one usable face is refused.</summary>
    /// <param name="usable">Faces that could be used.</param>
    /// <param name="unusable">Faces that could not.</param>
    public static string Of(int usable, IReadOnlyList<UnindexedFace> unusable)
    {
        if (usable > 1)
        {
            return $"The picture shows {usable} faces. Upload one that shows this person alone.";
        }

        return unusable is [{ Reasons: [var reason, ..] }, ..]
            ? $"The face cannot be used: {Words(reason)}. Upload a sharp, bright picture that shows the face from the front."
            : "No face was found. Upload a picture that shows the face from the front.";
    }

    private static string Words(string reason) => reason switch
    {
        "EXTREME_POSE" => "it is turned away too far",
        "LOW_BRIGHTNESS" => "it is too dark",
        "LOW_SHARPNESS" => "it is blurred",
        "LOW_CONFIDENCE" => "it may be no face at all",
        "SMALL_BOUNDING_BOX" => "it is too small",
        _ => "its quality is too low",
    };
}
