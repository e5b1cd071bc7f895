namespace FaceAspire.Producer.Tests;

public sealed class ProcessorRuleTests
{
    [Theory]
    [InlineData("STOPPED", 0, 5, ProcessorStep.Start)]
    [InlineData("FAILED", 4, 5, ProcessorStep.Start)]
    [InlineData("STOPPED", 5, 5, ProcessorStep.Leave)]
    [InlineData("FAILED", 9, 5, ProcessorStep.Leave)]
    [InlineData("RUNNING", 4, 5, ProcessorStep.Leave)]
    [InlineData("RUNNING", 5, 5, ProcessorStep.Stop)]
    [InlineData("STARTING", 9, 5, ProcessorStep.Leave)]
    [InlineData("STOPPING", 0, 5, ProcessorStep.Leave)]
    [InlineData(null, 9, 5, ProcessorStep.Leave)]
    public void Next_MinutesWithoutVideo_RunsWhileThereIsVideo(string? status, int without, int idleStop, object step) =>
        Assert.Equal(step, ProcessorRule.Next(status, TimeSpan.FromMinutes(without), TimeSpan.FromMinutes(idleStop)));

    [Theory]
    [InlineData("STOPPED", ProcessorStep.Start)]
    [InlineData("RUNNING", ProcessorStep.Leave)]
    public void Next_NoIdleStop_AlwaysRuns(string status, object step) =>
        Assert.Equal(step, ProcessorRule.Next(status, TimeSpan.FromDays(9), TimeSpan.Zero));
}
