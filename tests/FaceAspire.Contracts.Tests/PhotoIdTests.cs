using System.Text;
using System.Text.RegularExpressions;

namespace FaceAspire.Contracts.Tests;

public partial class PhotoIdTests
{
    [Theory]
    [InlineData("ann.jpg", "ann.jpg")]
    [InlineData("Ann Lee/1.jpg", "Ann:20Lee:2F1.jpg")]
    [InlineData("a:20b", "a:3A20b")]
    [InlineData("Zoë.jpg", "Zo:C3:AB.jpg")]
    public void OfKey_Key_SpelledInRekognitionsAlphabet(string key, string id) => Assert.Equal(id, PhotoId.OfKey(key).Value);

    [Fact]
    public void OfKey_AnyKey_IsValidAndTurnsBack()
    {
        var random = new Random(20261123);
        for (var i = 0; i < 5_000; i++)
        {
            var key = RandomKey(random);
            var id = PhotoId.OfKey(key);
            Assert.Matches(ExternalImageId(), id.Value);
            Assert.Equal(id.Value.StartsWith("::", StringComparison.Ordinal) ? null : key, id.ToKey());
        }
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(256, true)]
    [InlineData(1024, true)]
    public void OfKey_LongKey_HashedBeyond255(int length, bool hashed)
    {
        var key = new string('a', length);
        Assert.Equal(hashed, PhotoId.OfKey(key).ToKey() is null);
        Assert.Equal(hashed ? 66 : length, PhotoId.OfKey(key).Value.Length);
    }

    [Fact]
    public void OfKey_DifferentLongKeys_DifferentIds() =>
        Assert.NotEqual(PhotoId.OfKey(new string('é', 200) + "1.jpg"), PhotoId.OfKey(new string('é', 200) + "2.jpg"));

    [Theory]
    [InlineData("a:2")] // cut off
    [InlineData("a:zz")] // no hex
    [InlineData("a:2f1")] // OfKey spells in capitals
    [InlineData("a:61")] // OfKey leaves an a alone
    [InlineData("a:FF")] // no UTF-8
    [InlineData("::0011")] // a hash
    public void ToKey_IdThatNoKeyHas_Null(string id) => Assert.Null(new PhotoId(id).ToKey());

    private static string RandomKey(Random random)
    {
        var key = new StringBuilder();
        for (var length = random.Next(1, 120); length > 0; length--)
        {
            key.Append(random.Next(6) switch
            {
                0 => "/",
                1 => " ",
                2 => ":",
                3 => new Rune(random.Next(0xE000, 0x10FFFF)).ToString(),
                4 => ((char)random.Next(1, 0x2FF)).ToString(),
                _ => ((char)random.Next('a', 'z')).ToString(),
            });
        }

        return key.ToString();
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_.\-:]{1,255}\z")]
    private static partial Regex ExternalImageId();
}
