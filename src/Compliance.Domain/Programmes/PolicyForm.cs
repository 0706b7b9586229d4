namespace Compliance.Domain.Programmes;

/// <summary>The canonical form.</summary>
public static class PolicyForm
{
    /// <summary>Hash.</summary>
    public static string Hash(EligibilityPolicy policy) => throw new NotSupportedException();
}
