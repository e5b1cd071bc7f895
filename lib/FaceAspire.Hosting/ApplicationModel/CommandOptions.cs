namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command is offered.</summary>
public class CommandOptions
{
    /// <summary>What the command does, in a sentence.</summary>
    public string? Description { get; set; }

    /// <summary>What is asked before it is executed; by default nothing.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>An icon's name. Not used by this host.</summary>
    public string? IconName { get; set; }

    /// <summary>Whether it is what one mostly wants.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>When it can be executed. Default: always.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
}
