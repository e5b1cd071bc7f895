using System.Xml.Linq;

namespace FaceAspire.Emulator.Protocol;

/// <summary>
/// The operations of one query service, called as a form: <c>Action=SendRawEmail&amp;Version=2010-12-01&amp;…</c>.
/// Registered as a singleton; the front door finds it by its version.
/// </summary>
/// <param name="version">The API's version, such as <c>2010-12-01</c>.</param>
/// <param name="xmlNamespace">The namespace of its answers.</param>
internal sealed class QueryService(string version, string xmlNamespace)
{
    private readonly Dictionary<string, Func<QueryForm, CancellationToken, Task<IEnumerable<XElement>?>>> _operations =
        new(StringComparer.Ordinal);

    /// <summary>The API's version.</summary>
    public string Version => version;

    /// <summary>The namespace of its answers; give each element this namespace.</summary>
    public XNamespace Namespace { get; } = xmlNamespace;

    /// <summary>Adds an operation: the handler returns what stands inside <c>&lt;OperationResult&gt;</c>; <see langword="null"/> leaves that element out.</summary>
    public QueryService On(string action, Func<QueryForm, CancellationToken, Task<IEnumerable<XElement>?>> handler)
    {
        _operations.Add(action, handler);
        return this;
    }

    /// <summary>Runs an operation, or answers its documented error.</summary>
    public async Task InvokeAsync(HttpContext context, QueryForm form)
    {
        var requestId = context.RequestId();
        XElement answer;
        try
        {
            if (!_operations.TryGetValue(form.Action, out var handler))
            {
                throw AwsException.NotImplemented(version, form.Action);
            }

            var result = await handler(form, context.RequestAborted);
            answer = new(Namespace + $"{form.Action}Response",
                result is null ? null : new XElement(Namespace + $"{form.Action}Result", result),
                new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", requestId)));
        }
        catch (AwsException e)
        {
            context.Response.StatusCode = e.Status;
            answer = new(Namespace + "ErrorResponse",
                new XElement(Namespace + "Error",
                    new XElement(Namespace + "Type", e.Status < 500 ? "Sender" : "Receiver"),
                    new XElement(Namespace + "Code", e.QueryCode ?? e.Code),
                    new XElement(Namespace + "Message", e.Message)),
                new XElement(Namespace + "RequestId", requestId));
        }

        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync(XmlText.Write(answer), context.RequestAborted);
    }
}
