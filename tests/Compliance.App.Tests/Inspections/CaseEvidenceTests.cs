using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;

namespace Compliance.App.Tests.Inspections;

/// <summary>Of a firm's library a team opens what was submitted in its case, and nothing else.</summary>
public sealed class CaseEvidenceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheTeamOpensWhatWasSubmitted(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var cited = await test.AddFileAsync();
        var other = await test.AddFileAsync();
        await test.AnswerAllAsync();
        await test.CiteAsync("1.1", cited);
        Assert.Equal(new NotFound(), (await OpenAsync(test, test.Inspector, cited)).Error);
        Assert.Equal(cited, (await OpenAsync(test, test.Contributor, cited)).Value.Id);

        await test.SubmitAsync();

        Assert.Equal(cited, (await OpenAsync(test, test.Inspector, cited)).Value.Id);
        Assert.Equal(new NotFound(), (await OpenAsync(test, test.Inspector, other)).Error);
        Assert.Equal(new NotFound(), (await OpenAsync(test, test.Inspector, test.App.NewId())).Error);
        foreach (var outsider in (Actor[])[test.Stranger, test.Officer, await test.App.AddPersonAsync("Endo", null, Role.Auditor), await test.App.AddPersonAsync("Mori", null, Role.Inspector)])
        {
            Assert.Equal(new NotFound(), (await OpenAsync(test, outsider, cited)).Error);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatTheFirmCitesWhileItWritesStaysWithTheFirm(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.SubmitCompleteAsync();
        await test.RequestAsync("1.2");
        var file = await test.AddFileAsync();
        await test.CiteAsync("1.2", file);
        Assert.Equal(new NotFound(), (await OpenAsync(test, test.Inspector, file)).Error);
        await test.App.Get<ProvideInformation>().RunAsync(test.Signatory, test.App.NewId(), test.Id, true, None);
        Assert.Equal(file, (await OpenAsync(test, test.Inspector, file)).Value.Id);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatWasSubmittedOnceStaysOpenToTheTeam(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync();
        await test.AnswerAllAsync();
        await test.CiteAsync("1.2", file);
        await test.SubmitAsync();
        await test.RequestAsync("1.2");
        await test.App.Get<WithdrawCitation>().RunAsync(test.Contributor, test.App.NewId(), test.Id, "1.2", file, None);
        Assert.Equal(file, (await OpenAsync(test, test.Inspector, file)).Value.Id);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFileThatWasRejectedLaterIsNotHandedOut(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync(ScanVerdict.NotConfigured);
        await test.AnswerAllAsync();
        await test.CiteAsync("1.1", file);
        await test.SubmitAsync();
        await FirmAnswerTests.RejectAsync(test, file);
        Assert.Equal(new Quarantined(ScanVerdict.Rejected), (await OpenAsync(test, test.Inspector, file)).Error);
        Assert.Equal(new Quarantined(ScanVerdict.Rejected), (await DownloadAsync(test, test.Inspector, file)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADownloadIsOnRecordWithItsCase(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync();
        await test.AnswerAllAsync();
        await test.CiteAsync("1.1", file);
        await test.SubmitAsync();
        Assert.Equal(file, (await DownloadAsync(test, test.Inspector, file)).Value.Id);
        Assert.Equal(new NotFound(), (await DownloadAsync(test, test.Stranger, file)).Error);
        var entry = Assert.Single(await test.RecordAsync("evidence.downloaded"));
        Assert.Equal((test.Inspector.UserId, test.Id, test.Firm.Id, file.ToString()), (entry.ActorId, entry.InspectionId!.Value, entry.FirmId!.Value, entry.SubjectId));
    }

    private static Task<Result<EvidenceVersion>> OpenAsync(FirmCase test, Actor actor, Guid file) =>
        test.App.Get<CaseEvidenceQueries>().ResolveAsync(actor, test.Id, file, None);

    private static Task<Result<EvidenceVersion>> DownloadAsync(FirmCase test, Actor actor, Guid file) =>
        test.App.Get<DownloadCaseEvidence>().RunAsync(actor, test.App.NewId(), test.Id, file, None);
}
