namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known only once the application starts: a port, a parameter.</summary>
public interface IValueProvider
{
    /// <summary>The value now.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
