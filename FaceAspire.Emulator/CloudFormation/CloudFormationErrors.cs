using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>The errors that CloudFormation documents.</summary>
internal static class CloudFormationErrors
{
    public static AwsException Validation(string message) => new(400, "ValidationError", message);

    public static AwsException NoSuchStack(string name) => Validation($"Stack with id {name} does not exist");

    public static AwsException AlreadyExists(string name) => new(400, "AlreadyExistsException", $"Stack [{name}] already exists");

    public static AwsException ChangeSetExists(string name) => new(400, "AlreadyExistsException", $"ChangeSet {name} cannot be created due to a mismatch with existing attribute Name");

    public static AwsException NoSuchChangeSet(string name) => new(404, "ChangeSetNotFound", $"ChangeSet [{name}] does not exist");

    public static AwsException ChangeSetStatus(ChangeSetRecord set) => new(
        400, "InvalidChangeSetStatus", $"ChangeSet [{set.Id}] cannot be executed in its current status of [{set.Status}]");

    public static AwsException NeedsCapability() => new(400, "InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_IAM]");
}
