namespace FaceAspire.Setup.Tests;

public sealed class PeopleFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_FolderPerPerson_PhotosInOrder()
    {
        _folder.Add("Bob/b.PNG", "Ann Lee/2.jpeg", "Ann Lee/1.jpg");
        var people = PeopleFolder.Read(_folder.Path);
        Assert.Equal(["Ann Lee/1.jpg", "Ann Lee/2.jpeg", "Bob/b.PNG"], people.Photos.Select(photo => photo.Key));
        Assert.Equal(["image/jpeg", "image/jpeg", "image/png"], people.Photos.Select(photo => photo.ContentType));
        Assert.Empty(people.LeftOut);
    }

    [Fact]
    public void Read_OtherThings_LeftOutByName()
    {
        _folder.Add("Ann/1.jpg", "Ann/notes.txt", "Ann/2024/2.jpg", "stray.jpg", "Ann/.hidden", ".git/config", "Bob/readme.md");
        var people = PeopleFolder.Read(_folder.Path);
        Assert.Equal(["Ann/1.jpg"], people.Photos.Select(photo => photo.Key));
        Assert.Equal(["Ann/2024", "Ann/notes.txt", "Bob/readme.md", "stray.jpg"], people.LeftOut);
    }

    [Fact]
    public void Read_NoSuchFolder_SaysSoAndTheWayOut()
    {
        var e = Assert.Throws<SetupException>(() => PeopleFolder.Read(Path.Combine(_folder.Path, "nowhere")));
        Assert.Contains("nowhere", e.Message, StringComparison.Ordinal);
        Assert.Contains("--people", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("Ann/notes.txt")]
    [InlineData("stray.jpg")]
    public void Read_NoPhotos_SaysSo(params string[] files)
    {
        _folder.Add(files);
        Assert.Contains("holds no photos", Assert.Throws<SetupException>(() => PeopleFolder.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
