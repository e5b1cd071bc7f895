using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>Loads OpenCV, and says what is missing where that fails.</summary>
internal static class OpenCvLibrary
{
    /// <summary>Runs what needs OpenCV for the first time.</summary>
    /// <exception cref="FaceModelException">OpenCV or something that it needs is missing, or it cannot load a model.</exception>
    public static T Use<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException)
        {
            var cause = e.GetBaseException().Message.ReplaceLineEndings(" ");
            throw new FaceModelException(
                $"OpenCV could not be loaded. Install what it needs (Debian: apt-get install libgtk-3-0). The system says: {cause}", e);
        }
        catch (OpenCVException e)
        {
            throw new FaceModelException($"OpenCV could not load a model: {e.Message}", e);
        }
    }
}
