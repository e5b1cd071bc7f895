namespace FaceAspire.Enroller.Tests;

public class PersonNameTests
{
    [Theory]
    [InlineData("Ann Lee/1.jpg", "", "Ann Lee")]
    [InlineData("people/Ann Lee/1.jpg", "", "Ann Lee")]
    [InlineData("1.jpg", "", null)]
    [InlineData("Ann Lee/1.jpg", "person=Bob", "Bob")]
    [InlineData("1.jpg", "person=Bob,1.jpg=Cid", "Bob")]
    [InlineData("ann.jpg", "ann.jpg=Ann Lee", "Ann Lee")]
    [InlineData("ann.jpg", "ann=Ann Lee", "Ann Lee")]
    [InlineData("in/ann.jpg", "in/ann.jpg=Ann Lee", "Ann Lee")]
    [InlineData("in/ann.jpg", "ann.jpg=Ann Lee", "Ann Lee")]
    [InlineData("ann.jpg", "colour=blue", null)]
    [InlineData("Ann Lee/1.jpg", "person=  ", "Ann Lee")]
    [InlineData("Ann Lee/1.jpg", "person= Bob ", "Bob")]
    [InlineData(" /1.jpg", "", null)]
    [InlineData("/1.jpg", "", null)]
    public void Of_KeyAndTags_Name(string key, string tags, string? name) => Assert.Equal(
        name, PersonName.Of(key, tags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag[1])));

    [Fact]
    public void Of_NameTooLong_IsNone()
    {
        Assert.NotNull(PersonName.Of($"{new string('a', 100)}/1.jpg", new Dictionary<string, string>()));
        Assert.Null(PersonName.Of($"{new string('a', 101)}/1.jpg", new Dictionary<string, string>()));
    }
}
