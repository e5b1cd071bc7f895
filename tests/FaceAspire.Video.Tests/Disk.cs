namespace FaceAspire.Video.Tests;

/// <summary>Makes a spool's disk hang.</summary>
internal sealed class Disk : IDisposable
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _hanging = new(0);
    private readonly SemaphoreSlim _working = new(0);

    public Disk(MemorySpool spool) => spool.Before = () =>
    {
        _hanging.Release();
        Assert.True(_working.Wait(Generous), "the disk hung for a minute: somebody waits for it");
    };

    /// <summary>Returns when somebody uses it.</summary>
    public async Task HangsAsync() => Assert.True(await _hanging.WaitAsync(Generous, TestContext.Current.CancellationToken));

    /// <summary>Lets them go on.</summary>
    public void Works() => _working.Release();

    public void Dispose()
    {
        _hanging.Dispose();
        _working.Dispose();
    }
}
