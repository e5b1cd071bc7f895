using System.Numerics.Tensors;

namespace FaceAspire.Faces.Tests;

public sealed class GalleryTests
{
    private const int Dimensions = 67; // not a multiple of any vector register's length

    [Theory]
    [InlineData(500)]
    [InlineData(20_000)] // searched by several processors
    public void Search_ManyFaces_FindsWhatComparingEachFinds(int count)
    {
        var random = new Random(2);
        var (gallery, faces) = Filled(random, count);

        for (var i = 0; i < 20; i++)
        {
            var asked = Vectors.Normalise(Any(random, Dimensions));
            Assert.Equal(Compared(faces, asked, 0.1f, 7), gallery.Search(asked, least: 0.1f, most: 7));
        }
    }

    [Fact]
    public void Search_WhileFacesComeAndGo_FindsWhatComparingEachFinds()
    {
        var random = new Random(3);
        var (gallery, faces) = Filled(random, 3000); // some blocks
        for (var i = 0; i < 4000; i++)
        {
            if (random.Next(3) == 0)
            {
                faces[3000 + i] = Vectors.Normalise(Any(random, Dimensions));
                gallery.Add(3000 + i, faces[3000 + i]);
            }
            else
            {
                var id = random.Next(3000 + i);
                Assert.Equal(faces.Remove(id), gallery.Remove(id));
            }

            if (i % 400 == 0)
            {
                var asked = Vectors.Normalise(Any(random, Dimensions));
                Assert.Equal(Compared(faces, asked, -1, 5), gallery.Search(asked, -1, 5));
            }
        }

        Assert.Equal(faces.Count, gallery.Count);
        Assert.All(faces.Keys.ToList(), id => Assert.True(gallery.Remove(id)));
        Assert.Equal((0, 0), (gallery.Count, gallery.Search(new float[Dimensions], -1, 5).Count));
    }

    [Fact]
    public async Task Search_ManyAtATime_EachFindsItsOwn()
    {
        var (gallery, faces) = Filled(new Random(4), 20_000);

        var found = await Task.WhenAll(Enumerable.Range(0, 32).Select(id => Task.Run(() => gallery.Search(faces[id], 0.9, 1).Single().Id)));

        Assert.Equal(Enumerable.Range(0, 32), found);
    }

    [Fact]
    public void Search_EquallyAlike_TheFirstOnes()
    {
        var gallery = new Gallery<int>(2);
        for (var id = 0; id < 30_000; id++)
        {
            gallery.Add(id, [1, 0]);
        }

        Assert.Equal([0, 1, 2], gallery.Search(new float[] { 1, 0 }, -1, 3).Select(found => found.Id));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9, 2)]
    public void Search_Most_LimitsTheAnswer(int most, int expected)
    {
        var gallery = new Gallery<string>(2);
        gallery.Add("a", [1, 0]);
        gallery.Add("b", [0.8f, 0.6f]);

        Assert.Equal(expected, gallery.Search(new float[] { 1, 0 }, -1, most).Count);
    }

    [Fact]
    public void AddAndSearch_VectorOfOtherDimensions_Refused()
    {
        var gallery = new Gallery<string>(2);

        Assert.Throws<ArgumentOutOfRangeException>(() => gallery.Add("a", [1, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => gallery.Search(new float[1], 0, 5));
        Assert.Equal(0, gallery.Count);
    }

    [Fact]
    public void Add_NameThatIsThere_Refused()
    {
        var gallery = new Gallery<string>(2);
        gallery.Add("a", [1, 0]);

        Assert.Throws<ArgumentException>(() => gallery.Add("a", [0, 1]));
        Assert.Equal(1, gallery.Search(new float[] { 1, 0 }, -1, 5).Single().Cosine);
    }

    [Fact]
    public void Normalise_Zero_StaysZero() => Assert.Equal([0, 0], Vectors.Normalise([0, 0]));

    [Fact]
    public void Normalise_Any_HasLengthOne() => Assert.Equal([0.6f, -0.8f], Vectors.Normalise([3, -4]));

    private static (Gallery<int> Gallery, Dictionary<int, float[]> Faces) Filled(Random random, int count)
    {
        var gallery = new Gallery<int>(Dimensions);
        var faces = Enumerable.Range(0, count).ToDictionary(id => id, _ => Vectors.Normalise(Any(random, Dimensions)));
        foreach (var (id, vector) in faces)
        {
            gallery.Add(id, vector);
        }

        return (gallery, faces);
    }

    private static List<(int Id, float Cosine)> Compared(Dictionary<int, float[]> faces, float[] asked, float least, int most) =>
    [
        .. faces.Select(face => (Id: face.Key, Cosine: TensorPrimitives.Dot<float>(face.Value, asked)))
            .Where(face => face.Cosine >= least).OrderByDescending(face => face.Cosine).Take(most),
    ];

    private static float[] Any(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
}
