using System.Globalization;
using System.Text;
using Compliance.App.Reports;
using Compliance.Domain;

namespace Compliance.App.Tests.Reports;

/// <summary>Documents as long and as hostile as real ones: all 110 items of the published checklist.</summary>
internal static class SampleReports
{
    public const string Reference = "INS-2026-000042";

    public static readonly DateTimeOffset Created = new(2026, 11, 22, 10, 30, 0, TimeSpan.FromHours(9));

    private static readonly string Digest = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    private static readonly string[] Rationales =
    [
        "設定の出力と運用手順書を確認し、担当者への聞き取りの結果と一致した。",
        "台帳と実機の設定を突き合わせ、抽出した20件のすべてで一致を確認した。前回の検査からの変更も記録されている。",
        "The configuration export and the written procedure agree, and a sample of ten systems showed no deviation.",
    ];

    private static readonly string[] Failures =
    [
        "手順書はあるが、直近6か月の実施記録が確認できない。聞き取りでも、担当者の交代後に実施されていないとの説明があった。",
        "対象30台のうち4台で設定が適用されていない。\n\n適用されていない4台はいずれも製造部門の端末であり、例外の承認記録もない。",
        "The review is described in the procedure, but no record of it exists for the last two quarters.",
    ];

    /// <summary>Texts that people really type, and some that they type to see what happens.</summary>
    public static IReadOnlyDictionary<string, string> Hostile { get; } = new Dictionary<string, string>
    {
        ["markup"] = "#import \"secret.typ\": * と $x^2$ と *強調* と <label> と @ref と `code` と \\u{41} と #panic()",
        ["emoji"] = "対応済み😀👨‍👩‍👧‍👦です❤️",
        ["bidi"] = "invoice_\u202Egnp.exe\u202C と \u2066isolated\u2069",
        ["scripts"] = "ภาษาไทย العربية עברית 한국어",
        ["controls"] = "a\0b\u0007c\u001Bd\u0085e\u2028f",
        ["private"] = "外字\uE000\U000F0000と\uFFFD",
        ["surrogate"] = "半分\uD83Dだけ\uDE00",
        ["word"] = new string('w', 20_000),
        ["dots"] = new string('。', 500) + new string('ー', 500),
        ["zalgo"] = "a" + string.Concat(Enumerable.Repeat("\u0301", 500)) + " か\u3099",
        ["names"] = "葛\U000E0100飾区 髙橋 山﨑 神\uFA19",
        ["lines"] = "一行目" + new string('\n', 3_000) + "二行目",
        ["empty"] = string.Empty,
        ["blank"] = " \t\u3000 ",
    };

    public static ReportModel Report(string? score = "", IReadOnlyDictionary<string, string>? said = null)
    {
        var (sections, items) = Judged(said ?? new Dictionary<string, string>());
        var lost = items.Sum(item => item.Loss);
        return new ReportModel(
            Head([new ReportHash(new("Ruleset", "採点規則"), Digest), new ReportHash(new("Inputs of the assessment", "評価の入力"), Digest), new ReportHash(new("Checklist", "チェックリスト"), Digest)]),
            new DateOnly(2026, 6, 1),
            new DateOnly(2026, 8, 31),
            new DateOnly(2026, 11, 22),
            "deduction",
            score?.Length == 0 ? (110 - lost).ToString(CultureInfo.InvariantCulture) : score,
            "110",
            score is null ? "not-assessed" : "ineligible",
            sections,
            items,
            Rules(),
            [new("検査 一郎", "LeadInspector"), new("検査 二郎", "Inspector"), new("品質 花子", "QualityReviewer"), new("Sample Signatory", "Signatory")],
            new(
                "The wording of this checklist is a summary made as a working aid. The text published with the standard is authoritative and prevails wherever the two differ.",
                "本チェックリストの文言は、実務の便宜のための要約である。基準として公表された原文を正とし、相違がある場合は原文が優先する。"));
    }

