using Compliance.Domain;

namespace Compliance.App.Access;

/// <summary>Another account has this e-mail address.</summary>
public sealed record EmailTaken : Error;

/// <summary>The password does not meet the rules.</summary>
/// <param name="MinimumLength">Fewest characters.</param>
public sealed record PasswordTooWeak(int MinimumLength) : Error;

/// <summary>The current password is not the one that was given.</summary>
public sealed record PasswordWrong : Error;

/// <summary>Identity refused a change to an account.</summary>
/// <param name="Reasons">Identity's codes.</param>
public sealed record AccountRefused(IReadOnlyList<string> Reasons) : Error;

/// <summary>The change would leave the installation without an active administrator.</summary>
public sealed record LastAdministrator : Error;

/// <summary>An administrator cannot do this to their own account.</summary>
public sealed record NotToOneself : Error;

/// <summary>There is an administrator already; the first-run page has done its work.</summary>
public sealed record AlreadySetUp : Error;
