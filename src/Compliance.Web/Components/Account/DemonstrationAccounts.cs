using Compliance.Domain.Access;

namespace Compliance.Web.Components.Account;

/// <summary>An account of the demonstration data.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Email">What to sign in with.</param>
/// <param name="NameJa">Display name in Japanese; a function, not a person.</param>
public sealed record DemonstrationAccount(Role Role, string Email, string NameJa);

/// <summary>The accounts that the demonstration data creates and the sign-in page offers in demonstration mode only.</summary>
public static class DemonstrationAccounts
{
    /// <summary>The password of all of them; public, and good for made-up data only.</summary>
    public const string Password = "demonstration-2026";

    /// <summary>All accounts, in the order of a case.</summary>
    public static readonly IReadOnlyList<DemonstrationAccount> All =
    [
        new(Role.FirmContributor, "contributor@firm.example", "企業担当者(デモ)"),
        new(Role.FirmSignatory, "signatory@firm.example", "企業責任者(デモ)"),
        new(Role.Inspector, "lead@authority.example", "主任検査官(デモ)"),
        new(Role.Inspector, "inspector@authority.example", "検査官(デモ)"),
        new(Role.Inspector, "reviewer@authority.example", "品質審査官(デモ)"),
        new(Role.ProgrammeOfficer, "officer@authority.example", "制度担当官(デモ)"),
        new(Role.DecisionMaker, "decision@authority.example", "決定権者(デモ)"),
        new(Role.AppealOfficer, "appeal@authority.example", "不服審査官(デモ)"),
        new(Role.Administrator, "admin@authority.example", "システム管理者(デモ)"),
        new(Role.Auditor, "auditor@authority.example", "監査担当者(デモ)"),
    ];
}