    public static DecisionNoticeModel Notice(string outcome = "conditional", string reasons = "検査の結果、得点は最大得点の5分の4以上であり、未了の項目はいずれも是正計画の対象とすることができる。\n\n是正計画の期限までにすべての項目を是正することを条件として、適格と決定する。", string? waiver = null) => new(
        Head([new ReportHash(new("Inspection report", "検査報告書"), Digest), new ReportHash(new("Assessment", "評価の記録"), Digest)]),
        new DateOnly(2026, 12, 1),
        128_500_000,
        outcome,
        waiver is null ? outcome : "ineligible",
        outcome == "not-assessed" ? null : "96",
        "110",
        reasons,
        waiver,
        waiver is null ? null : new DateOnly(2027, 3, 31),
        new DateOnly(2026, 12, 1),
        outcome is "eligible" or "conditional" ? new DateOnly(2029, 11, 30) : null,
        outcome == "conditional" ? new DateOnly(2027, 5, 30) : null,
        new DateOnly(2027, 1, 31),
        outcome == "eligible"
            ? []
            : [.. Report().Items.Where(item => item.Loss > 0).Take(6).Select(item => new NoticeItem(item.Id, item.Title, item.VerdictName, item.Loss))],
        Rules(),
        [new("起案 三郎", "Drafter"), new("決定 四郎", "DecisionMaker")]);

    /// <summary>The notice of an appeal with everything in it.</summary>
    public static AppealNoticeModel Appeal(string outcome = "Overturned") => new(
        Head([new ReportHash(new("Assessment", "評価の記録"), Digest)]),
        new DateOnly(2027, 2, 1),
        new DateOnly(2026, 12, 20),
        "署名 五郎",
        new(1, "ineligible", new DateOnly(2026, 12, 1)),
        outcome,
        "3.1.20について、決定の時点で接続の承認手続が定められていたことを示す規程を提出する。",
        [new("接続承認規程_第3版.pdf", 3, 284_112, Digest, ReliedOn: false)],
        "新たに提出された規程により、決定の時点で手続が定められ、実施されていたことを認める。\n\nよって、原決定を取り消す。",
        outcome == "Upheld" ? null : new(2, "conditional", new DateOnly(2027, 2, 1)),
        outcome == "Upheld" ? null : new DateOnly(2027, 2, 1),
        outcome == "Upheld" ? null : new DateOnly(2027, 7, 31),
        outcome == "Upheld" ? null : new DateOnly(2027, 7, 31),
        [new("審査 六郎", "AppealOfficer")]);

    /// <summary>The notice of a suspension, reinstatement or withdrawal.</summary>
    public static StandingNoticeModel Standing(string change) => new(
        Head([new ReportHash(new("Assessment", "評価の記録"), Digest)]),
        new DateOnly(2027, 3, 1),
        change,
        new DateOnly(2027, 3, 15),
        new(2, "conditional", new DateOnly(2027, 2, 1)),
        "重大な事故の報告を受け、その影響が判明するまでの間の措置として決定する。",
        [new("起案 三郎", "Drafter"), new("決定 四郎", "DecisionMaker")]);

    /// <summary>A letter with a question that has lines and signs, on two items.</summary>
    public static RequestLetterModel Letter() => new(
        Head([new ReportHash(new("Checklist file", "検査基準ファイル"), Digest)]),
        2,
        new DateOnly(2026, 9, 1),
        new DateOnly(2026, 9, 15),
        "1. 遠隔接続の承認台帳（直近6か月分）をご提出ください。\n2. 承認者の一覧に #変更 があれば、その理由もお知らせください。",
        [
            new("3.1.12", new("Remote access sessions", "リモートアクセスの監視と制御"), new("Monitor and control remote access sessions.", "リモートアクセスのセッションを監視し、制御する。")),
            new("3.1.14", new("Managed access points", "アクセス制御点の集約"), new("Route remote access via managed access control points.", "リモートアクセスを管理された接続点に集約する。")),
        ]);

