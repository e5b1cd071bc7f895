namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that can be named in an expression.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>How it is written there: <c>{emulator.bindings.http.url}</c>.</summary>
    string ValueExpression { get; }
}
