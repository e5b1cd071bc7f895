using System.Net.Sockets;
using System.Text;
using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class S3DurabilityTests
{
    [Fact]
    public async Task Restart_WithTheSameFolder_ObjectsAndRulesAreStillThere()
    {
        using var folder = new TemporaryFolder();
        await using var first = await S3Fixture.StartAsync(folder.Path);
        await first.NotifyAsync("", "s3:ObjectCreated:*");
        await first.PutAsync("a", new string('1', ObjectFiles.SmallBytes + 1), request => request.TagSet = [new() { Key = "t", Value = "v" }]);
        await first.PutAsync("a", "two");

        // Not closed yet: what was answered is there.
        using var left = folder.Killed();
        await using var second = await S3Fixture.StartAsync(left.Path);
        Assert.Equal("two", await second.ReadAsync("a"));
        var rules = await second.Client.GetBucketNotificationAsync(S3Fixture.Bucket, TestContext.Current.CancellationToken);
        Assert.Single(rules.QueueConfigurations);
        Assert.Single(Directory.GetFiles(Path.Combine(left.Path, "s3", "files"), "*", SearchOption.AllDirectories)); // the old file is gone
    }

    [Fact]
    public async Task Reset_WhileContentsGather_WhatComesAfterIsWholeThenAndAfterAKill()
    {
        using var folder = new TemporaryFolder();
        await using var first = await S3Fixture.StartAsync(folder.Path);
        await first.PutAsync("before", "gathers");
        await first.PutAsync("large", new string('l', ObjectFiles.SmallBytes + 1));

        (await first.Http.PostAsync("/_faceaspire/reset", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await first.Client.PutBucketAsync(S3Fixture.Bucket, TestContext.Current.CancellationToken);
        await first.PutAsync("after", "whole");
        using var left = folder.Killed();
        await using var second = await S3Fixture.StartAsync(left.Path);

        Assert.Equal("whole", await first.ReadAsync("after"));
        Assert.Equal("whole", await second.ReadAsync("after"));
        await S3Fixture.FilesAsync(folder.Path, 1).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task PutObject_MoreThanGathersAtATime_EachIsWholeThenAndAfterAKill()
    {
        const int Objects = 4 * GatheringArea.ContentBytes / ObjectFiles.SmallBytes;
        static string Content(int i) => new((char)('a' + (i % 26)), ObjectFiles.SmallBytes - i);
        using var folder = new TemporaryFolder();
        await using var first = await S3Fixture.StartAsync(folder.Path);
        for (var i = 0; i < Objects; i++)
        {
            await first.PutAsync($"{i}", Content(i));
        }

        using var left = folder.Killed();
        await using var second = await S3Fixture.StartAsync(left.Path);
        await second.PutAsync("after", "another");

        for (var i = 0; i < Objects; i++)
        {
            Assert.Equal(Content(i), await first.ReadAsync($"{i}"));
            Assert.Equal(Content(i), await second.ReadAsync($"{i}"));
        }

        Assert.Equal("another", await second.ReadAsync("after"));
    }

    [Fact]
    public async Task PutObject_ConnectionBreaksHalfway_NeitherObjectNorFileStays()
    {
        using var folder = new TemporaryFolder();
        await using var s3 = await S3Fixture.StartAsync(folder.Path);
        using (var socket = new TcpClient(s3.Emulator.Endpoint.Host, s3.Emulator.Endpoint.Port))
        {
            await socket.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes("PUT /faces/half HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + new string('x', 500_000)),
                TestContext.Current.CancellationToken);
            await S3Fixture.FilesAsync(folder.Path, 1);
        }

        await S3Fixture.FilesAsync(folder.Path, 0);

        Assert.Equal("NoSuchKey", await S3Fixture.ErrorAsync(() => s3.ReadAsync("half")));
    }
}