    /// <summary>A certificate of a full or a conditional status.</summary>
    public static CertificateModel Certificate(string outcome) => new(
        Head([]),
        new DateOnly(2026, 12, 1),
        2,
        outcome,
        new DateOnly(2026, 12, 1),
        new DateOnly(2029, 12, 1),
        outcome == "conditional" ? new DateOnly(2027, 5, 30) : null,
        outcome == "conditional" ? [] : [new DateOnly(2027, 12, 1), new DateOnly(2028, 12, 1)]);

    /// <summary>The gaps of the whole sample report.</summary>
    public static GapAnalysisModel Gaps()
    {
        var report = Report();
        return new(
            report.Head, report.ConcludedOn, report.Score, report.Maximum, "ineligible", report.Sections, [Rules()[1]],
            [
                .. report.Items.Where(item => item.Loss > 0).Select(item => new GapItem(
                    item.Id, item.Title, item.Requirement, item.VerdictName, item.Loss, item.Severity, item.Rationale, item.Recommendation,
                    [.. item.Objectives.Where(objective => objective.State == "NotMet")], item.Id == "3.1.12")),
            ]);
    }

    /// <summary>The plans of two items.</summary>
    public static ActionPlanModel Plans() => new(
        Head([new ReportHash(new("Assessment", "評価の記録"), Digest)]),
        new DateOnly(2027, 1, 15),
        new(1, "conditional", new DateOnly(2026, 12, 1)),
        new DateOnly(2027, 5, 30),
        [
            .. new[] { "3.1.3", "3.1.4" }.Select(id => new PlanItem(
                id, new("Control the flow of information", "情報の流れの制御"), null, 1, "境界のゲートウェイを更新し、通信の許可一覧を見直す。", "情報システム部",
                [new("機器の発注", new DateOnly(2027, 2, 1)), new("設定と試験", new DateOnly(2027, 3, 15)), new("本番への切替え", new DateOnly(2027, 4, 20))],
                "署名 五郎", new DateOnly(2027, 1, 10), new DateOnly(2027, 1, 15))),
        ]);

    public static PdfAttachment Assessment { get; } = new(
        "assessment.json", "application/json", "The assessment as data.", Encoding.UTF8.GetBytes("""{"score":96,"maximum":110}"""));

    private static DocumentHead Head(IReadOnlyList<ReportHash> hashes)
    {
        const string Address = "https://compliance.example.go.jp/verify/INS-2026-000042/0123456789abcdef0123456789abcdef";
        return new(
            Reference,
            new("Agency for Digital Resilience, Inspection Bureau", "デジタル強靱化庁 検査局"),
            new("Sample Precision Works Co., Ltd.", "株式会社見本精密製作所"),
            "7000012050002",
            new("Subsidy for Strengthening Supply Chain Security, fiscal year 2026", "2026年度サプライチェーン・セキュリティ強化補助金"),
            new("NIST SP 800-171 revision 2: protecting controlled unclassified information", "NIST SP 800-171 改訂第2版：管理対象非機密情報（CUI）の保護"),
            "1.0.0",
            hashes,
            Address,
            QrMatrix.Of(Address));
    }

    private static IReadOnlyList<ReportRule> Rules() =>
    [
        new(new("Score of at least 4/5 of the maximum", "スコアが満点の4/5以上"), "32 CFR 170.21(a)(2)(i)", Held: true, new("The score of 96 is at least four fifths of 110.", "得点96は、最大得点110の5分の4以上である。")),
        new(new("No open item that costs more than 1 point", "1点を超えて減点された未達の項目なし"), "32 CFR 170.21(a)(2)(ii)", Held: false, new("Item 3.1.12 costs 5 points and cannot stay open under a plan.", "項目3.1.12は5点の減点であり、是正計画の対象とすることができない。")),
        new(new("Items that may never be open", "未達が認められない項目"), "32 CFR 170.21(a)(2)(iii)", Held: true, new("None of the items that must be met is open.", "必ず適合すべき項目に未了のものはない。")),
    ];

