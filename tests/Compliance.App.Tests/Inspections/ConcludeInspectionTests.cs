using System.Text;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>The end of a case: when it may come, what it freezes, and that the frozen bytes depend on nothing but the facts.</summary>
public sealed class ConcludeInspectionTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ACaseIsConcludedAfterTheLastDayForComments(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync();
        var conclude = made.Get<ConcludeInspection>();
        // 10 June 2026, 23:59 in Tokyo: still the firm's day, although 14:59 the same day elsewhere.
        made.App.Time.SetUtcNow(new DateTimeOffset(2026, 6, 10, 14, 59, 0, TimeSpan.Zero));
        Assert.Equal(new FactCheckRuns(new DateOnly(2026, 6, 10)), (await conclude.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        made.App.Time.SetUtcNow(new DateTimeOffset(2026, 6, 10, 15, 0, 0, TimeSpan.Zero));
        Assert.True((await conclude.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.Equal(InspectionState.Concluded, await made.StateAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NoCommentStaysUnanswered(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync();
        var comment = await made.CommentAsync("3.1.1");
        await made.ChangeAsync((_, inspection) => Task.FromResult(inspection.CloseFactCheck(TestApp.Start)));
        var conclude = made.Get<ConcludeInspection>();
        Assert.Equal(new UnansweredComments(1), (await conclude.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        await made.Get<AnswerComment>().RunAsync(made.Lead, made.NewId(), new CommentAnswer(made.Id, comment, "No.", false), ReviewCase.Ct);
        Assert.True((await conclude.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnItemOnWhichTheLeadAgreedIsJudgedAgainBeforeTheConclusion(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync(new() { ["3.1.2"] = "not-met", ["3.1.3"] = "not-met" });
        var (first, second) = (await made.CommentAsync("3.1.3"), await made.CommentAsync("3.1.2"));
        var conclude = made.Get<ConcludeInspection>();
        async Task<Error?> AnswerAsync(Guid comment, string text, bool accepted) =>
            (await made.Get<AnswerComment>().RunAsync(made.Lead, made.NewId(), new CommentAnswer(made.Id, comment, text, accepted), ReviewCase.Ct)).Error;
        async Task<Error?> ConcludeAsync() => (await conclude.RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error;
        await made.ChangeAsync((_, inspection) => Task.FromResult(inspection.CloseFactCheck(TestApp.Start)));
        made.App.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await AnswerAsync(first, "You are right.", true));
        Assert.Null(await AnswerAsync(second, "You are right here too.", true));
        Assert.Equal(["3.1.2", "3.1.3"], Assert.IsType<AgreedNotJudged>(await ConcludeAsync()).Items);
        Assert.Null(await AnswerAsync(second, "On second thoughts, no.", false));
        Assert.Equal(["3.1.3"], Assert.IsType<AgreedNotJudged>(await ConcludeAsync()).Items);

        made.App.Time.Advance(TimeSpan.FromDays(1));
        await made.ChangeAsync(async (db, _) => Assert.True((await db.Set<Determination>().SingleAsync(row => row.ItemId == "3.1.3", ReviewCase.Ct))
            .Judge(ReviewCase.Published.Checklist.Find("3.1.3")!, ReviewCase.Judgement("met"), 1, made.Inspector, made.App.Time.GetUtcNow()).IsSuccess));
        made.App.Time.Advance(TimeSpan.FromDays(1));
        // Other words for the same agreement ask for no third judgement.
        Assert.Null(await AnswerAsync(first, "You are right; it is corrected.", true));
        Assert.Null(await ConcludeAsync());
        Assert.Equal(InspectionState.Concluded, await made.StateAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnIncompleteReviewFreezesNothing(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.ChangeAsync((_, inspection) => Task.FromResult(inspection.CloseFactCheck(TestApp.Start)));
        Assert.IsType<MissingDeterminations>((await made.Get<ConcludeInspection>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        await using var db = await made.App.DbAsync();
        Assert.Empty(await db.Set<Assessment>().ToListAsync(ReviewCase.Ct));
        Assert.Equal(InspectionState.FactCheck, await made.StateAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheScoreIsFrozenWithWhatExplainsIt(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await ConcludeAsync(made);
        var assessment = await AssessmentAsync(made);
        // By hand: 110 - 5 (3.1.1) - 3 (3.13.11 in part).
        Assert.Equal(("102", "110"), (assessment.Score, assessment.Maximum));
        Assert.Equal(ReviewCase.Published.Ruleset.RulesetHash, assessment.RulesetHash);
        Assert.Equal(Digest.OfBytes(Encoding.UTF8.GetBytes(assessment.Json)), assessment.Digest);

        var json = JsonDocument.Parse(assessment.Json).RootElement;
        Assert.Equal(
            ["schema", "reference", "firm", "programme", "checklist", "facts", "rulesetHash", "inputsHash", "score", "maximum", "failedPreconditions", "dates", "persons", "submissions", "sections", "items"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("compliance-assessment/2", json.GetProperty("schema").GetString());
        Assert.Equal("2026-06-20T03:04:05.678Z", json.GetProperty("dates").GetProperty("concludedAt").GetString());
        Assert.Equal(110, json.GetProperty("items").GetArrayLength());
        Assert.Equal(14, json.GetProperty("sections").GetArrayLength());
        Assert.Equal(
            ["inspector Inspector", "lead-inspector Lead", "quality-reviewer Reviewer"],
            json.GetProperty("persons").EnumerateArray().Select(person => $"{person.GetProperty("role").GetString()} {person.GetProperty("name").GetString()}").Order());
        var first = json.GetProperty("items").EnumerateArray().First();
        Assert.Equal(("3.1.1", "not-met", 5), (first.GetProperty("id").GetString(), first.GetProperty("determination").GetString(), first.GetProperty("loss").GetInt32()));
        Assert.Equal("Not met: 5 points lost.", first.GetProperty("explanation").GetProperty("en").GetString());
        Assert.Equal("不適合：5点の減点。", first.GetProperty("explanation").GetProperty("ja").GetString());
        Assert.Equal("台帳がない。", first.GetProperty("rationale").GetString());
        Assert.Equal("accounts.csv", first.GetProperty("evidence")[0].GetProperty("fileName").GetString());
        Assert.Equal(new string('a', 64), first.GetProperty("evidence")[0].GetProperty("sha256").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WithoutThePreconditionThereIsNoScore(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await ConcludeAsync(made, "3.12.4");
        var assessment = await AssessmentAsync(made);
        Assert.Null(assessment.Score);
        var json = JsonDocument.Parse(assessment.Json).RootElement;
        Assert.Equal(JsonValueKind.Null, json.GetProperty("score").ValueKind);
        Assert.Equal("3.12.4", json.GetProperty("failedPreconditions")[0].GetString());
    }

    [Fact]
    public async Task EqualFactsGiveEqualBytesOnBothDatabasesWhateverTheIds()
    {
        var texts = new List<string>();
        foreach (var kind in (DatabaseKind[])[DatabaseKind.Sqlite, DatabaseKind.Sqlite, DatabaseKind.Postgres])
        {
            if (kind is DatabaseKind.Postgres && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(TestDatabase.Variable)))
            {
                continue;
            }

            await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
            await ConcludeAsync(made);
            texts.Add((await AssessmentAsync(made)).Json);
        }

        Assert.True(texts.Count >= 2);
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
        Assert.DoesNotContain('\r', texts[0]);
        Assert.EndsWith("}\n", texts[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARepeatFreezesNothingAnew(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.JudgeAllAsync();
        made.App.Time.Advance(TimeSpan.FromDays(20));
        var operation = made.NewId();
        Assert.True((await made.Get<ConcludeInspection>().RunAsync(made.Lead, operation, made.Id, ReviewCase.Ct)).IsSuccess);
        var before = (await AssessmentAsync(made)).Digest;
        made.App.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await made.Get<ConcludeInspection>().RunAsync(made.Lead, operation, made.Id, ReviewCase.Ct)).IsSuccess);
        Assert.Equal(before, (await AssessmentAsync(made)).Digest);
        Assert.Single(await made.RecordAsync());
    }

    private static async Task ConcludeAsync(ReviewCase made, string? failed = null)
    {
        var evidence = new[] { await made.CiteAsync("3.1.1", "b.csv"), await made.CiteAsync("3.1.1") };
        await made.JudgeAllAsync(failed is null ? new() { ["3.13.11"] = "encryption-not-fips-validated" } : new() { [failed] = "not-met" });
        await made.ChangeAsync(async (db, inspection) =>
        {
            var row = await db.Set<Determination>().SingleAsync(row => row.ItemId == "3.1.1", ReviewCase.Ct);
            Assert.True(row.Judge(ReviewCase.Published.Checklist.Find("3.1.1")!, ReviewCase.Judgement("not-met", "台帳がない。", evidence), 1, made.Inspector, TestApp.Start).IsSuccess);
            Assert.True(inspection.CloseFactCheck(TestApp.Start).IsSuccess);
        });
        made.App.Time.SetUtcNow(new DateTimeOffset(2026, 6, 20, 3, 4, 5, 678, TimeSpan.Zero));
        Assert.Null((await made.Get<ConcludeInspection>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
    }

    private static async Task<Assessment> AssessmentAsync(ReviewCase made)
    {
        await using var db = await made.App.DbAsync();
        return await db.Set<Assessment>().AsNoTracking().SingleAsync(ReviewCase.Ct);
    }
}
