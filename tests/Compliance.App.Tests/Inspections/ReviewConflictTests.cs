using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>A conflict of interest that is declared late: the person leaves, and what they judged is judged anew.</summary>
public sealed class ReviewConflictTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task AnInspectorLeavesAllOpenCasesOfTheFirm(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync(new() { ["3.1.1"] = "not-met" });
        var concluded = await made.AddCaseAsync(InspectionState.Concluded, "2026-0002");
        await made.AddCaseAsync(InspectionState.Notified, "2026-0003");
        await made.ChangeAsync(async (db, _) =>
        {
            var row = await db.Set<Determination>().SingleAsync(row => row.InspectionId == made.Id && row.ItemId == "3.1.2", ReviewCase.Ct);
            row.Judge(ReviewCase.Published.Checklist.Find("3.1.2")!, ReviewCase.Judgement("met"), 1, made.Lead, TestApp.Start);
        });

        var left = await made.Get<DeclareConflict>().RunAsync(made.Inspector, made.NewId(), made.Firm.Id, "My brother works there.", ReviewCase.Ct);

        Assert.Equal(["2026-0001", "2026-0003"], left.Value);
        Assert.Equal(InspectionState.InReview, await made.StateAsync());
        await using var db = await made.App.DbAsync();
        Assert.Equal([concluded], await db.Set<CaseAssignment>().Where(row => row.UserId == made.Inspector.UserId).Select(row => row.InspectionId).ToListAsync(ReviewCase.Ct));
        var rows = await db.Set<Determination>().Where(row => row.InspectionId == made.Id).ToListAsync(ReviewCase.Ct);
        Assert.Equal("3.1.2", Assert.Single(rows, row => row.Verdict is not null).ItemId);
        Assert.Equal("Seen on site.", rows.Single(row => row.ItemId == "3.1.1").Rationale);
        Assert.Equal(110, await db.Set<Determination>().CountAsync(row => row.InspectionId == concluded && row.Verdict != null, ReviewCase.Ct));
        Assert.Equal(["conflict.declared", "inspection.recused", "inspection.recused"], (await made.RecordAsync()).Select(entry => entry.Action));

        Assert.IsType<NotFound>((await made.Get<WorkbenchQueries>().OpenAsync(made.Inspector, made.Id, ReviewCase.Ct)).Error);
        Assert.IsType<NotFound>((await made.Get<SaveDetermination>().RunAsync(
            made.Inspector, made.NewId(), new DeterminationDraft(made.Id, "3.1.1", ReviewCase.Judgement("met"), 2), ReviewCase.Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task DeclaringAgainFinishesWhatWasInterruptedAndKeepsTheFirstWords(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.ChangeAsync((db, _) =>
        {
            db.Add(new ConflictDeclaration { UserId = made.Reviewer.UserId, FirmId = made.Firm.Id, Reason = "Shares.", At = TestApp.Start });
            return Task.CompletedTask;
        });
        Assert.Equal(["2026-0001"], (await made.Get<DeclareConflict>().RunAsync(made.Reviewer, made.NewId(), made.Firm.Id, "Other words.", ReviewCase.Ct)).Value);
        Assert.Empty((await made.Get<DeclareConflict>().RunAsync(made.Reviewer, made.NewId(), made.Firm.Id, "Other words.", ReviewCase.Ct)).Value);
        await using var db = await made.App.DbAsync();
        Assert.Equal("Shares.", (await db.Set<ConflictDeclaration>().SingleAsync(ReviewCase.Ct)).Reason);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyInspectorsDeclareAndOnlyWithWords(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var declare = made.Get<DeclareConflict>();
        foreach (var name in made.People.Keys.Where(name => !made.People[name].Has(Role.Inspector)))
        {
            Assert.IsType<NotAllowed>((await declare.RunAsync(made.People[name], made.NewId(), made.Firm.Id, "Why.", ReviewCase.Ct)).Error);
        }

        Assert.Equal(new InvalidField("reason", "Required"), (await declare.RunAsync(made.Lead, made.NewId(), made.Firm.Id, " ", ReviewCase.Ct)).Error);
        Assert.Equal(new TextTooLong("reason", 2000), (await declare.RunAsync(made.Lead, made.NewId(), made.Firm.Id, new string('x', 2001), ReviewCase.Ct)).Error);
        Assert.IsType<NotFound>((await declare.RunAsync(made.Lead, made.NewId(), made.NewId(), "Why.", ReviewCase.Ct)).Error);
        Assert.Empty((await declare.RunAsync(made.People["unassigned inspector"], made.NewId(), made.Firm.Id, "Why.", ReviewCase.Ct)).Value);
    }
}
