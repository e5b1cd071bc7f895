using Aspire.Hosting.ApplicationModel;

namespace FaceAspire.AppHost.Tests;

public sealed class FailureReasonTests
{
    [Fact]
    public void Reason_ProvisionerThrew_IsTheExceptionsMessage() => Assert.Equal(
        "Error creating change set: User is not authorized",
        Reason(
            """
            2026-11-26T03:37:46.5119053Z Error provisioning shared
            Aspire.Hosting.AWS.Provisioning.AWSProvisioningException: Error creating change set: User is not authorized
             ---> Amazon.CloudFormation.AmazonCloudFormationException: User is not authorized
               at Aspire.Hosting.AWS.Provisioning.CloudFormationStackExecutor.CreateChangeSetAsync()
            """));

    [Theory]
    [InlineData("The stack FaceAspire was not deployed: AccessDenied (exit code 1)")]
    [InlineData("2026-11-26T03:37:46.5119053Z The stack FaceAspire was not deployed: AccessDenied (exit code 1)")]
    public void Reason_PlainLine_IsItself(string line) => Assert.Equal("The stack FaceAspire was not deployed: AccessDenied (exit code 1)", Reason("an earlier one", line));

    [Fact]
    public void Reason_PartWroteALevel_IsWhatStandsBehindIt() => Assert.Equal(
        "The data folder cannot be written.", Reason("2026-11-26T03:37:46.5119053Z fail: The data folder cannot be written."));

    [Fact]
    public void Reason_PartCrashed_IsTheExceptionsMessageAndNotItsStackTrace() => Assert.Equal(
        "out of disk", Reason("2026-11-26T03:37:46.5119053Z Unhandled exception. System.IO.IOException: out of disk", "2026-11-26T03:37:46.5119054Z    at Program.Main()", ""));

    [Fact]
    public void Reason_NoError_None() => Assert.Null(FailureReason.In([new(1, "Creating", IsErrorMessage: false)]));

    private static string? Reason(params string[] errors) =>
        FailureReason.In([.. errors.Select((text, at) => new LogLine(at + 1, text, IsErrorMessage: true)), new(9, "what came after", IsErrorMessage: false)]);
}
