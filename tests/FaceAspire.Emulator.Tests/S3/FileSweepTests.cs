using System.Net.Sockets;
using System.Text;
using FaceAspire.Emulator.S3;
using FaceAspire.Emulator.Storage;
using FaceAspire.Soak;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.S3;

/// <summary>Files hold little that no object is, whatever was replaced or deleted, and however a process ended.</summary>
public sealed class FileSweepTests
{
    private const int Objects = 400;
    private const int ObjectBytes = 100_000; // of 400, they fill nine files and begin a tenth
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_KilledAmidAnUpload_ItsFileIsGone()
    {
        using var folder = new TemporaryFolder();
        using (var emulator = await EmulatorProcess.StartAsync(typeof(EmulatorHost).Assembly.Location, folder.Path))
        {
            using var client = new SoakClient(emulator.Endpoint);
            await client.S3Async(HttpMethod.Put, "/faces");
            await client.S3Async(HttpMethod.Put, "/faces/whole", new byte[ObjectFiles.SmallBytes + 1]);
            using var socket = new TcpClient(emulator.Endpoint.Host, emulator.Endpoint.Port);
            await socket.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes("PUT /faces/half HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + new string('x', 500_000)), Token);
            await S3Fixture.FilesAsync(folder.Path, 2).WaitAsync(Patience, Token);
            emulator.Kill();
        }

        await using var s3 = await S3Fixture.StartAsync(folder.Path);

        await S3Fixture.FilesAsync(folder.Path, 1).WaitAsync(Patience, Token);
        Assert.Equal(ObjectFiles.SmallBytes + 1, (await s3.ReadAsync("whole")).Length);
    }

    [Fact]
    public async Task TrimSome_MostOfAFileIsDeleted_FreedAndTheRestIsWhole()
    {
        using var folder = new TemporaryFolder();
        await using var s3 = await S3Fixture.StartAsync(folder.Path);
        for (var i = 0; i < Objects; i++)
        {
            await PutAsync(s3, i);
        }

        var full = Bytes(folder.Path);
        for (var i = 0; i < Objects; i++)
        {
            if (i % 4 != 0)
            {
                await s3.Client.DeleteObjectAsync(S3Fixture.Bucket, $"{i}", Token);
            }
        }

        Sweep(s3);

        Assert.True(Bytes(folder.Path) <= full / 2, $"{Bytes(folder.Path)} of {full} bytes are left.");
        for (var i = 0; i < Objects; i += 4)
        {
            Assert.Equal(Content(i), await s3.ReadAsync($"{i}"));
        }
    }

    [Fact]
    public async Task PutObject_AllOfAFileIsReplaced_FreedAtOnce()
    {
        using var folder = new TemporaryFolder();
        await using var s3 = await S3Fixture.StartAsync(folder.Path);

        for (var i = 0; i < Objects; i++)
        {
            await s3.PutAsync("same", Content(i));
        }

        await S3Fixture.FilesAsync(folder.Path, 1).WaitAsync(Patience, Token);
        Assert.Equal(Content(Objects - 1), await s3.ReadAsync("same"));
    }

    [Fact]
    public async Task UploadPart_ItsFileIsSwept_ThePartIsStillThere()
    {
        using var folder = new TemporaryFolder();
        await using var s3 = await S3Fixture.StartAsync(folder.Path);
        var upload = (await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, "joined", Token)).UploadId;
        var part = await s3.Client.UploadPartAsync(
            new() { BucketName = S3Fixture.Bucket, Key = "joined", UploadId = upload, PartNumber = 1, InputStream = new MemoryStream("part"u8.ToArray()) }, Token);
        for (var i = 0; i < Objects; i++)
        {
            await s3.PutAsync("same", Content(i));
        }

        Sweep(s3);
        await s3.Client.CompleteMultipartUploadAsync(
            new() { BucketName = S3Fixture.Bucket, Key = "joined", UploadId = upload, PartETags = [new(1, part.ETag)] }, Token);

        Assert.Equal("part", await s3.ReadAsync("joined"));
        await S3Fixture.FilesAsync(folder.Path, 1).WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task PutObject_LongerThanAnnounced_RefusedAndTheNextIsWhole()
    {
        await using var s3 = await S3Fixture.StartAsync();
        using var socket = new TcpClient(s3.Emulator.Endpoint.Host, s3.Emulator.Endpoint.Port);

        await socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes("PUT /faces/long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Encoding: aws-chunked\r\nx-amz-decoded-content-length: 4\r\nContent-Length: 21\r\n\r\nb\r\nlonglonglon\r\n0\r\n\r\n"),
            Token);
        using var answer = new StreamReader(socket.GetStream());

        Assert.Contains("IncompleteBody", await answer.ReadToEndAsync(Token), StringComparison.Ordinal);
        await s3.PutAsync("next", "whole");
        Assert.Equal("whole", await s3.ReadAsync("next"));
    }

    [Fact]
    public async Task PutObject_SizesAroundBlocksAndBuffers_EachIsWhole()
    {
        int[] sizes = [
            0, 1, AlignedMemory.Block - 1, AlignedMemory.Block, AlignedMemory.Block + 1, ObjectFiles.SmallBytes - 1, ObjectFiles.SmallBytes, ObjectFiles.SmallBytes + 1,
            ObjectFiles.SmallBytes + AlignedMemory.Block - 1, ObjectFiles.SmallBytes + AlignedMemory.Block, ObjectFiles.SmallBytes + AlignedMemory.Block + 1, 1_000_000];
        using var folder = new TemporaryFolder();
        await using var s3 = await S3Fixture.StartAsync(folder.Path);

        await Task.WhenAll(sizes.Select(size => s3.PutAsync($"{size}", Content(size, size))));
        await Task.WhenAll(sizes.Select(size => s3.PutAsync($"{size} again", Content(size, size))));
        Sweep(s3);

        foreach (var size in sizes)
        {
            Assert.Equal(Content(size, size), await s3.ReadAsync($"{size}"));
            Assert.Equal(Content(size, size), await s3.ReadAsync($"{size} again"));
        }
    }

    private static Task<Amazon.S3.Model.PutObjectResponse> PutAsync(S3Fixture s3, int i) => s3.PutAsync($"{i}", Content(i));

    private static string Content(int i, int size = ObjectBytes) => string.Create(size, i, (text, seed) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            text[at] = (char)('a' + ((seed + (at / 7)) % 26));
        }
    });

    private static long Bytes(string folder) => new DirectoryInfo(Path.Combine(folder, "s3", "files")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static void Sweep(S3Fixture s3)
    {
        var sweep = s3.Emulator.Services.GetServices<IRetention>().OfType<FileSweep>().Single();
        while (sweep.TrimSome())
        {
        }
    }
}
