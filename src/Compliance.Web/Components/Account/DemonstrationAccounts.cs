using Compliance.Domain.Access;

namespace Compliance.Web.Components.Account;

/// <summary>An account of the demonstration data.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Email">What to sign in with.</param>
/// <param name="NameJa">Display name in Japanese; a function, not a person.</param>
/// <param name="Firm">For a firm's people: 1 for the first made-up firm, 2 for the second …; 0 for the authority.</param>
public sealed record DemonstrationAccount(Role Role, string Email, string NameJa, int Firm = 0);

/// <summary>The accounts that the demonstration data creates and the sign-in page offers in demonstration mode only.</summary>
public static class DemonstrationAccounts
{
    /// <summary>The password of all of them; public, and good for made-up data only.</summary>
    public const string Password = "demonstration-2026";

    /// <summary>All accounts, in the order of a case.</summary>
    public static readonly IReadOnlyList<DemonstrationAccount> All =
    [
        new(Role.FirmContributor, "contributor@firm.example", "企業担当者(デモ)", 1),
        new(Role.FirmSignatory, "signatory@firm.example", "企業責任者(デモ)", 1),
        new(Role.Inspector, "lead@authority.example", "主任検査官(デモ)"),
        new(Role.Inspector, "inspector@authority.example", "検査官(デモ)"),
        new(Role.Inspector, "inspector2@authority.example", "第二検査官(デモ)"),
        new(Role.Inspector, "inspector3@authority.example", "第三検査官(デモ)"),
        new(Role.Inspector, "reviewer@authority.example", "品質審査官(デモ)"),
        new(Role.ProgrammeOfficer, "officer@authority.example", "制度担当官(デモ)"),
        new(Role.DecisionMaker, "decision@authority.example", "決定権者(デモ)"),
        new(Role.AppealOfficer, "appeal@authority.example", "不服審査官(デモ)"),
        new(Role.Administrator, "admin@authority.example", "システム管理者(デモ)"),
        new(Role.Auditor, "auditor@authority.example", "監査担当者(デモ)"),
        new(Role.StandardsEditor, "editor@authority.example", "基準編集者(デモ)"),
        new(Role.StandardsEditor, "editor2@authority.example", "第二基準編集者(デモ)"),
        new(Role.FirmContributor, "contributor@second-firm.example", "第二企業担当者(デモ)", 2),
        new(Role.FirmSignatory, "signatory@second-firm.example", "第二企業責任者(デモ)", 2),
        new(Role.FirmSignatory, "signatory@third-firm.example", "第三企業責任者(デモ)", 3),
    ];
}
