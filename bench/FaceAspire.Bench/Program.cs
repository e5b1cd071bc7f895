using FaceAspire.Bench;

// Each benchmark gives rows of one table; the arguments choose some of them.
(string Name, Func<Task<IReadOnlyList<Row>>> Run)[] benchmarks =
[
    ("start", StartBenchmark.RunAsync),
    ("frame", FrameBenchmark.RunAsync),
    ("gallery", GalleryBenchmark.RunAsync),
    ("alert", AlertBenchmark.RunAsync),
    ("lambda", LambdaBenchmark.RunAsync),
    ("matcher", MatcherBenchmark.RunAsync),
    ("wire", WireBenchmark.RunAsync),
    ("scale", ScaleBenchmark.RunAsync),
    ("video", VideoBenchmark.RunAsync),
    ("faults", FaultBenchmark.RunAsync),
];

if (args.FirstOrDefault(name => !benchmarks.Any(one => one.Name == name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark {unknown}; take {string.Join(", ", benchmarks.Select(one => one.Name))}, or none for all but faults.");
    return 2;
}

Console.WriteLine("| what | median | worst | beside it | target |");
Console.WriteLine("|---|---|---|---|---|");
foreach (var (name, run) in benchmarks.Where(one => args.Length == 0 ? one.Name != "faults" : args.Contains(one.Name)))
{
    Console.Error.WriteLine($"Measuring {name} ...");
    try
    {
        foreach (var row in await run())
        {
            Console.WriteLine($"| {row.What} | {row.Median} | {row.Worst} | {row.Beside} | {row.Target} |");
        }
    }
    catch (Exception e) // caught, so that what was started is ended
    {
        Console.Error.WriteLine(e);
        return 1;
    }
}

return 0;
