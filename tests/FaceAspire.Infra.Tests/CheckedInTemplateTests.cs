namespace FaceAspire.Infra.Tests;

/// <summary>What is checked in is what is synthesised.</summary>
public sealed class CheckedInTemplateTests
{
    [Fact]
    public void Templates_SynthesisedAfresh_AreThoseCheckedIn()
    {
        using var fresh = new TemporaryFolder();

        Synthesis.WriteTemplates(fresh.Path);

        Assert.All(CheckedInTemplates.Files, file => Assert.True(
            File.ReadAllText(Path.Combine(fresh.Path, file)) == File.ReadAllText(Repository.File("FaceAspire.Infra", file)),
            $"{file} is out of date. Bring it up to date with: dotnet run --project FaceAspire.Infra -- templates FaceAspire.Infra"));
    }

    [Fact]
    public void Templates_OutsideTheList_AreNone() => Assert.Equal(
        CheckedInTemplates.Files.Order(),
        Directory.GetFiles(Repository.File("FaceAspire.Infra"), "*.template.json").Select(path => Path.GetFileName(path)).Order());
}
