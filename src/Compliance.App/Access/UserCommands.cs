using Compliance.Domain.Access;

namespace Compliance.App.Access;

/// <summary>A new account.</summary>
/// <param name="Email">What the person signs in with, unique.</param>
/// <param name="DisplayName">Name shown to others, 1 to 100 characters.</param>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
/// <param name="Roles">At least one; <see cref="RoleRules"/> decides.</param>
/// <param name="FirmId">For a firm's people.</param>
/// <param name="FixedPassword">Demonstration data only: a known password that need not be changed.</param>
public sealed record NewUser(string Email, string DisplayName, string Language, IReadOnlySet<Role> Roles, Guid? FirmId, string? FixedPassword = null);

/// <summary>What an administrator may change about an account.</summary>
/// <param name="DisplayName">Name shown to others, 1 to 100 characters.</param>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
/// <param name="Roles">At least one.</param>
/// <param name="FirmId">For a firm's people.</param>
/// <param name="Version">The version that was read.</param>
public sealed record UserChange(string DisplayName, string Language, IReadOnlySet<Role> Roles, Guid? FirmId, int Version);

/// <summary>The first administrator of an empty installation.</summary>
/// <param name="Email">What the person signs in with.</param>
/// <param name="DisplayName">Name shown to others.</param>
/// <param name="Password">The person's own choice.</param>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
public sealed record FirstAdministrator(string Email, string DisplayName, string Password, string Language);

/// <summary>A password to be handed over once.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Password">The password; null where the operation was done before, because it is stored nowhere.</param>
public sealed record IssuedPassword(Guid UserId, string? Password);
