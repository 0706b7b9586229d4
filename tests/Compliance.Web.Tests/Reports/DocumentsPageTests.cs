using Bunit;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Reports;
using Compliance.Domain.Access;
using Compliance.Web.Reports;
using Compliance.Web.Tests.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Tests.Reports;

/// <summary>The documents of a case: while they are made, where that fails, and once they are issued.</summary>
public sealed class DocumentsPageTests(ConcludedCase told) : IClassFixture<ConcludedCase>
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public async Task ThePageLooksAgainUntilTheDocumentIsIssued()
    {
        await using var copy = told.Copy();
        var page = Open(copy, copy.Cast.Signatory(1));
        page.WaitForAssertion(() => Assert.Contains("Being prepared", page.Find(".document .status").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find(".document [role=progressbar]"));

        var id = await ChangeAsync(copy, document => document.Issue(new StoredBlob(Hash, 345_678), copy.Time.GetUtcNow()));
        copy.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("Being prepared", page.Find(".document .status").TextContent, StringComparison.Ordinal);
        copy.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("Issued", page.Find(".document .status").TextContent, StringComparison.Ordinal));
        Assert.Equal($"documents/{id}", page.Find("a[download]").GetAttribute("href"));
        Assert.Equal(Hash, page.Find(".copy-value code").GetAttribute("title"));
        Assert.Contains("338 KB", page.Find("dl.facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOfficerReadsWhyItFailedAndHasItTriedAgain()
    {
        await using var copy = told.Copy();
        await ChangeAsync(copy, document =>
        {
            for (var attempt = 0; attempt < IssuedDocument.MostAttempts; attempt++)
            {
                document.Fail("The glyph is missing.", copy.Time.GetUtcNow());
            }
        });

        var firm = Open(copy, copy.Cast.Signatory(1));
        firm.WaitForAssertion(() => Assert.Contains("Being prepared", firm.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("glyph", firm.Markup, StringComparison.Ordinal);

        var decider = Open(copy, copy.Cast.Decider);
        decider.WaitForAssertion(() => Assert.Contains("The glyph is missing.", decider.Find(".document-cause").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(decider.FindAll("button"), button => button.TextContent.Contains("Try again", StringComparison.Ordinal));

        var officer = Open(copy, copy.Cast.Officer);
        officer.WaitForAssertion(() => Assert.Contains("Failed", officer.Find(".document .status").TextContent, StringComparison.Ordinal));
        officer.FindAll("button").Single(button => button.TextContent.Trim() == "Try again").Click();
        officer.WaitForAssertion(() => Assert.Contains("Being prepared", officer.Find(".document .status").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AConcludedCaseOffersEveryOscalFileToTheFirm()
    {
        await using var copy = told.Copy();
        var page = Open(copy, copy.Cast.Signatory(1));
        page.WaitForAssertion(() => Assert.Equal(
            ["assessment-plan", "assessment-results", "poam"],
            page.FindAll("a.oscal-download").Select(link => link.GetAttribute("href")!.Replace($"inspections/{copy.Id}/oscal/", "", StringComparison.Ordinal))));
        Assert.All(page.FindAll("a.oscal-download"), link => Assert.StartsWith("Download: ", link.GetAttribute("aria-label"), StringComparison.Ordinal));
    }

    private static IRenderedComponent<DocumentsPage> Open(CaseCopy copy, Actor actor) =>
        copy.As(actor).Render<DocumentsPage>(parameters => parameters.Add(page => page.Id, copy.Id));

    private static async Task<Guid> ChangeAsync(CaseCopy copy, Action<IssuedDocument> change)
    {
        await using var db = await copy.Get<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken);
        var document = new IssuedDocument
        {
            Id = copy.NewId(),
            InspectionId = copy.Id,
            Kind = DocumentKind.InspectionReport,
            SubjectId = copy.Id,
            Number = 1,
            RequestedAt = copy.Time.GetUtcNow(),
            NextAttemptAt = copy.Time.GetUtcNow(),
        };
        change(document);
        db.Add(document);
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        return document.Id;
    }
}
