namespace Compliance.Web.Components.Account;

/// <summary>What the browser answered in a passkey ceremony.</summary>
public sealed class PasskeyInput
{
    public string? CredentialJson { get; set; }

    /// <summary>A code, not a sentence: <c>none</c>, <c>unsupported</c> or <c>failed</c>.</summary>
    public string? Error { get; set; }
}

/// <summary>The two ceremonies.</summary>
public enum PasskeyOperation
{
    /// <summary>Makes a passkey.</summary>
    Create,

    /// <summary>Signs in with one.</summary>
    Request,
}
