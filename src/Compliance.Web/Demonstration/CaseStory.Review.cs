using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.Web.Demonstration;

/// <summary>The authority's half of a made-up case: judged, checked, concluded, decided.</summary>
public sealed partial class CaseStory
{
    private const int SectionsOfTheInspector = 7;

    /// <summary>An inspector begins the review.</summary>
    public Task StartReviewAsync() => story.DoAsync("start-review", operation =>
        story.Get<StartReview>().RunAsync(cast.Lead, operation, Case.Id, CancellationToken.None));

    /// <summary>The inspectors judge the first items of the checklist, apart from those about which they are going to ask.</summary>
    /// <param name="count">How many; all of them where it is large.</param>
    public async Task JudgeAsync(int count = int.MaxValue)
    {
        foreach (var item in Checklist.Items.Take(count).Where(item => !Findings.Asked.Contains(item.Id)))
        {
            await JudgeAsync(item, item.Id == Findings.Corrected ? Findings.FirstJudgement : FindingOn(item.Id));
        }
    }

    /// <summary>The inspectors judge the items about which they asked.</summary>
    public async Task JudgeAskedAsync()
    {
        foreach (var itemId in Findings.Asked)
        {
            await JudgeAsync(Checklist.Find(itemId)!, null);
        }
    }

    /// <summary>An inspector asks the firm about two items.</summary>
    /// <param name="due">Until which day the firm should answer.</param>
    public Task AskAsync(DateOnly due) => story.DoAsync("ask", operation => story.Get<RequestInformation>().RunAsync(
        cast.Inspector,
        operation,
        new InformationQuestion(
            Case.Id,
            Findings.Asked,
            "3.3.7について、時刻源の指定と各機器のずれが分かる設定の出力を提出してください。3.4.9について、利用者による導入の監視の記録を提出してください。",
            due),
        CancellationToken.None));

    /// <summary>The lead closes the review and the quality reviewer confirms it.</summary>
    /// <param name="round">1 for the first time.</param>
    public async Task CloseAndConfirmAsync(int round)
    {
        await story.DoAsync($"close-review/{round}", operation => story.Get<CloseReview>().RunAsync(cast.Lead, operation, Case.Id, CancellationToken.None));
        story.Time.Advance(TimeSpan.FromDays(1));
        await story.DoAsync($"start-quality-review/{round}", operation => story.Get<StartQualityReview>().RunAsync(cast.Reviewer, operation, Case.Id, CancellationToken.None));
        story.Time.Advance(TimeSpan.FromHours(6));
        await story.DoAsync($"confirm-review/{round}", operation => story.Get<ConfirmReview>().RunAsync(cast.Reviewer, operation, Case.Id, CancellationToken.None));
    }

    /// <summary>The lead answers both comments: agrees with one, upholds the other.</summary>
    public async Task AnswerCommentsAsync()
    {
        var review = (await story.Get<ReviewQueries>().OpenAsync(cast.Lead, Case.Id, CancellationToken.None)).Value;
        foreach (var comment in review.Comments.OrderBy(comment => comment.At))
        {
            var accepted = comment.ItemId == Findings.Corrected;
            var text = accepted ? Findings.Correction.Answer : Findings.Objection.Answer;
            await story.DoAsync($"answer-comment/{comment.ItemId}", operation => story.Get<AnswerComment>().RunAsync(
                cast.Lead, operation, new CommentAnswer(Case.Id, comment.Id, text, accepted), CancellationToken.None));
            story.Time.Advance(TimeSpan.FromMinutes(20));
        }
    }

    /// <summary>The lead takes the review back and the item of the accepted comment is judged anew.</summary>
    public async Task CorrectAsync()
    {
        await story.DoAsync("return-review", operation => story.Get<ReturnReview>().RunAsync(
            cast.Lead, operation, Case.Id, "事実確認の意見を受け、3.5.3の判定を改める。", CancellationToken.None));
        await JudgeAsync(Checklist.Find(Findings.Corrected)!, null, seenVersion: 1);
    }

