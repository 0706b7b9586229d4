using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Programmes;

/// <summary>The steps of decisions, changes and appeals, each by the person whose step it is.</summary>
internal static class DecisionSteps
{
    private static CancellationToken None => CancellationToken.None;

    /// <summary>A case whose first decision was sent.</summary>
    public static async Task<OpenedCase> SentAsync(this CaseTestApp app, Outcome outcome = Outcome.Eligible, Func<Item, Verdict>? judge = null)
    {
        var opened = await app.ConcludedAsync(judge);
        Succeed(await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, None));
        await app.FinishAsync(opened.Id, new DecisionText(outcome, "Reasons of the authority.", "Why not.", new DateOnly(2028, 1, 31)));
        return opened;
    }

    /// <summary>From the draft of a decision to its sending.</summary>
    public static async Task FinishAsync(this CaseTestApp app, Guid id, DecisionText text)
    {
        await app.ProposeAsync(id, text);
        Succeed(await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), id, (await app.SeeAsync(app.Decider, id)).Decision!.Version, None));
        Succeed(await app.Get<SendDecision>().RunAsync(app.Decider, app.NewId(), id, None));
    }

    public static async Task ProposeAsync(this CaseTestApp app, Guid id, DecisionText text)
    {
        var version = (await app.SeeAsync(app.Officer, id)).Decision!.Version;
        version = Succeed(await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), id, text, version, None));
        Succeed(await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), id, version, None));
    }

    public static async Task<DecisionView> SeeAsync(this CaseTestApp app, Actor actor, Guid id) =>
        Succeed(await app.Get<DecisionQueries>().FindAsync(actor, id, None));

    public static async Task<SentDecision> CurrentAsync(this CaseTestApp app, Actor actor, Guid id) => (await app.SeeAsync(actor, id)).Sent[0];

    public static Task<Result<Guid>> AskAsync(this CaseTestApp app, Guid id, StandingEvent wanted, DateOnly? day = null, Actor? actor = null) =>
        app.Get<AskStandingChange>().RunAsync(
            actor ?? app.Officer, app.NewId(), id, new StandingRequest(wanted, "Because of this.", day ?? app.Today()), None);

    public static async Task ChangeAsync(this CaseTestApp app, Guid id, StandingEvent wanted, DateOnly? day = null)
    {
        var change = Succeed(await app.AskAsync(id, wanted, day));
        Succeed(await app.Get<ApproveStandingChange>().RunAsync(app.Decider, app.NewId(), id, change, None));
    }

    public static async Task<Result<Guid>> FileAsync(this CaseTestApp app, Guid id, Actor? actor = null, params Guid[] evidence)
    {
        var decision = (await app.SeeAsync(app.Signatory, id)).Decision!.Id;
        return await app.Get<FileAppeal>().RunAsync(actor ?? app.Signatory, app.NewId(), id, new AppealFiling(decision, "We object.", evidence), None);
    }

    public static async Task<AppealDetail> AppealAsync(this CaseTestApp app, Actor actor, Guid id) =>
        Succeed(await app.Get<AppealQueries>().FindAsync(actor, id, None)).Appeals[0];

    /// <summary>From taking an appeal up to deciding it.</summary>
    public static async Task DecideAppealAsync(this CaseTestApp app, Actor officer, Guid id, Guid appeal, AppealText text)
    {
        Succeed(await app.Get<TakeUpAppeal>().RunAsync(officer, app.NewId(), appeal, None));
        var version = Succeed(await app.Get<SaveAppeal>().RunAsync(officer, app.NewId(), appeal, text, (await app.AppealAsync(officer, id)).Version, None));
        Succeed(await app.Get<DecideAppeal>().RunAsync(officer, app.NewId(), appeal, version, None));
    }

    public static DateOnly Today(this CaseTestApp app) => DateOnly.FromDateTime(app.App.Time.GetUtcNow().AddHours(9).Date);

    public static T Succeed<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error?.ToString());
        return result.Value;
    }
}
