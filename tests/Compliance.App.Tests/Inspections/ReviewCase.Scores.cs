using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>A case of which a part is scored twice.</summary>
internal sealed partial class ReviewCase
{
    /// <summary>Starts the review of a submission with a share that is scored twice.</summary>
    /// <returns>The items drawn, in checklist order.</returns>
    public async Task<List<string>> DrawAsync(int percent)
    {
        await using (var db = await App.DbAsync())
        {
            await db.Set<Inspection>().Where(row => row.Id == Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondScoringPercent, percent), Ct);
        }

        Assert.Null((await Get<StartReview>().RunAsync(Lead, NewId(), Id, Ct)).Error);
        return [.. Published.Checklist.Items.Select(item => item.Id).Intersect((await SampleAsync()).Select(row => row.ItemId))];
    }

    public async Task<List<SecondScore>> SampleAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Set<SecondScore>().AsNoTracking().Where(row => row.InspectionId == Id).ToListAsync(Ct);
    }

    /// <summary>One more inspector joins the team, known as "third".</summary>
    public async Task AddThirdAsync()
    {
        People["third"] = await App.AddPersonAsync("Third", null, Role.Inspector);
        await ChangeAsync((db, _) =>
        {
            db.Add(new CaseAssignment { InspectionId = Id, UserId = People["third"].UserId, UserName = "Third", Role = CaseRole.Inspector, At = TestApp.Start });
            return Task.CompletedTask;
        });
    }

    public Task<Result<int>> ScoreAsync(Actor actor, string itemId, string? verdict, string rationale, int seenVersion = 0) =>
        Get<SaveDetermination>().RunAsync(actor, NewId(), new DeterminationDraft(Id, itemId, Judgement(verdict, rationale), seenVersion), Ct);

    public async Task<Error?> HandInAsync(Actor actor, string itemId, int seenVersion = 1, Guid? operation = null) =>
        (await Get<HandInSecondScore>().RunAsync(actor, operation ?? NewId(), new ScoreTarget(Id, itemId, seenVersion), Ct)).Error;

    public async Task<Error?> DecideAsync(Actor actor, string itemId, int seenVersion, string reason = "The minutes settle it.") =>
        (await Get<ResolveScores>().RunAsync(actor, NewId(), new ScoreTarget(Id, itemId, seenVersion), reason, Ct)).Error;

    /// <summary>The lead scores first and the inspector second, and the second is handed in.</summary>
    public async Task ScoreTwiceAsync(string itemId, string first, string second)
    {
        Assert.True((await ScoreAsync(Lead, itemId, first, "First words.")).IsSuccess);
        Assert.True((await ScoreAsync(Inspector, itemId, second, "Second words.")).IsSuccess);
        Assert.Null(await HandInAsync(Inspector, itemId));
    }
}