    /// <summary>The lead concludes the case.</summary>
    public Task ConcludeAsync() => story.DoAsync("conclude", operation =>
        story.Get<ConcludeInspection>().RunAsync(cast.Lead, operation, Case.Id, CancellationToken.None));

    /// <summary>An officer drafts the decision along the policy's proposal and hands it over.</summary>
    public async Task<Outcome> DraftAsync()
    {
        await story.DoAsync("draft", operation => story.Get<DraftDecision>().RunAsync(cast.Officer, operation, Case.Id, CancellationToken.None));
        var view = await ViewAsync(cast.Officer);
        var outcome = view.Proposal!.Outcome;
        var version = await story.DoAsync("save-draft", operation => story.Get<SaveDecisionDraft>().RunAsync(
            cast.Officer, operation, Case.Id, new DecisionText(outcome, Reasons(view), null, null), 1, CancellationToken.None));
        story.Time.Advance(TimeSpan.FromHours(2));
        await story.DoAsync("propose", operation => story.Get<ProposeDecision>().RunAsync(cast.Officer, operation, Case.Id, version, CancellationToken.None));
        return outcome;
    }

    /// <summary>The decision maker takes the decision.</summary>
    public async Task TakeAsync()
    {
        var version = (await ViewAsync(cast.Decider)).Decision!.Version;
        await story.DoAsync("take", operation => story.Get<TakeDecision>().RunAsync(cast.Decider, operation, Case.Id, version, CancellationToken.None));
    }

    /// <summary>The decision maker sends the decision.</summary>
    public Task SendAsync() => story.DoAsync("send", operation =>
        story.Get<SendDecision>().RunAsync(cast.Decider, operation, Case.Id, CancellationToken.None));

    /// <summary>The decision as somebody sees it.</summary>
    public async Task<DecisionView> ViewAsync(Actor actor) =>
        (await story.Get<DecisionQueries>().FindAsync(actor, Case.Id, CancellationToken.None)).Value;

    private static string Reasons(DecisionView view) =>
        $"検査の結果、得点は満点{view.Maximum}点のうち{view.Score}点であり、満点の5分の4以上である。未達の6項目（3.1.9、3.3.4、3.4.4、3.5.6、3.6.3及び3.13.11）は、"
        + "いずれも是正計画の対象とすることが認められる項目である。\n"
        + "3.13.11については、管理対象非機密情報がすべて暗号化されており、検証済みの製品への更新が2026年12月に予定されていることを確認した。\n"
        + "よって、是正完了期限までに未達の全項目を是正し、その証拠を提出することを条件として、適格と決定する。";

    private async Task JudgeAsync(Item item, Finding? finding, int seenVersion = 0)
    {
        var shown = finding?.Files ?? Answers.Met[item.Id].Files;
        var later = Findings.Asked.Zip(EvidenceFiles.Later).Where(pair => pair.First == item.Id && files.ContainsKey(pair.Second.Key));
        var judgement = new Judgement(
            finding?.Verdict ?? new Verdict.Met(),
            item.Objectives.ToDictionary(objective => objective.Id, objective => State(finding, objective.Id)),
            finding?.Rationale ?? Answers.Met[item.Id].Rationale,
            finding?.Severity,
            finding?.Recommendation ?? "",
            [.. shown.Concat(later.Select(pair => pair.Second.Key)).Select(key => files[key])]);
        var section = Checklist.Sections.ToList().FindIndex(section => section.Items.Contains(item));
        await story.DoAsync($"judge/{item.Id}/{seenVersion}", operation => story.Get<SaveDetermination>().RunAsync(
            section < SectionsOfTheInspector ? cast.Inspector : cast.Lead,
            operation,
            new DeterminationDraft(Case.Id, item.Id, judgement, seenVersion),
            CancellationToken.None));
        story.Time.Advance(TimeSpan.FromMinutes(9));
    }

    private static ObjectiveState State(Finding? finding, string objectiveId) => finding switch
    {
        { Verdict: Verdict.NotApplicable } => ObjectiveState.NotApplicable,
        { } open when open.NotMet.Contains(objectiveId) => ObjectiveState.NotMet,
        _ => ObjectiveState.Met,
    };
}
