using System.Text;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Only a signatory hands in, only what is complete, and what was attested never changes again.</summary>
public sealed class FirmSubmissionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task SubmittingFreezesEveryAnswerWithTheHashOfWhatItCites(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync();
        await test.AnswerAsync("1.2", Claim.NotApplicable, "No such system: \"<無し>\".");
        await test.AnswerAsync("2.1", Claim.Met);
        await test.AnswerAsync("1.1", Claim.Met, "In place.");
        await test.CiteAsync("1.1", file);

        var receipt = (await test.SubmitAsync()).Value;

        Assert.Equal(("2026-0001", 1, TestApp.Start), (receipt.Reference, receipt.Round, receipt.At));
        await using var db = await test.App.DbAsync();
        var kept = await db.Set<Submission>().SingleAsync(None);
        Assert.Equal(Digest.OfBytes(Encoding.UTF8.GetBytes(kept.Answers)), kept.Digest);
        Assert.Equal((receipt.Digest, test.Signatory.UserId, "Suzuki"), (kept.Digest, kept.SignatoryId, kept.SignatoryName));
        var sha = await db.Set<EvidenceVersion>().Where(version => version.Id == file).Select(version => version.Sha256).SingleAsync(None);
        Assert.Equal(
            $$"""[{"item":"1.1","claim":"Met","statement":"In place.","evidence":[{"version":"{{file}}","file":"policy-1.txt","size":6,"sha256":"{{sha}}"}]},{"item":"1.2","claim":"NotApplicable","statement":"No such system: \"<無し>\".","evidence":[]},{"item":"2.1","claim":"Met","statement":"","evidence":[]}]""",
            kept.Answers);
        Assert.Equal("1.1", JsonDocument.Parse(kept.Answers).RootElement[0].GetProperty("item").GetString());
        var head = await test.HeadAsync();
        Assert.Equal((InspectionState.Submitted, TestApp.Start), (head.State, head.SubmittedAt!.Value));
        Assert.Equal("2026-0001", Assert.Single(await test.RecordAsync("inspection.submitted")).SubjectId);
        var read = (await test.App.Get<FirmCaseQueries>().SubmittedAsync(test.Contributor, test.Id, 1, None)).Value;
        Assert.Equal((Claim.NotApplicable, "No such system: \"<無し>\"."), (read[1].Claim, read[1].Statement));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AContributorAStrangerAndTheAuthorityDoNotSubmit(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.AnswerAllAsync();
        Assert.Equal(new NotAllowed(), (await test.SubmitAsync(actor: test.Contributor)).Error);
        Assert.Equal(new NotAllowed(), (await test.SubmitAsync(actor: test.Inspector)).Error);
        Assert.Equal(new NotFound(), (await test.SubmitAsync(actor: test.Stranger)).Error);
        Assert.Equal(new NotFound(), (await test.App.Get<ProvideInformation>().RunAsync(test.Stranger, test.App.NewId(), test.Id, true, None)).Error);
        Assert.Equal(InspectionState.Notified, (await test.HeadAsync()).State);
        Assert.False((await CheckAsync(test, test.Contributor)).MaySign);
        Assert.True((await CheckAsync(test, test.Signatory)).MaySign);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatIsMissingIsNamedInChecklistOrderAsTheCheckNamesIt(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.AnswerAsync("1.2", Claim.NotMet);
        Assert.Equal(["1.1", "2.1"], Assert.IsType<MissingAnswers>((await test.SubmitAsync()).Error).Items);
        var check = await CheckAsync(test, test.Signatory);
        Assert.Equal(["1.1", "2.1"], check.MissingAnswers);
        Assert.Equal(["1.2"], check.MissingStatements);
        Assert.False(check.IsComplete);

        await test.AnswerAsync("1.1", Claim.Met);
        await test.AnswerAsync("2.1", Claim.PartlyMet, "  ");
        Assert.Equal(["1.2", "2.1"], Assert.IsType<MissingStatements>((await test.SubmitAsync()).Error).Items);
        Assert.Equal(["1.2", "2.1"], (await CheckAsync(test, test.Signatory)).MissingStatements);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AQuarantinedFileBlocks(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync(ScanVerdict.NotConfigured);
        await test.AnswerAllAsync();
        await test.CiteAsync("1.2", file);
        await FirmAnswerTests.RejectAsync(test, file);

        Assert.Equal(["1.2"], Assert.IsType<EvidenceNotCitable>((await test.SubmitAsync()).Error).Items);
        Assert.Equal(["1.2"], (await CheckAsync(test, test.Signatory)).BlockedItems);
        await test.App.Get<WithdrawCitation>().RunAsync(test.Contributor, test.App.NewId(), test.Id, "1.2", file, None);
        Assert.True((await CheckAsync(test, test.Signatory)).IsComplete);
        Assert.Null((await test.SubmitAsync()).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WithoutTheAttestationNothingIsSubmitted(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.AnswerAllAsync();
        Assert.Equal(new AttestationMissing(), (await test.SubmitAsync(attested: false)).Error);
        await using var db = await test.App.DbAsync();
        Assert.False(await db.Set<Submission>().AnyAsync(None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AfterTheSubmissionNothingOfItChanges(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync();
        await test.AnswerAllAsync();
        await test.CiteAsync("1.1", file);
        await test.SubmitAsync();

        Assert.IsType<WrongState>((await test.AnswerAsync("1.1", Claim.NotMet, "No.", seen: 2)).Error);
        Assert.IsType<WrongState>((await test.CiteAsync("1.2", file)).Error);
        Assert.IsType<WrongState>((await test.App.Get<WithdrawCitation>().RunAsync(test.Contributor, test.App.NewId(), test.Id, "1.1", file, None)).Error);
        Assert.IsType<WrongState>((await test.SubmitAsync()).Error);
        Assert.IsType<WrongState>((await test.App.Get<ProvideInformation>().RunAsync(test.Signatory, test.App.NewId(), test.Id, true, None)).Error);
        Assert.Null((await CheckAsync(test, test.Signatory)).Step);
        Assert.DoesNotContain((await test.App.Get<FirmCaseQueries>().SheetAsync(test.Contributor, test.Id, None)).Value.Rows, row => row.Open);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheSameOperationTwiceGivesOneSubmissionAndTheSameReceipt(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.AnswerAllAsync();
        var operation = test.App.NewId();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => test.SubmitAsync(operation: operation)));
        Assert.Single(receipts.Select(receipt => receipt.Value).Distinct());
        test.App.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(receipts[0].Value, (await test.SubmitAsync(operation: operation)).Value);
        await using var db = await test.App.DbAsync();
        Assert.Equal(1, await db.Set<Submission>().CountAsync(None));
        Assert.Single(await test.RecordAsync("inspection.submitted"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARoundOfInformationOpensTheNamedItemsOnlyAndIsKeptBesideTheFirst(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.SubmitCompleteAsync();
        test.App.Time.Advance(TimeSpan.FromDays(1));
        await test.RequestAsync("1.2");

        var head = (await test.App.Get<CaseQueries>().HeadAsync(test.Contributor, test.Id, None)).Value;
        Assert.Equal((CaseStep.ProvideInformation, FirmCase.RequestDue, true, true), (head.Step, head.Due!.Value, head.ClockStopped, head.IsMine));
        Assert.Equal(("Which devices?", "1.2"), (head.Request!.Message, Assert.Single(head.Request.Items)));
        var rows = (await test.App.Get<FirmCaseQueries>().SheetAsync(test.Contributor, test.Id, None)).Value.Rows.ToList();
        Assert.Equal([false, true, false], rows.Select(row => row.Open));
        Assert.Equal([false, true, false], rows.Select(row => row.Asked));
        Assert.Equal(new ItemNotOpen("1.1"), (await test.AnswerAsync("1.1", Claim.NotMet, "No.", seen: 1)).Error);
        Assert.Equal(new ItemNotOpen("1.1"), (await test.CiteAsync("1.1", await test.AddFileAsync())).Error);
        Assert.Null((await test.AnswerAsync("1.2", Claim.PartlyMet, "Laptops only.", seen: 1)).Error);
        Assert.Equal(new NotAllowed(), (await ProvideAsync(test, test.Contributor)).Error);

        var receipt = (await ProvideAsync(test, test.Signatory)).Value;

        Assert.Equal(2, receipt.Round);
        var after = await test.HeadAsync();
        Assert.Equal((InspectionState.InReview, null), (after.State, after.ClockStoppedAt));
        Assert.Null((await test.App.Get<CaseQueries>().HeadAsync(test.Contributor, test.Id, None)).Value.Request);
        var queries = test.App.Get<FirmCaseQueries>();
        Assert.Equal([1, 2], (await queries.SubmissionsAsync(test.Contributor, test.Id, None)).Value.Select(row => row.Round));
        Assert.Equal("", (await queries.SubmittedAsync(test.Contributor, test.Id, 1, None)).Value[1].Statement);
        Assert.Equal("Laptops only.", (await queries.SubmittedAsync(test.Contributor, test.Id, 2, None)).Value[1].Statement);
        Assert.Single(await test.RecordAsync("inspection.information-provided"));
    }

    private static Task<Result<SubmissionReceipt>> ProvideAsync(FirmCase test, Domain.Access.Actor actor) =>
        test.App.Get<ProvideInformation>().RunAsync(actor, test.App.NewId(), test.Id, true, None);

    private static async Task<SubmissionCheck> CheckAsync(FirmCase test, Domain.Access.Actor actor) =>
        (await test.App.Get<FirmCaseQueries>().CheckAsync(actor, test.Id, None)).Value;
}
