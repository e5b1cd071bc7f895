using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Tests.S3;

/// <summary>Beside the library's MD5.</summary>
public sealed class Md5LanesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1, 1)]
    [InlineData(65536, 65536, 65536, 65536)]
    [InlineData(0, 55, 56, 63, 64, 65, 119, 120, 128)] // where the length needs a block more, and more contents than lanes
    [InlineData(200_000, 1, 70_000)]
    [SuppressMessage("Security", "CA5351", Justification = "It is what is tested.")]
    public void HashData_OfSeveral_IsThatOfEach(params int[] lengths)
    {
        ReadOnlyMemory<byte>[] contents = [.. lengths.Select((length, seed) => Content(length, seed))];

        var digests = Md5Lanes.HashData(contents);

        Assert.Equal(contents.Select(content => Convert.ToHexString(MD5.HashData(content.Span))), digests.Select(Convert.ToHexString));
    }

    private static ReadOnlyMemory<byte> Content(int length, int seed)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }
}
