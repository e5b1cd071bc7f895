namespace Amazon.CloudFormation.Model;

/// <summary>It begins.</summary>
public sealed class DeleteStackResponse;
