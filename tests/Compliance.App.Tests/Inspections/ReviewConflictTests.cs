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
    public async Task AnErrorInTheMiddleLeavesNothingHalfDone(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync();
        var second = await made.AddCaseAsync(InspectionState.InReview, "2026-0002");
        // The second case cannot be opened: the installation lost the checklist that it is pinned to.
        await RepinAsync(made, second, new string('0', 64));
        await Assert.ThrowsAsync<InvalidDataException>(() => DeclareAsync(made, made.NewId()));

        await using (var db = await made.App.DbAsync())
        {
            Assert.Empty(await db.Set<ConflictDeclaration>().ToListAsync(ReviewCase.Ct));
            Assert.Equal(2, await db.Set<CaseAssignment>().CountAsync(row => row.UserId == made.Inspector.UserId, ReviewCase.Ct));
            Assert.Equal(0, await db.Set<Determination>().CountAsync(row => row.Verdict == null, ReviewCase.Ct));
        }

        Assert.Equal(InspectionState.FactCheck, await made.StateAsync());
        Assert.Empty(await made.RecordAsync());

        await RepinAsync(made, second, ReviewCase.Published.ContentHash);
        Assert.Equal(["2026-0001", "2026-0002"], (await DeclareAsync(made, made.NewId())).Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADeclarationIsOneOperationWithAnEntryForEveryCase(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.AddCaseAsync(InspectionState.Notified, "2026-0002");
        var operation = made.NewId();
        Assert.Equal(["2026-0001", "2026-0002"], (await DeclareAsync(made, operation)).Value);
        Assert.Equal(["2026-0001", "2026-0002"], (await DeclareAsync(made, operation)).Value);
        Assert.Equal(
            [(1L, 0, "conflict.declared"), (2L, 1, "inspection.recused"), (3L, 2, "inspection.recused")],
            (await made.RecordAsync()).Select(entry => (entry.Index, entry.Part, entry.Action)));
        Assert.All(await made.RecordAsync(), entry => Assert.Equal(operation, entry.OperationId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoDeclaresWhileTheyAreAssignedDoesNotStayInTheTeam(DatabaseKind kind)
    {
        for (var round = 0; round < 5; round++)
        {
            await using var made = await ReviewCase.StartAsync(kind);
            var person = made.People["unassigned inspector"];
            await Task.WhenAll(
                made.Get<AssignTeam>().RunAsync(made.People["officer"], made.NewId(), made.Id, person.UserId, CaseRole.Inspector, ReviewCase.Ct),
                made.Get<DeclareConflict>().RunAsync(person, made.NewId(), made.Firm.Id, "Shares.", ReviewCase.Ct));
            await using var db = await made.App.DbAsync();
            Assert.True(await db.Set<ConflictDeclaration>().AnyAsync(ReviewCase.Ct));
            Assert.False(await db.Set<CaseAssignment>().AnyAsync(row => row.UserId == person.UserId, ReviewCase.Ct));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task DeclaringAgainLeavesWhatIsLeftAndKeepsTheFirstWords(DatabaseKind kind)
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

    private static Task<Result<IReadOnlyList<string>>> DeclareAsync(ReviewCase made, Guid operation) =>
        made.Get<DeclareConflict>().RunAsync(made.Inspector, operation, made.Firm.Id, "My brother works there.", ReviewCase.Ct);

    private static async Task RepinAsync(ReviewCase made, Guid inspectionId, string hash)
    {
        await using var db = await made.App.DbAsync();
        await db.Set<Inspection>().Where(row => row.Id == inspectionId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ChecklistHash, hash), ReviewCase.Ct);
    }
}
