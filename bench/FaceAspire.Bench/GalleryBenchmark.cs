using System.Collections.Concurrent;
using System.Diagnostics;
using System.Numerics.Tensors;
using FaceAspire.Faces;

namespace FaceAspire.Bench;

/// <summary>How long a search among a million faces takes, beside reading as much memory once.</summary>
internal static class GalleryBenchmark
{
    private const int Faces = 1_000_000;
    private const int Dimensions = 128;
    private const int Block = 1 << 20; // values
    private const int Runs = 21;

    public static Task<IReadOnlyList<Row>> RunAsync()
    {
        var random = new Random(1);
        var gallery = new Gallery<int>(Dimensions);
        var memory = new List<float[]>();
        for (var face = 0; face < Faces; face++)
        {
            gallery.Add(face, Any(random));
        }

        for (var left = (long)Faces * Dimensions; left > 0; left -= Block)
        {
            memory.Add(new float[Math.Min(left, Block)]);
            memory[^1].AsSpan().Fill(1);
        }

        List<double> searches = [], reads = [];
        for (var run = 0; run < Runs; run++) // by turns, so that what else the machine does falls on both
        {
            var asked = Any(random);
            searches.Add(Time(() => Check(gallery.Search(asked, -1, 5).Count == 5)));
            reads.Add(Time(() => Check(Read(memory) == Faces * Dimensions)));
        }

        return Task.FromResult<IReadOnlyList<Row>>(
        [
            new(
                $"search among {Faces:N0} faces of {Dimensions} values, {Environment.ProcessorCount} processors, {Runs} searches",
                Statistics.Milliseconds(Statistics.Median(searches)),
                Statistics.Milliseconds(searches.Max()),
                $"reading that memory: {Statistics.Ratio(Statistics.Median(reads) / Statistics.Median(searches))}",
                Statistics.Milliseconds(1.3 * Statistics.Median(reads))),
        ]);
    }

    /// <summary>Adds all values up, which takes no longer than reading them, on all processors.</summary>
    private static double Read(List<float[]> memory)
    {
        var sum = 0.0;
        Parallel.ForEach(
            Partitioner.Create(0, memory.Count, 1),
            () => 0.0,
            (range, _, own) => own + TensorPrimitives.Sum<float>(memory[range.Item1]),
            own =>
            {
                lock (memory)
                {
                    sum += own;
                }
            });
        return sum;
    }

    private static double Time(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Check(bool held) => _ = held ? true : throw new InvalidOperationException("A benchmark gave a wrong result.");

    private static float[] Any(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = random.NextSingle() - 0.5f;
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
