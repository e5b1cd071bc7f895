namespace Aspire.Hosting.Telemetry;

/// <summary>Bytes that are no OTLP message; the message says why.</summary>
internal sealed class OtlpException(string message) : Exception(message);