    private static (IReadOnlyList<ReportSection> Sections, IReadOnlyList<ReportItem> Items) Judged(IReadOnlyDictionary<string, string> said)
    {
        var items = new List<ReportItem>();
        var sections = new List<ReportSection>();
        var hostile = new Queue<string>(said.Values);
        foreach (var section in SampleChecklist.Sections)
        {
            var own = section.Items.Select((item, i) => Judge(section.Id, item, items.Count + i, hostile)).ToList();
            items.AddRange(own);
            sections.Add(new(
                section.Id, section.Title, own.Sum(item => item.Loss), own.Sum(item => item.FullLoss),
                own.Count(item => item.Verdict == "met"), own.Count(item => item.VerdictName is not null),
                own.Count(item => item.Verdict == "not-met"), own.Count(item => item.Verdict == "not-applicable")));
        }

        return (sections, items);
    }

    private static ReportItem Judge(string sectionId, SampleChecklist.Item item, int n, Queue<string> hostile)
    {
        var partial = item.Id is "3.13.11" or "3.5.3";
        var verdict = partial ? "partial" : n % 13 == 11 ? "not-met" : n % 31 == 30 ? "not-applicable" : "met";
        var loss = partial ? 3 : verdict == "not-met" ? item.Loss : 0;
        var fails = loss > 0;
        var typed = hostile.TryDequeue(out var text) ? text : null;
        return new(
            sectionId,
            item.Id,
            item.Title,
            item.Requirement,
            verdict,
            partial ? new("Encryption is used, but it is not FIPS-validated", "暗号化は行われているが、FIPS検証済みではない") : null,
            loss,
            item.Loss,
            [.. item.Objectives.Select((o, i) => new ReportObjective(o.Id, o.Text, fails && i == item.Objectives.Count - 1 ? "NotMet" : verdict == "not-applicable" ? "NotApplicable" : "Met"))],
            n % 7 == 6 ? "PartlyMet" : "Met",
            typed ?? (n % 3 == 0 ? "社内規程第12条に基づき、四半期ごとに見直しを実施し、その結果を情報セキュリティ委員会に報告している。" : string.Empty),
            typed ?? (fails ? Failures[n % 3] : Rationales[n % 3]),
            fails ? ((string[])["Low", "Medium", "High", "Critical"])[n % 4] : null,
            fails ? typed ?? "実施記録を保存し、四半期ごとに責任者が確認する仕組みを設けること。" : string.Empty,
            n % 2 == 0 || typed is not null
                ? [new(typed ?? $"{item.Id}_設定出力_2026年度.pdf", 1 + (n % 3), 1234 + (98_765L * n), Digest, n % 4 == 0), .. n % 8 == 0 ? [new ReportEvidence("very_long_file_name_" + new string('x', 180) + ".xlsx", 1, 512, Digest, ReliedOn: false)] : Array.Empty<ReportEvidence>()]
                : [],
            fails && n % 2 == 1
                ? [new("見本 太郎", new(2026, 11, 2), typed ?? "指摘の4台は8月に廃棄済みであり、台帳の更新が遅れたものである。", "検査 一郎", "廃棄の記録を確認し、判定理由を改めた。判定は変わらない。", Accepted: n % 3 == 0)]
                : [],
            new(fails ? $"{item.Id} is {(partial ? "partly implemented" : "not met")} and costs {loss}." : $"{item.Id} costs nothing.", fails ? $"{item.Id}は{(partial ? "一部実装" : "不適合")}のため、{loss}点の減点となる。" : $"{item.Id}に減点はない。"),
            n % 2 == 0 ? "検査 一郎" : "検査 二郎");
    }
}
