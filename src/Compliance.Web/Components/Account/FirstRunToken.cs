using System.Security.Cryptography;
using System.Text;

namespace Compliance.Web.Components.Account;

/// <summary>
/// Proves that whoever opens the first-run page can read the program's output. Lives in memory only and changes with every
/// start.
/// </summary>
public sealed class FirstRunToken
{
    private readonly string token = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The address to print at start.</summary>
    public string Path => $"/first-run?token={token}";

    /// <summary>True for the right token, in constant time.</summary>
    public bool Fits(string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(given ?? ""));
}
