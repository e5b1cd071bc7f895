using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Setup;

/// <summary>Names stacks in CloudFormation's alphabet: a letter, then letters, digits and hyphens, 128 at most.</summary>
internal static class StackName
{
    /// <summary>The stack of what all cameras share.</summary>
    public const string Shared = "FaceAspire";

    /// <summary>
    /// A camera's stack: <c>FaceAspire-Camera-door</c>. A name with <c>_</c> or <c>.</c> gets hyphens and, so that
    /// <c>a_b</c> and <c>a.b</c> stay two stacks, eight digits of its hash: <c>FaceAspire-Camera-a-b-1F2E3D4C</c>.
    /// </summary>
    public static string OfCamera(string camera)
    {
        var spelled = string.Concat(camera.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return spelled == camera
            ? $"FaceAspire-Camera-{camera}"
            : $"FaceAspire-Camera-{spelled}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(camera)))[..8]}";
    }
}
