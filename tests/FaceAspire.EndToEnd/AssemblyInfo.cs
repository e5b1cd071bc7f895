using Xunit.Sdk;
using Xunit.v3;

// Each class starts the whole system, which mostly waits for video to pass: two have room beside each other on two processors, more would starve.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
