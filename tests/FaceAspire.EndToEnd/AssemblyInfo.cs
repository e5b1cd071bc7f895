using Xunit.Sdk;
using Xunit.v3;

// Each test starts the whole system; two at a time would only starve each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
