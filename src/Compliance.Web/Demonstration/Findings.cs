using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.Web.Demonstration;

/// <summary>An item of the story that is open in the end, or does not apply.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Claim">What the firm claims.</param>
/// <param name="Statement">What the firm says.</param>
/// <param name="Files">Keys of the files that it cites.</param>
/// <param name="Verdict">What the inspectors judge.</param>
/// <param name="NotMet">Objectives that are not met.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Recommendation">What the firm should do.</param>
public sealed record Finding(
    string ItemId,
    Claim Claim,
    string Statement,
    IReadOnlyList<string> Files,
    Verdict Verdict,
    IReadOnlyList<string> NotMet,
    string Rationale,
    Severity? Severity,
    string Recommendation);

/// <summary>What is open, and what does not apply, in the story.</summary>
public static class Findings
{
    /// <summary>The item on which the inspectors change their mind after the firm's comment.</summary>
    public const string Corrected = "3.5.3";

    /// <summary>The item on which they do not.</summary>
    public const string Upheld = "3.3.4";

    /// <summary>The items about which they ask the firm.</summary>
    public static readonly IReadOnlyList<string> Asked = ["3.3.7", "3.4.9"];

    /// <summary>Open items and items that do not apply.</summary>
    public static readonly IReadOnlyList<Finding> All =
    [
        new("3.1.9", Claim.NotMet, "サインイン時の通知は未整備である。2026年度中に掲示文を定める予定である。", ["poam"],
            new Verdict.NotMet(), ["3.1.9[a]", "3.1.9[b]"],
            "サインイン画面及び図面管理サーバのいずれにも、CUIの取扱いに関する通知が表示されていない。企業も未整備であることを認めている。",
            Severity.Low, "取り扱うCUIの区分ごとに掲示文を定め、サインイン画面と図面管理サーバに表示すること。"),
        new("3.1.16", Claim.NotApplicable, "社内に無線LANを敷設していない。端末の無線機能は標準構成で無効にしている。", ["wireless", "baseline"],
            new Verdict.NotApplicable(), [], "無線電波の調査結果と端末の設定により、システムに無線の接続がないことを確認した。", null, ""),
        new("3.1.17", Claim.NotApplicable, "社内に無線LANを敷設していない。", ["wireless"],
            new Verdict.NotApplicable(), [], "3.1.16と同じ理由により適用されない。", null, ""),
        new("3.3.4", Claim.Met, "ログの集約状況を毎朝担当者が画面で確認している。", ["auditpolicy"],
            new Verdict.NotMet(), ["3.3.4[b]", "3.3.4[c]"],
            "取得の障害を自動で知らせる仕組みがなく、2026年5月3日から4日までの停止に気付いたのは5月7日の朝であった。確認の手作業は警報に当たらない。",
            Severity.Medium, "警報の対象となる障害の種類を定め、集約の停止を当番に自動で通知すること。"),
        new("3.4.4", Claim.PartlyMet, "重大な変更については影響を検討しているが、すべての変更の様式には含めていない。", ["change"],
            new Verdict.NotMet(), ["3.4.4"],
            "抽出した8件のうち5件の変更記録に、セキュリティへの影響の検討がない。うち1件は境界のファイアウォールの変更である。",
            Severity.Medium, "変更申請の様式に影響分析の欄を設け、記入がない申請を承認しないこと。"),
        new("3.5.6", Claim.Met, "退職者の識別子は当日に無効にしている。", ["accounts"],
            new Verdict.NotMet(), ["3.5.6[a]", "3.5.6[b]"],
            "無効化までの未使用期間が定められていない。アカウント一覧には、120日以上使用されていない有効な識別子が3件ある（行17、31及び42）。",
            Severity.Medium, "未使用期間（例えば35日）を定め、経過した識別子を自動で無効にすること。"),
        new("3.6.3", Claim.NotMet, "手順書の読合せは行っているが、対応能力の試験は2026年度下期に予定している。", ["ir", "poam"],
            new Verdict.NotMet(), ["3.6.3"],
            "対応能力の試験が実施されていない。企業も未実施であることを認めている。",
            Severity.Medium, "机上演習を年1回以上行い、結果を手順書に反映すること。"),
        new("3.13.11", Claim.PartlyMet, "図面管理サーバの暗号化にはAES-256を用いているが、製品のFIPS 140検証は取得されていない。更新を2026年12月に予定している。", ["crypto", "poam"],
            new Verdict.Partial("encryption-not-fips-validated"), ["3.13.11"],
            "CUIはすべて暗号化されているが、図面管理サーバの暗号モジュールはFIPS検証済みの一覧にない。VPN及びバックアップの暗号モジュールは検証済みである。",
            Severity.High, "FIPS 140-3の検証を受けた暗号モジュールに更新し、証明書番号を暗号化設定一覧に記載すること。"),
        new("3.13.14", Claim.NotApplicable, "VoIPを使用していない。電話は公衆回線の交換機による。", ["network"],
            new Verdict.NotApplicable(), [], "構成図と実地の確認により、VoIPの機器及びサービスがないことを確認した。", null, ""),
    ];

    /// <summary>What the inspectors first judged on <see cref="Corrected"/>, from the first page of the file only.</summary>
    public static readonly Finding FirstJudgement = new(
        Corrected, Claim.Met, "", ["mfa"],
        new Verdict.Partial("mfa-remote-and-privileged-only"), ["3.5.3[d]"],
        "適用状況により、特権アカウント及び社外からの接続への適用を確認した。社内ネットワークからの非特権アカウントへの適用は確認できない。",
        Severity.High, "非特権アカウントへのネットワークアクセスにも多要素認証を適用すること。");

    /// <summary>The firm's comment on it, and the lead's answer.</summary>
    public static readonly (string Comment, string Answer) Correction = (
        "提出した「多要素認証適用状況」の5行目以降は非特権アカウントであり、社内からの接続にも適用していることを「社内網」の列に示しています。認証ログでも確認いただけます。",
        "御指摘のとおり、一覧の列の読み違いでした。全行と認証ログを再確認し、判定を適合に改めます。");

    /// <summary>The firm's comment on <see cref="Upheld"/>, and the lead's answer.</summary>
    public static readonly (string Comment, string Answer) Objection = (
        "毎朝の確認により、停止は翌営業日までに必ず把握できます。警報と同等の効果があると考えます。",
        "連休中の停止を把握するまでに4日を要しており、要件が求める警報には当たりません。判定を維持します。");
}
