using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.AppHost.Tests;

public sealed class RunLedgerTests
{
    private readonly RunLedger _ledger = new(["setup", "matcher"]);

    [Fact]
    public void Note_TaskIsDoneAndPartIsHealthy_AllReady()
    {
        Note("setup", KnownResourceStates.Finished, exitCode: 0);
        Assert.Equal(["matcher"], _ledger.Missing);

        Note("matcher", KnownResourceStates.Running);
        Assert.False(_ledger.AllReady);

        Note("matcher", KnownResourceStates.Running, HealthStatus.Healthy);
        Assert.True(_ledger.AllReady);
        Assert.Null(_ledger.Failure);
    }

    [Fact]
    public void Note_TaskFails_EndsTheRun()
    {
        Note("setup", KnownResourceStates.Finished, exitCode: 3);

        Assert.Equal("setup failed (exit code 3)", _ledger.StartFailure);
    }

    [Theory]
    [InlineData("FailedToStart")]
    [InlineData("Failed to Provision")]
    public void Note_PartCannotStart_EndsTheRun(string state)
    {
        Note("matcher", state, exitCode: 1);

        Assert.Equal("matcher could not start (exit code 1)", _ledger.StartFailure);
    }

    [Fact]
    public void Note_TroubleAfterAllWereReady_TheFirstOneIsTheFailure()
    {
        MakeReady();
        Note("matcher", KnownResourceStates.Running, HealthStatus.Unhealthy);
        Note("matcher", "Restarting", HealthStatus.Unhealthy, exitCode: 137);

        Assert.Equal(("matcher became unhealthy", null), (_ledger.Failure, _ledger.StartFailure));
    }

    [Fact]
    public void Note_PartDies_IsAFailureEvenWhenItComesBack()
    {
        MakeReady();
        Note("matcher", "Restarting", HealthStatus.Unhealthy, exitCode: 137);
        Note("matcher", KnownResourceStates.Running, HealthStatus.Healthy);

        Assert.Equal("matcher ended (exit code 137)", _ledger.Failure);
    }

    [Fact]
    public void Note_SomebodyRestartsAPart_IsNoFailure()
    {
        MakeReady();

        Note("matcher", KnownResourceStates.Stopping, HealthStatus.Healthy);
        Note("matcher", KnownResourceStates.Starting);
        Note("matcher", KnownResourceStates.Running);
        Note("matcher", KnownResourceStates.Running, HealthStatus.Healthy);

        Assert.Null(_ledger.Failure);
    }

    private void MakeReady()
    {
        Note("setup", KnownResourceStates.Finished, exitCode: 0);
        Note("matcher", KnownResourceStates.Running, HealthStatus.Healthy);
    }

    private void Note(string part, string state, HealthStatus? health = null, int? exitCode = null) => _ledger.Note(part, state, health, exitCode);
}
