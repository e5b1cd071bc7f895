namespace FaceAspire.Aws.Lambda;

/// <summary>A setting is missing or wrong; the message names it and says what is right.</summary>
public sealed class LambdaSettingException(string message) : Exception(message);
