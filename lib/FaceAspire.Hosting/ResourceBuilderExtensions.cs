namespace Aspire.Hosting;

/// <summary>Says what a resource's process gets, where it listens, what it waits for, and when it is healthy.</summary>
public static partial class ResourceBuilderExtensions;
