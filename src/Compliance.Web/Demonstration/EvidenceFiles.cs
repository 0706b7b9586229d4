using System.Globalization;
using System.Text;

namespace Compliance.Web.Demonstration;

/// <summary>The made-up files of evidence: rules, exports, logs, plans. No real firm, person or address is in them.</summary>
public static class EvidenceFiles
{
    /// <summary>What is in the library before the submission.</summary>
    public static readonly IReadOnlyList<EvidenceFile> All =
    [
        Paper("ssp", "システムセキュリティ計画書_第4版.pdf", "システムセキュリティ計画書", "System security plan, edition 4", "1 April 2026",
            "1. Boundary: head office, data centre, 48 workstations, 9 servers", "2. Environment of operation and how each requirement is implemented",
            "3. Connections to other systems: two, both under contract", "4. Roles, review every year and after major changes"),
        Words("policy", "情報セキュリティ規程_2026年度.txt", "情報セキュリティ規程",
            "情報セキュリティ規程(2026年4月1日改正)", "第1条 この規程は、当社が取り扱う管理対象非機密情報(CUI)の保護について定める。",
            "第4条 利用者は、部門長の申請と情報システム課の承認を経て登録する。", "第9条 可搬型記憶装置は、情報システム課の貸出品に限り使用する。",
            "第12条 利用者は、ソフトウェアを自ら導入してはならない。", "第15条 公開する情報は、公開前にCUIの有無を確認する。"),
        Table("accounts", "アカウント一覧_20260601.csv", "アカウント一覧", "no,user_id,kind,approved_on,last_sign_in,enabled", 48, (n, day) =>
            $"{n},u{1000 + n},{(n <= 4 ? "privileged" : "standard")},{day(-700 + (n * 9))},{day(n is 17 or 31 or 42 ? -120 - n : -(n % 6))},true"),
        Table("roles", "権限表_20260601.csv", "権限表", "role,function,read,write,approve", 24, (n, _) =>
            $"role-{n:00},function-{(n % 8) + 1:00},yes,{(n % 3 == 0 ? "no" : "yes")},{(n % 7 == 0 ? "yes" : "no")}"),
        Words("remote", "リモートアクセス設定出力.txt", "リモートアクセス設定",
            "ike proposal: ikev2 aes256gcm prfsha384 ecp384", "legacy proposals: disabled", "split tunnel: deny", "idle timeout: 30 min",
            "gateways: vpn-1.example vpn-2.example", "administration: jump host only, session recording on"),
        Words("wireless", "無線電波調査結果_20260518.txt", "無線電波調査結果",
            "調査日 2026-05-18 / 対象 本社1階から3階、データセンター", "自社の無線アクセスポイント: 0件", "近隣の無線アクセスポイント: 7件(接続の記録なし)", "端末の無線機能: 標準構成により無効"),
        Table("mobile", "モバイル端末管理台帳.csv", "モバイル端末管理台帳", "device,assigned_on,encrypted,compliant", 32, (n, day) => $"mobile-{n:00},{day(-400 + (n * 3))},true,true"),
        Table("training", "教育実施記録_2026年度.csv", "教育実施記録", "no,user_id,course,completed_on,score", 48, (n, day) => $"{n},u{1000 + n},security-basics-2026,{day(-45 + (n % 20))},{80 + (n % 20)}"),
        Log("audit", "監査ログ抜粋_20260520.log", "監査ログ抜粋"),
        Words("auditpolicy", "監査ログ運用手順書.txt", "監査ログ運用手順書",
            "1. 対象 サーバ、認証基盤、VPN、ファイアウォール", "2. 保存 18か月、追記専用", "3. 見直し 毎年4月及び重大な変更時", "4. 確認 集約の状況を毎朝画面で確認する。", "5. 権限 設定の変更は監査担当2名に限る。"),
        Table("config", "構成管理台帳.csv", "構成管理台帳", "asset,kind,os,firmware,verified_on", 57, (n, day) => $"asset-{n:000},{(n <= 9 ? "server" : "workstation")},os-{(n % 3) + 1},fw-{(n % 5) + 1},{day(-(n % 28))}"),
        Table("change", "変更管理記録_2026上期.csv", "変更管理記録", "no,subject,requested_on,approved_by,impact_analysis", 26, (n, day) => $"C-{n:000},change-{n:000},{day(-150 + (n * 5))},manager-{(n % 3) + 1},{(n % 8 is 1 or 4 or 6 ? "done" : "")}"),
        Words("baseline", "標準設定書_端末サーバ.txt", "標準設定書",
            "画面ロック 10分", "マクロ 署名のあるもののみ", "可搬型記憶装置 登録済みのみ", "待受けポート 役割別の表のとおり", "実行の許可 一覧方式", "無線 無効", "共有端末 利用終了時に消去"),
        Words("auth", "認証基盤設定出力.json", "認証基盤の設定",
            "{", "  \"lockout\": { \"threshold\": 5, \"windowMinutes\": 10, \"durationMinutes\": 15 },", "  \"password\": { \"minimumLength\": 12, \"minimumDifference\": 4, \"history\": 24, \"breachedList\": true },",
            "  \"legacyProtocols\": \"disabled\",", "  \"temporaryPassword\": \"change at first sign-in\"", "}"),
        Table("mfa", "多要素認証適用状況_20260601.csv", "多要素認証適用状況", "no,user_id,kind,remote,社内網,enforced_since", 48, (n, day) => $"{n},u{1000 + n},{(n <= 4 ? "privileged" : "standard")},on,on,{day(-300 + n)}"),
        Words("ir", "インシデント対応手順書.txt", "インシデント対応手順書",
            "第1段階 検知と初動(30分以内)", "第2段階 封じ込め", "第3段階 根絶と復旧", "第4段階 報告(発注元及び監督官庁へ72時間以内)", "連絡体制 当番表のとおり。休日を含む。"),
        Table("irlog", "インシデント記録_2025年度.csv", "インシデント記録", "no,detected_on,kind,reported_on,closed_on", 2, (n, day) => $"I-{n:00},{day(-200 + (n * 60))},{(n == 1 ? "malware" : "lost-device")},{day(-199 + (n * 60))},{day(-190 + (n * 60))}"),
        Table("maint", "保守作業記録_2026年度.csv", "保守作業記録", "no,asset,worker,supervised_by,done_on,tools_checked", 18, (n, day) => $"M-{n:00},asset-{n:000},vendor-{(n % 2) + 1},it-{(n % 4) + 1},{day(-90 + (n * 4))},yes"),
        Table("media", "媒体管理台帳.csv", "媒体管理台帳", "medium,category,marking,location,state", 40, (n, _) => $"medium-{n:000},CUI,limited,vault-{(n % 3) + 1},{(n % 9 == 0 ? "destroyed" : "kept")}"),
        Words("backup", "バックアップ設定出力.txt", "バックアップの設定",
            "job nightly: aes256, module certificate listed", "offsite: weekly, sealed container", "restore test: 2026-04-21 passed"),
        Table("hr", "入退社手続き記録.csv", "入退社手続き記録", "no,event,screened_on,access_from,access_until", 5, (n, day) => n <= 3 ? $"{n},join,{day(-70 + n)},{day(-60 + n)}," : $"{n},leave,,,{day(-30 + n)}"),
        Table("physical", "入退室ログ抜粋_202605.csv", "入退室ログ抜粋", "at,door,card,escort", 60, (n, day) => $"{day(-30 + (n % 28))}T{8 + (n % 10):00}:{n % 60:00},door-{(n % 4) + 1},{(n % 12 == 0 ? "visitor" : $"card-{n:000}")},{(n % 12 == 0 ? "yes" : "")}"),
        Drawing("floor", "区域図_本社.png", "区域図", 7),
        Paper("risk", "リスクアセスメント報告書_2026.pdf", "リスクアセスメント報告書", "Risk assessment report 2026", "18 March 2026",
            "Threats considered: 24. High risks: 3, all with a plan.", "Highest: unvalidated cryptographic module on the drawing server", "Reported to the management meeting on 25 March 2026"),
        Table("scan", "脆弱性スキャン結果_20260515.csv", "脆弱性スキャン結果", "no,asset,severity,found_on,fixed_on", 31, (n, day) => $"V-{n:000},asset-{(n % 57) + 1:000},{(n == 1 ? "critical" : n <= 7 ? "high" : "medium")},{day(-80 + n)},{day(-78 + n)}"),
        Table("poam", "是正計画表.csv", "是正計画表", "no,requirement,owner,due,progress", 12, (n, day) => $"P-{n:00},requirement-{n:00},owner-{(n % 4) + 1},{day(30 + (n * 14))},{n * 7}%"),
        Drawing("network", "ネットワーク構成図.png", "ネットワーク構成図", 3),
        Words("firewall", "ファイアウォール規則出力.txt", "ファイアウォールの規則",
            "0010 permit office -> proxy tcp/443", "0020 permit vpn -> office tcp/443", "0110 permit drawing-exchange -> partner-a tcp/443", "0120 permit drawing-exchange -> partner-b tcp/443", "9999 deny any -> any log", "idle timeout 30 min"),
        Table("crypto", "暗号化設定一覧.csv", "暗号化設定一覧", "no,place,algorithm,module_certificate", 9, (n, _) => $"{n},place-{n},AES-256,{(n == 3 ? "" : $"listed-{4000 + n}")}"),
        Table("edr", "マルウェア対策状況_20260601.csv", "マルウェア対策状況", "asset,agent,definitions_on,full_scan_on", 57, (n, day) => $"asset-{n:000},running,{day(-1)},{day(-(n % 7))}"),
        Table("siem", "監視アラート対応記録_202605.csv", "監視アラート対応記録", "no,at,rule,answered_after_minutes,result", 12, (n, day) => $"A-{n:00},{day(-30 + n)},rule-{(n % 5) + 1},{4 + (n % 20)},{(n == 6 ? "incident" : "harmless")}"),
    ];

