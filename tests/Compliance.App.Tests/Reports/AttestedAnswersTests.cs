using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Oscal.Export;
using Compliance.App.Reports;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Inspections;
using Compliance.App.Tests.Programmes;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Reports;

/// <summary>A report shows what the signatory attested, and nothing that the firm wrote and never handed in.</summary>
public sealed class AttestedAnswersTests
{
    private const string Scheme = "cyber-essentials";
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task WordsWrittenForARequestThatWasTakenBackStayWithTheFirm(DatabaseKind kind)
    {
        await using var made = await CaseTestApp.StartAsync(kind);
        var published = made.Get<ChecklistLibrary>().Find(Scheme, "1.0.0")!;
        var item = published.Checklist.Items.First().Id;
        var id = await FactConclusionTests.ConcludeAsync(made, published, async id =>
        {
            var question = new InformationQuestion(id, [item], "Which firewall?", new DateOnly(2026, 6, 30));
            Succeed(await made.Get<RequestInformation>().RunAsync(made.Inspector, made.NewId(), question, None));
            Succeed(await made.Get<SaveAnswer>().RunAsync(made.Signatory, made.NewId(), new AnswerDraft(id, item, Claim.NotMet, "Unfinished words.", 1), None));
            Succeed(await made.Get<WithdrawRequest>().RunAsync(made.Inspector, made.NewId(), id, None));
        });

        var builder = new ReportBuilder(made.Get<IDbContextFactory<ComplianceDb>>(), made.Get<ChecklistLibrary>(), made.Get<LocalCalendar>(), made.Get<OscalExports>());
        var report = Assert.IsType<ReportModel>((await builder.BuildAsync(id, DocumentKind.InspectionReport, None)).Model);
        var shown = report.Items.Single(line => line.Id == item);
        Assert.Equal(("Met", "In place."), (shown.Claim, shown.Statement));
    }

    private static void Succeed<T>(Result<T> result) => Assert.True(result.IsSuccess, result.Error?.ToString());
}
