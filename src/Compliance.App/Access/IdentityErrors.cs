using Compliance.Domain;
using Microsoft.AspNetCore.Identity;

namespace Compliance.App.Access;

/// <summary>Identity's refusals as ours.</summary>
internal static class IdentityErrors
{
    /// <summary>The refusal that says most.</summary>
    public static Error From(IdentityResult result, IdentityOptions options)
    {
        var codes = result.Errors.Select(error => error.Code).ToList();
        return codes switch
        {
            _ when codes.Exists(code => code is "DuplicateEmail" or "DuplicateUserName") => new EmailTaken(),
            _ when codes.Exists(code => code is "InvalidEmail" or "InvalidUserName") => new InvalidField("email", "Malformed"),
            _ when codes.Contains("PasswordMismatch") => new PasswordWrong(),
            _ when codes.Exists(code => code.StartsWith("Password", StringComparison.Ordinal)) => new PasswordTooWeak(options.Password.RequiredLength),
            _ when codes.Contains("ConcurrencyFailure") => new Conflict(0),
            _ => new AccountRefused(codes),
        };
    }
}
