namespace FaceAspire.Bench;

/// <summary>A row of the table.</summary>
/// <param name="What">What was measured, and over how many runs.</param>
/// <param name="Median">The median, with its unit.</param>
/// <param name="Worst">The worst, with its unit; empty where that says nothing.</param>
/// <param name="Beside">A peer in the same run and how many times as much it took; empty where there is none.</param>
/// <param name="Target">What it should be under; empty where nothing is asked.</param>
internal sealed record Row(string What, string Median, string Worst = "", string Beside = "", string Target = "");
