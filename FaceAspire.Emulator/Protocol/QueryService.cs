using System.Xml.Linq;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Protocol;

/// <summary>
/// The operations of one query service, called as a form: <c>Action=SendRawEmail&amp;Version=2010-12-01&amp;…</c>.
/// Registered as a singleton; the front door finds it by its version.
/// </summary>
/// <param name="version">The API's version, such as <c>2010-12-01</c>.</param>
/// <param name="xmlNamespace">The namespace of its answers.</param>
/// <param name="constraints">What requests must hold, checked before a handler is called; none for a service that checks by itself.</param>
internal sealed class QueryService(string version, string xmlNamespace, ConstraintSet? constraints = null)
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
        XElement answer;
        try
        {
            var handler = _operations.GetValueOrDefault(form.Action) ?? throw AwsException.InvalidAction(form.Action, version);
            constraints?.Check(form.Action, form);
            var result = await handler(form, context.RequestAborted);
            answer = new(Namespace + $"{form.Action}Response",
                result is null ? null : new XElement(Namespace + $"{form.Action}Result", result),
                new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", context.RequestId())));
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            await RefuseAsync(context, e);
            return;
        }

        await WriteAsync(context, answer);
    }

    /// <summary>Writes an error.</summary>
    public Task RefuseAsync(HttpContext context, Exception exception)
    {
        var error = context.ErrorOf(exception);
        context.Response.StatusCode = error.Status;
        return WriteAsync(context, new(Namespace + "ErrorResponse",
            new XElement(Namespace + "Error",
                new XElement(Namespace + "Type", error.Status < 500 ? "Sender" : "Receiver"),
                new XElement(Namespace + "Code", error.QueryCode ?? error.Code),
                new XElement(Namespace + "Message", error.Message)),
            new XElement(Namespace + "RequestId", context.RequestId())));
    }

    private static Task WriteAsync(HttpContext context, XElement answer)
    {
        context.Response.ContentType = "text/xml";
        return context.Response.WriteAsync(XmlText.Write(answer), context.RequestAborted);
    }
}
