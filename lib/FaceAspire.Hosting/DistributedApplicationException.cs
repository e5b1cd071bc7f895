namespace Aspire.Hosting;

/// <summary>The application is composed wrongly, or cannot start; the message says what to do.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Without a message.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>With the message that is shown.</summary>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>With the message that is shown and the cause.</summary>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
