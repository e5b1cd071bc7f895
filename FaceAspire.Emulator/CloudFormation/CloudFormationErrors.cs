using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>The errors that CloudFormation documents.</summary>
internal static class CloudFormationErrors
{
    public static AwsException Validation(string message) => new(400, "ValidationError", message);

    public static AwsException NoSuchStack(string name) => Validation($"Stack with id {name} does not exist");

    public static AwsException AlreadyExists(string name) => new(400, "AlreadyExistsException", $"Stack [{name}] already exists");
}
