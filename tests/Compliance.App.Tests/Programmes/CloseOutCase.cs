using System.Security.Cryptography;
using System.Text;
using Compliance.App.Inspections.Actions;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Programmes;

/// <summary>A case with a conditional decision that was sent: 3.1.3 and 3.1.4 are open, one point each, until 28 November 2026.</summary>
internal sealed class CloseOutCase : IAsyncDisposable
{
    public const string First = "3.1.3";
    public const string Second = "3.1.4";
    private static readonly CancellationToken None = CancellationToken.None;

    public required CaseTestApp App { get; init; }

    public required Guid Id { get; init; }

    public required Actor Contributor { get; init; }

    public required Actor Stranger { get; init; }

    public static readonly DateOnly Due = new(2026, 11, 28);

    public static ActionPlan Plan(string measure = "Replace the gateway.") => new(measure, "IT operations", [new("Ordered", new(2026, 8, 1)), new("In use", new(2026, 9, 1))]);

    public static async Task<CloseOutCase> StartAsync(DatabaseKind kind) => await OfAsync(await CaseTestApp.StartAsync(kind));

    /// <summary>The same in an installation that is there already, and that ends by itself.</summary>
    public static async Task<CloseOutCase> OfAsync(CaseTestApp app)
    {
        var opened = await app.ConcludedAsync(item => item.Id is First or Second ? new Verdict.NotMet() : new Verdict.Met());
        Assert.True((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, None)).IsSuccess);
        var saved = await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, new DecisionText(Outcome.Conditional, "Two items are open.", null, null), 1, None);
        Assert.True((await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, saved.Value, None)).IsSuccess);
        Assert.True((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, saved.Value + 1, None)).IsSuccess);
        Assert.True((await app.Get<SendDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, None)).IsSuccess);
        var foreign = await app.App.AddFirmAsync("Foreign");
        return new CloseOutCase
        {
            App = app,
            Id = opened.Id,
            Contributor = await app.App.AddPersonAsync("Contributor", app.Firm.Id, Role.FirmContributor),
            Stranger = await app.App.AddPersonAsync("Stranger", foreign.Id, Role.FirmContributor, Role.FirmSignatory),
        };
    }

    public T Get<T>()
        where T : notnull => App.Get<T>();

    public Guid NewId() => App.NewId();

    /// <summary>Moves the clock to 09:00 in Tokyo on a day.</summary>
    public void GoTo(DateOnly day) => App.App.Time.SetUtcNow(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    public async Task<CloseOutSheet> SheetAsync(Actor actor) => (await Get<CloseOutQueries>().SheetAsync(actor, Id, None)).Value!;

    public async Task<ActionRow> RowAsync(Actor actor, string item = First) => (await SheetAsync(actor)).Actions.Single(row => row.ItemId == item);

    public async Task<ActionTarget> TargetAsync(string item = First)
    {
        await using var db = await App.App.DbAsync();
        return new(Id, item, await db.Set<CorrectiveAction>().Where(row => row.InspectionId == Id && row.ItemId == item).Select(row => row.Version).SingleAsync());
    }

    /// <summary>A scanned file of a firm's library, straight into the database.</summary>
    public async Task<Guid> FileAsync(Guid firmId, ScanVerdict scan = ScanVerdict.NotConfigured, string name = "proof.txt")
    {
        var id = NewId();
        await using var db = await App.App.DbAsync();
        db.Add(EvidenceDocument.Create(NewId(), firmId, "Proof", new NewVersion(
            id, name, 5, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString()))), "proof"u8.ToArray(), scan, TestApp.Start, NewId(), "Sato")).Value);
        await db.SaveChangesAsync();
        return id;
    }

    public async Task SubmitPlanAsync(string item = First)
    {
        Succeed(await Get<SaveActionPlan>().RunAsync(Contributor, NewId(), await TargetAsync(item), Plan(), None));
        Succeed(await Get<SubmitActionPlan>().RunAsync(App.Signatory, NewId(), await TargetAsync(item), None));
    }

    public async Task AcceptAsync(string item = First)
    {
        await SubmitPlanAsync(item);
        Succeed(await Get<AcceptActionPlan>().RunAsync(App.Lead, NewId(), await TargetAsync(item), None));
    }

    public async Task ClaimAsync(string item = First, string statement = "Replaced.")
    {
        var today = DateOnly.FromDateTime(App.App.Time.GetUtcNow().AddHours(9).DateTime);
        Succeed(await Get<MarkMilestone>().RunAsync(Contributor, NewId(), await TargetAsync(item), 1, today, None));
        Succeed(await Get<MarkMilestone>().RunAsync(Contributor, NewId(), await TargetAsync(item), 2, today, None));
        Succeed(await Get<SaveClosureStatement>().RunAsync(Contributor, NewId(), await TargetAsync(item), statement, None));
        Succeed(await Get<CiteClosureEvidence>().RunAsync(Contributor, NewId(), Id, item, [await FileAsync(App.Firm.Id)], None));
        Succeed(await Get<ClaimClosure>().RunAsync(App.Signatory, NewId(), await TargetAsync(item), true, None));
    }

    public async Task CloseAsync(string item = First)
    {
        await AcceptAsync(item);
        await ClaimAsync(item);
        Succeed(await Get<JudgeClosure>().RunAsync(App.Inspector, NewId(), await TargetAsync(item), true, "The new gateway was shown.", None));
    }

    /// <summary>Gives the policy of this case an extension, as if it had had one when the close-out began.</summary>
    public async Task AllowExtensionAsync(int days)
    {
        await using var db = await App.App.DbAsync();
        var latest = Due.AddDays(days);
        await db.Set<CloseOut>().ExecuteUpdateAsync(set => set.SetProperty(row => row.LatestDueOn, latest));
    }

    public static void Succeed<T>(Result<T> result) => Assert.True(result.IsSuccess, result.Error?.ToString());

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
