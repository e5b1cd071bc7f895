namespace Amazon.SimpleEmailV2.Model;

/// <summary>Who gets a message.</summary>
public sealed class Destination
{
    /// <summary>Addresses.</summary>
    public List<string>? ToAddresses { get; set; }

    /// <summary>Addresses for copies.</summary>
    public List<string>? CcAddresses { get; set; }

    /// <summary>Addresses that nobody sees.</summary>
    public List<string>? BccAddresses { get; set; }
}