    /// <summary>What the firm adds when it is asked.</summary>
    public static readonly IReadOnlyList<EvidenceFile> Later =
    [
        Words("time", "時刻同期設定出力.txt", "時刻同期の設定",
            "server ntp-1.example iburst prefer", "server ntp-2.example iburst", "hosts synchronised: 57 of 57", "largest offset last 24 h: 3 ms", "alarm above: 500 ms"),
        Table("installs", "ソフトウェア導入監視記録_202605.csv", "ソフトウェア導入監視記録", "no,at,asset,software,action", 6, (n, day) => $"S-{n:00},{day(-25 + (n * 3))},asset-{n * 7:000},unlisted-{n},{(n == 2 ? "removed same day" : "blocked")}"),
    ];

    // Every date in the files counts from here.
    private static readonly DateOnly Day = new(2026, 6, 1);

    private static EvidenceFile Words(string key, string name, string title, params string[] lines) => new(key, name, title, () => Text(lines));

    private static EvidenceFile Table(string key, string name, string title, string head, int rows, Func<int, Func<int, string>, string> row) =>
        new(key, name, title, () => Text([head, .. Enumerable.Range(1, rows).Select(n => row(n, Offset))]));

    private static EvidenceFile Paper(string key, string name, string title, string heading, string dated, params string[] lines) =>
        new(key, name, title, () => SmallPdf.Of([heading, dated, "", .. lines, "", "Made-up document for a demonstration"]));

    private static EvidenceFile Drawing(string key, string name, string title, int rooms) => new(key, name, title, () => SmallPng.Plan(rooms));

    private static EvidenceFile Log(string key, string name, string title) => new(key, name, title, () => Text(
        [.. Enumerable.Range(0, 120).Select(n =>
            $"2026-05-20T{8 + (n / 15):00}:{n * 4 % 60:00}:{n * 7 % 60:00}+09:00 host=srv-{(n % 9) + 1} user=u{1001 + (n * 5 % 48)} event={(n % 17 == 0 ? "privilege.denied" : n % 11 == 0 ? "logon.failed" : "logon.ok")}")]));

    private static string Offset(int days) => Day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Text(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
