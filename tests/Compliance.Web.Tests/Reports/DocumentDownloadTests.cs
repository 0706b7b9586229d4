using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Compliance.App.Access;
using Compliance.App.Evidence;
using Compliance.App.Oscal;
using Compliance.App.Programmes;
using Compliance.App.Reports;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Inspections;
using Compliance.Web.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Reports;

/// <summary>Issued documents go out as attachments with their digest, to those of the case only, and each time on record.</summary>
public sealed partial class DocumentDownloadTests(EvidenceServer server) : IClassFixture<EvidenceServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheFirmGetsItsDocumentAsAnAttachmentInASandboxWithItsDigest()
    {
        var made = await OpenAsync();
        var document = await IssueAsync(made, "own");
        using var client = server.ClientOf(made.Firm);
        using var answer = await client.GetAsync(Address(document.Id), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal("%PDF-1.7 own", Encoding.UTF8.GetString(bytes));
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", answer.Headers.GetValues("Content-Digest").Single());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(made.Reference + "-inspection-report.pdf", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal(["sandbox; default-src 'none'"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal([made.Firm.Id], await DownloadedByAsync(document.Sha256!));
    }

    [Fact]
    public async Task OfTheAuthorityThoseOfTheCaseGetItAndOthersLearnNothing()
    {
        var made = await OpenAsync();
        var document = await IssueAsync(made, "authority");
        (AppUser Person, bool Gets)[] table =
        [
            (made.Officer, true),
            (await AssignedAsync(made, CaseRole.LeadInspector, Role.Inspector), true),
            (await AssignedAsync(made, CaseRole.QualityReviewer, Role.Inspector), true),
            (await server.AddPersonAsync(null, Role.DecisionMaker), true),
            (await server.AddPersonAsync(null, Role.Auditor), true),
            (await server.AddPersonAsync(null, Role.Inspector), false),
            (await AssignedAsync(made, CaseRole.Inspector, Role.StandardsEditor), false),
            (await server.AddPersonAsync(null, Role.AppealOfficer), false),
            (await server.AddPersonAsync(null, Role.Administrator), false),
            (await server.AddFirmPersonAsync(), false),
        ];
        foreach (var (person, gets) in table)
        {
            using var client = server.ClientOf(person);
            using var answer = await client.GetAsync(Address(document.Id), Ct);
            using var unknown = await client.GetAsync(Address(server.NewId()), Ct);
            var roles = string.Join(' ', person.Grants.Select(grant => grant.Role));
            Assert.Equal((roles, gets ? HttpStatusCode.OK : HttpStatusCode.NotFound), (roles, answer.StatusCode));
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
            if (!gets)
            {
                await SameAsync(unknown, answer);
            }
        }

        Assert.Equal(table.Where(row => row.Gets).Select(row => row.Person.Id).Order(), (await DownloadedByAsync(document.Sha256!)).Order());
    }

    [Fact]
    public async Task WhoIsNotSignedInIsRefusedWithoutBeingToldWhetherItExists()
    {
        var document = await IssueAsync(await OpenAsync(), "anonymous");
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.ClientOptions.BaseAddress };
        using var answer = await nobody.GetAsync(Address(document.Id), Ct);
        using var unknown = await nobody.GetAsync(Address(server.NewId()), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        await SameAsync(unknown, answer);

        // Somebody who lost every role is signed in and still nobody.
        using var client = server.ClientOf(await server.AddPersonAsync(null));
        using var forbidden = await client.GetAsync(Address(document.Id), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Empty(await DownloadedByAsync(document.Sha256!));
    }

    [Fact]
    public async Task WhatIsNotIssuedAnswersLikeAnUnknownOne()
    {
        var made = await OpenAsync();
        var pending = await AddAsync(made, DocumentKind.InspectionReport, _ => Task.CompletedTask);
        var failed = await AddAsync(made, DocumentKind.DecisionNotice, document =>
        {
            while (!document.Fail("No compiler.", document.RequestedAt))
            {
                // Until the last attempt.
            }

            return Task.CompletedTask;
        });
        Assert.Equal((DocumentStatus.Pending, DocumentStatus.Failed), (pending.Status, failed.Status));
        foreach (var person in (AppUser[])[made.Firm, made.Officer])
        {
            using var client = server.ClientOf(person);
            using var unknown = await client.GetAsync(Address(server.NewId()), Ct);
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
            foreach (var document in (IssuedDocument[])[pending, failed])
            {
                using var answer = await client.GetAsync(Address(document.Id), Ct);
                await SameAsync(unknown, answer);
            }
        }
    }

    [Fact]
    public async Task ADamagedFileIsNeverSent()
    {
        var made = await OpenAsync();
        var document = await IssueAsync(made, "damaged");
        var path = Directory.EnumerateFiles(Path.Combine(server.DataFolder, "blobs"), document.Sha256!, SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(path, "x", Ct);
        using var client = server.ClientOf(made.Firm);
        using var answer = await client.GetAsync(Address(document.Id), Ct);
        await EvidenceUploadTests.ExpectAsync(answer, HttpStatusCode.InternalServerError, "FileDamaged");
        Assert.DoesNotContain("%PDF", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACaseAsOscalComesAsAnAttachmentInASandboxWithItsDigest()
    {
        var made = await OpenAsync();
        using var client = server.ClientOf(made.Firm);
        using var answer = await client.GetAsync(Oscal(made.Id, "assessment-plan"), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.Empty(OscalDocument.Read(bytes, out _)!.Faults);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", answer.Headers.GetValues("Content-Digest").Single());
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(made.Reference + "-assessment-plan.json", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal(["sandbox; default-src 'none'"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        await using var db = server.Db();
        var entry = await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "oscal.downloaded" && entry.InspectionId == made.Id, Ct);
        Assert.Equal((made.Firm.Id, Convert.ToHexStringLower(SHA256.HashData(bytes))), (entry.ActorId, entry.SubjectId));
    }

    [Fact]
    public async Task AForeignCaseAndAnUnknownModelAnswerLikeAnUnknownCase()
    {
        var made = await OpenAsync();
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.ClientOptions.BaseAddress };
        using var refused = await nobody.GetAsync(Oscal(made.Id, "assessment-plan"), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        foreach (var other in (AppUser[])[await server.AddFirmPersonAsync(), await server.AddPersonAsync(null, Role.Inspector)])
        {
            using var client = server.ClientOf(other);
            foreach (var model in (string[])["assessment-plan", "assessment-results", "poam"])
            {
                using var unknown = await client.GetAsync(Oscal(server.NewId(), model), Ct);
                using var answer = await client.GetAsync(Oscal(made.Id, model), Ct);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                await SameAsync(unknown, answer);
            }
        }

        using var own = server.ClientOf(made.Firm);
        using var odd = await own.GetAsync(Oscal(made.Id, "catalog"), Ct);
        using var absent = await own.GetAsync(Oscal(server.NewId(), "assessment-plan"), Ct);
        Assert.Equal(HttpStatusCode.NotFound, odd.StatusCode);
        await SameAsync(absent, odd);
    }

    [Fact]
    public async Task ACaseThatIsNotFarEnoughIsRefusedWithTheReason()
    {
        var made = await OpenAsync();
        using var client = server.ClientOf(made.Officer);
        foreach (var model in (string[])["assessment-results", "poam"])
        {
            using var answer = await client.GetAsync(Oscal(made.Id, model), Ct);
            await EvidenceUploadTests.ExpectAsync(answer, HttpStatusCode.Conflict, "OscalNotReady");
            Assert.Contains("the inspection is not concluded yet", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    private static Uri Oscal(Guid inspectionId, string model) => new($"/inspections/{inspectionId}/oscal/{model}", UriKind.Relative);

    private static Uri Address(Guid documentId) => new($"/documents/{documentId}", UriKind.Relative);

    // Status, headers and body; nothing tells one from the other.
    private static async Task SameAsync(HttpResponseMessage unknown, HttpResponseMessage answer)
    {
        Assert.Equal(unknown.StatusCode, answer.StatusCode);
        Assert.Equal(WithoutTokens(EvidenceDownloadTests.Headers(unknown)), WithoutTokens(EvidenceDownloadTests.Headers(answer)));
        Assert.Equal(WithoutTokens(await unknown.Content.ReadAsStringAsync(Ct)), WithoutTokens(await answer.Content.ReadAsStringAsync(Ct)));
    }

    // A page for people carries a fresh token against forgery; it is another one each time, whatever was asked for.
    private static string WithoutTokens(string text) => Token().Replace(text, "token");

    [GeneratedRegex("CfDJ8[\\w-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    // A case of which the firm was told, straight into the database: how it got there is not what is tested here.
    private async Task<Made> OpenAsync()
    {
        var services = server.Services;
        var firm = await server.AddFirmPersonAsync();
        var officer = await server.AddPersonAsync(null, Role.ProgrammeOfficer);
        var actor = (await services.GetRequiredService<ActorReader>().FindAsync(officer.Id, Ct))!;
        Assert.True((await services.GetRequiredService<EnrolFirm>().RunAsync(actor, server.NewId(), "cmmc-level-2", firm.FirmId!.Value, 1, Ct)).IsSuccess);
        var opened = (await services.GetRequiredService<OpenInspection>().RunAsync(actor, server.NewId(), "cmmc-level-2", firm.FirmId.Value, Ct)).Value;
        await using var db = server.Db();
        var inspection = await db.Set<Inspection>().SingleAsync(row => row.Id == opened.Id, Ct);
        Assert.True(inspection.Notify(DateOnly.FromDateTime(inspection.OpenedAt.Date).AddDays(30), inspection.OpenedAt).IsSuccess);
        await db.SaveChangesAsync(Ct);
        return new Made(opened.Id, opened.Reference, firm, officer);
    }

    private async Task<AppUser> AssignedAsync(Made made, CaseRole duty, Role office)
    {
        var person = await server.AddPersonAsync(null, office);
        await using var db = server.Db();
        db.Add(new CaseAssignment { InspectionId = made.Id, UserId = person.Id, UserName = person.DisplayName, Role = duty, At = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(Ct);
        return person;
    }

    // The row as the job would write it.
    private Task<IssuedDocument> IssueAsync(Made made, string mark) => AddAsync(made, DocumentKind.InspectionReport, async document =>
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7 " + mark));
        document.Issue((await server.Services.GetRequiredService<IFileStore>().WriteAsync(content, 1000, Ct)).Value, document.RequestedAt);
    });

    private async Task<IssuedDocument> AddAsync(Made made, DocumentKind kind, Func<IssuedDocument, Task> bring)
    {
        // So late that no job of the host touches it.
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var document = new IssuedDocument { Id = server.NewId(), InspectionId = made.Id, Kind = kind, SubjectId = made.Id, Number = 1, RequestedAt = now, NextAttemptAt = now.AddDays(1) };
        await bring(document);
        await using var db = server.Db();
        db.Add(document);
        await db.SaveChangesAsync(Ct);
        return document;
    }

    private async Task<List<Guid>> DownloadedByAsync(string sha256)
    {
        await using var db = server.Db();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == "document.downloaded" && entry.SubjectId == sha256).Select(entry => entry.ActorId).ToListAsync(Ct);
    }

    private sealed record Made(Guid Id, string Reference, AppUser Firm, AppUser Officer);
}
