using System.Text.RegularExpressions;

namespace FaceAspire.Video.Tests;

public sealed partial class SnippetTests
{
    [Fact]
    public void Docs_Snippets_AreThoseThatAreCompiled()
    {
        var source = File.ReadAllText(Repository.File("tests", "FaceAspire.Video.Tests", "Snippets.cs"));
        var snippets = Snippet().Matches(source).Select(match => match.Groups[1].Value.Replace("\n        ", "\n", StringComparison.Ordinal).Trim()).ToList();
        var docs = File.ReadAllText(Repository.File("docs", "producer.md"));
        var readme = File.ReadAllText(Repository.File("lib", "FaceAspire.Video", "README.md"));

        Assert.Equal(2, snippets.Count);
        Assert.All(snippets, snippet => Assert.Contains(snippet, docs, StringComparison.Ordinal));
        Assert.All(snippets, snippet => Assert.Contains(snippet, readme, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"// snippet: \w+\n(.*?)// end", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
