using Compliance.App.Inspections;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.Web.Demonstration;

/// <summary>A made-up case whose checklist asks about the firm first: items apply by what it says.</summary>
public sealed partial class CaseStory
{
    private const string Question = "malware-mechanism";
    private const string OldRules = "FW-6";
    private static readonly IReadOnlyList<string> AnswerToQuestion = ["allow-list"];

    /// <summary>The firm says which mechanism it uses against malware.</summary>
    public Task<int> AnswerQuestionAsync() => story.DoAsync($"answer-question/{Question}", operation => story.Get<AnswerQuestion>().RunAsync(
        cast.Contributor(firm.Number), operation, new QuestionDraft(Case.Id, Question, AnswerToQuestion, 0), CancellationToken.None));

    /// <summary>The firm answers every item that applies after its answer, and names what it would show.</summary>
    public async Task AnswerWhatAppliesAsync()
    {
        foreach (var item in WhatApplies())
        {
            var statement = item.Id == OldRules
                ? "ルールの見直しは年1回としており、不要となったルールが次の見直しまで残ることがある。"
                : $"実施している。確認いただける資料：{item.Evidence.Ja}";
            var draft = new AnswerDraft(Case.Id, item.Id, item.Id == OldRules ? Claim.PartlyMet : Claim.Met, statement, 0);
            await story.DoAsync($"answer/{item.Id}", operation =>
                story.Get<SaveAnswer>().RunAsync(cast.Contributor(firm.Number), operation, draft, CancellationToken.None));
            story.Time.Advance(TimeSpan.FromMinutes(4));
        }
    }

    /// <summary>An inspector judges the first items that apply.</summary>
    /// <param name="count">How many.</param>
    public async Task JudgeWhatAppliesAsync(int count)
    {
        foreach (var item in WhatApplies().Take(count))
        {
            var open = item.Id == OldRules;
            var judgement = new Judgement(
                open ? new Verdict.Partial("minor-non-compliance") : new Verdict.Met(),
                new Dictionary<string, ObjectiveState>(),
                open ? "不要となったルール2件が、業務終了から5か月残っていた。" : "画面での確認及び抽出した資料により、記載のとおりであることを確認した。",
                open ? Severity.Low : null,
                open ? "不要となった時点で削除する手順を定め、四半期ごとに点検すること。" : "",
                []);
            await story.DoAsync($"judge/{item.Id}/0", operation => story.Get<SaveDetermination>().RunAsync(
                cast.Inspector, operation, new DeterminationDraft(Case.Id, item.Id, judgement, 0), CancellationToken.None));
            story.Time.Advance(TimeSpan.FromMinutes(9));
        }
    }

    // By the firm's answer alone: size and sector decide on no item of this checklist.
    private IEnumerable<Item> WhatApplies()
    {
        var facts = new FirmFacts(new Dictionary<string, IReadOnlyList<string>> { [Question] = AnswerToQuestion });
        return Checklist.Items.Where(item => item.AppliesTo(facts));
    }
}
