namespace FaceAspire.AppHost.Tests;

public sealed class LoopbackBypassTests
{
    [Theory]
    [InlineData(null, "localhost,127.0.0.1,::1")]
    [InlineData("", "localhost,127.0.0.1,::1")]
    [InlineData("example.org", "example.org,localhost,127.0.0.1,::1")]
    public void Add_WhatIsExcepted_KeepsItAndAddsLoopback(string? present, string expected) => Assert.Equal(expected, LoopbackBypass.Add(present));
}
