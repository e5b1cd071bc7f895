namespace FaceAspire.Producer.Sources;

/// <summary>A run of ffmpeg or ffprobe.</summary>
/// <param name="Program">Which.</param>
/// <param name="Arguments">Its arguments, which every user of the machine can read.</param>
/// <param name="Input">What it reads from its standard input, which nobody else can; <see langword="null"/> for nothing.</param>
internal sealed record MediaCommand(string Program, IReadOnlyList<string> Arguments, string? Input = null);
