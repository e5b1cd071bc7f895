namespace FaceAspire.Faces.Tests;

public sealed class GalleryTests
{
    private const int Dimensions = 67; // not a multiple of any vector register's length

    [Fact]
    public void Dot_AnyLength_IsTheSumOfProducts()
    {
        var random = new Random(1);
        for (var length = 0; length < 40; length++)
        {
            var (left, right) = (Any(random, length), Any(random, length));

            Assert.Equal(left.Zip(right).Sum(pair => (double)pair.First * pair.Second), Gallery.Dot(left, right), 4);
        }
    }

    [Fact]
    public void Search_ManyFaces_FindsWhatComparingEachFinds()
    {
        var random = new Random(2);
        var faces = Enumerable.Range(0, 500).Select(i => (Id: $"f{i}", Vector: Vectors.Normalise(Any(random, Dimensions)))).ToList();
        var gallery = new Gallery();
        faces.ForEach(face => gallery.Add(face.Id, face.Vector));

        for (var i = 0; i < 50; i++)
        {
            var asked = Vectors.Normalise(Any(random, Dimensions));
            var expected = faces.Select(face => (face.Id, Cosine: Gallery.Dot(face.Vector, asked))).Where(face => face.Cosine >= 0.1)
                .OrderByDescending(face => face.Cosine).Take(7).ToList();
            Assert.Equal(expected, gallery.Search(asked, least: 0.1, most: 7));
        }
    }

    [Fact]
    public void Search_FaceAddedThenRemoved_IsFoundOnlyBetween()
    {
        var gallery = new Gallery();
        float[] ada = [1, 0], bruno = [0, 1];
        gallery.Add("bruno", bruno);
        Assert.DoesNotContain("ada", gallery.Search(ada, -1, 5).Select(found => found.Id));

        gallery.Add("ada", ada);
        Assert.Equal("ada", gallery.Search(ada, -1, 5)[0].Id);
        Assert.Equal(2, gallery.Count);

        Assert.True(gallery.Remove("ada"));
        Assert.False(gallery.Remove("ada"));
        Assert.Equal(["bruno"], gallery.Search(ada, -1, 5).Select(found => found.Id));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9, 2)]
    public void Search_Most_LimitsTheAnswer(int most, int expected)
    {
        var gallery = new Gallery();
        gallery.Add("a", [1, 0]);
        gallery.Add("b", [0.8f, 0.6f]);

        Assert.Equal(expected, gallery.Search([1, 0], -1, most).Count);
    }

    [Fact]
    public void Search_VectorOfAnotherLength_DoesNotMatch()
    {
        var gallery = new Gallery();
        gallery.Add("a", [1, 0, 0]);

        Assert.Empty(gallery.Search([1, 0], 0, 5));
    }

    [Fact]
    public void Normalise_Zero_StaysZero() => Assert.Equal([0, 0], Vectors.Normalise([0, 0]));

    [Fact]
    public void Normalise_Any_HasLengthOne() => Assert.Equal([0.6f, -0.8f], Vectors.Normalise([3, -4]));

    private static float[] Any(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
}
