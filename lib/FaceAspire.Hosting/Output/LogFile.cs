using System.Text;

namespace Aspire.Hosting.Output;

/// <summary>A part's log: one file of bounded size, and the one before it.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly string _path;
    private readonly long _maxBytes;
    private readonly TimeProvider _time;
    private StreamWriter _writer;

    /// <summary>Opens a new file; what an earlier run left becomes the one before it.</summary>
    public LogFile(string path, long maxBytes, TimeProvider time)
    {
        _path = path;
        _maxBytes = maxBytes;
        _time = time;
        _writer = Open();
    }

    /// <summary>Where the file before this one is: <c>matcher.1.log</c> for <c>matcher.log</c>.</summary>
    public static string Earlier(string path) => Path.ChangeExtension(path, $".1{Path.GetExtension(path)}");

    /// <summary>Adds a line with the time of day.</summary>
    public void Write(string line)
    {
        if (_writer.BaseStream.Position + line.Length > _maxBytes)
        {
            _writer.Dispose();
            _writer = Open();
        }

        _writer.WriteLine($"{_time.GetLocalNow():HH:mm:ss.fff} {line}");
    }

    public void Dispose() => _writer.Dispose();

    private StreamWriter Open()
    {
        if (File.Exists(_path))
        {
            File.Move(_path, Earlier(_path), overwrite: true);
        }

        var file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        return new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}
