using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using XmlText = FaceAspire.Emulator.Protocol.XmlText;

namespace FaceAspire.Emulator.S3;

/// <summary>S3's XML: answers in its namespace, requests with or without it, errors without.</summary>
internal static class S3Xml
{
    private const int MaxRequestBytes = 4 * 1024 * 1024;

    public static readonly XNamespace Xmlns = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static XElement Element(string name, params object?[] content) => new(Xmlns + name, content);

    /// <summary><c>&lt;ChecksumCRC32&gt;NhCmhg==…</c> for <c>crc32:NhCmhg==</c>; nothing for nothing.</summary>
    public static XElement? Checksum(string? checksum) =>
        checksum?.Split(':', 2) is [var algorithm, var value] ? Element("Checksum" + algorithm.ToUpperInvariant(), value) : null;

    /// <summary>As S3 writes times in XML: <c>2026-01-02T03:04:05.000Z</c>.</summary>
    public static string Time(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The first child of that name, in any namespace.</summary>
    public static XElement? Child(this XElement parent, string name) => parent.Children(name).FirstOrDefault();

    /// <summary>The children of that name, in any namespace.</summary>
    public static IEnumerable<XElement> Children(this XElement parent, string name) =>
        parent.Elements().Where(element => element.Name.LocalName == name);

    /// <summary>Reads a request's body, up to 4 MiB, checking what digests came with it.</summary>
    /// <exception cref="AwsException"><c>MalformedXML</c>, or what <see cref="RequestBody"/> finds.</exception>
    public static async Task<XElement> ReadAsync(S3Request request, string root) => Parse(await ReadTextAsync(request), root);

    /// <summary>Reads an element that must have a name.</summary>
    /// <exception cref="AwsException"><c>MalformedXML</c>.</exception>
    public static XElement Parse(byte[] text, string root) => Parse(text) is var element && element.Name.LocalName == root ? element : throw S3Errors.Xml();

    /// <summary>Reads a request's body as text, up to 4 MiB.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is what clients send.")]
    public static async Task<byte[]> ReadTextAsync(S3Request request)
    {
        using var body = RequestBody.Open(request, MaxRequestBytes);
        var content = new ArrayBufferWriter<byte>();
        await body.CopyToAsync(content, request.Aborted);
        body.Verify(MD5.HashData(content.WrittenSpan));
        return content.WrittenSpan.ToArray();
    }

    public static XElement Parse(byte[] text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw S3Errors.Xml();
        }
    }

    public static async Task WriteAsync(HttpContext context, XElement answer)
    {
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(
            """<?xml version="1.0" encoding="UTF-8"?>""" + "\n" + XmlText.Write(answer), context.RequestAborted);
    }

    /// <summary>Writes an error; a HEAD gets the status alone.</summary>
    public static async Task WriteAsync(S3Request request, AwsException error)
    {
        var context = request.Context;
        context.Response.StatusCode = error.Status;
        if (HttpMethods.IsHead(context.Request.Method) || error.Status == StatusCodes.Status304NotModified)
        {
            return;
        }

        var key = error.Details.FirstOrDefault(detail => detail.Element == S3Errors.KeyDetail).Value ?? (error.Code == "NoSuchKey" ? request.Key : "");
        await WriteAsync(context, new XElement(
            "Error",
            new XElement("Code", error.Code),
            new XElement("Message", error.Message),
            error.Details.Where(detail => detail.Element != S3Errors.KeyDetail).Select(detail => new XElement(detail.Element, XmlText.Printable(detail.Value))),
            request.Bucket.Length > 0 ? new XElement("BucketName", XmlText.Printable(request.Bucket)) : null,
            key.Length > 0 ? new XElement("Key", XmlText.Printable(key)) : null,
            new XElement("Resource", XmlText.Printable($"/{request.Bucket}/{request.Key}".TrimEnd('/') is { Length: > 0 } path ? path : "/")),
            new XElement("RequestId", context.RequestId()),
            new XElement("HostId", context.RequestId())));
    }
}
