namespace FaceAspire.Emulator.CloudFormation;

/// <summary>
/// A resource that changes nothing here and is only remembered: roles and policies (rights are not checked), log groups and alarms
/// (programs log to their own console), and what belongs to operations.
/// </summary>
internal sealed class RememberedResource(string type, Arns arns) : IResourceType
{
    /// <summary>The types that are only remembered.</summary>
    public static IReadOnlyList<string> Types { get; } =
        ["AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::Logs::LogGroup", "AWS::CloudWatch::Alarm"];

    /// <inheritdoc/>
    public string Name => type;

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Text("RoleName") ?? request.Text("PolicyName") ?? request.Text("ManagedPolicyName")
            ?? request.Text("LogGroupName") ?? request.Text("AlarmName") ?? request.GenerateName();
        return Task.FromResult(new Resource(name, new Dictionary<string, string> { ["Arn"] = ArnOf(name) }));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new Resource(physicalId, new Dictionary<string, string> { ["Arn"] = ArnOf(physicalId) }));

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken) => Task.CompletedTask;

    private string ArnOf(string name) => type switch
    {
        "AWS::IAM::Role" => $"arn:aws:iam::{arns.Account}:role/{name}",
        "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" => $"arn:aws:iam::{arns.Account}:policy/{name}",
        "AWS::Logs::LogGroup" => arns.Of("logs", $"log-group:{name}:*"),
        _ => arns.Of("cloudwatch", $"alarm:{name}"),
    };
}
