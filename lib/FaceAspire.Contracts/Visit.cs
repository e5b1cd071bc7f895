using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Contracts;

/// <summary>Ids of visits.</summary>
public static class Visit
{
    /// <summary>
    /// The id of the visit that began with a frame: 32 hex digits which follow from camera, person and time alone, so that a replay
    /// names the same visit.
    /// </summary>
    public static string Id(Frame first, string person) => Hash($"{first.Camera}\n{person}\n{first.Time.ToUnixTimeMilliseconds()}");

    /// <summary>The message group of a person's alerts at a camera: they keep their order, and hold up nobody else's.</summary>
    public static string Group(Camera camera, string person) => Hash($"{camera}\n{person}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
