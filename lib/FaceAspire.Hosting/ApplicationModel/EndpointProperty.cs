namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of an endpoint's address.</summary>
public enum EndpointProperty
{
    /// <summary><c>http://127.0.0.1:4566</c>.</summary>
    Url,

    /// <summary><c>127.0.0.1</c>.</summary>
    Host,

    /// <summary><c>127.0.0.1</c>.</summary>
    IPV4Host,

    /// <summary><c>4566</c>.</summary>
    Port,

    /// <summary><c>http</c>.</summary>
    Scheme,

    /// <summary>The same as the port: this host puts no proxy before a process.</summary>
    TargetPort,

    /// <summary><c>127.0.0.1:4566</c>.</summary>
    HostAndPort,
}
