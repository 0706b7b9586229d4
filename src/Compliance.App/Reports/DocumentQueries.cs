using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Oscal.Export;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>Reads the documents of a case.</summary>
public sealed class DocumentQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases, OscalExports exports)
{
    /// <summary>
    /// The documents that the case has or is about to have. The firm and the team never learn why one failed: to them it
    /// is being prepared.
    /// </summary>
    public async Task<Result<DocumentsView>> ListAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var inside = file.Side is CaseSide.Authority or CaseSide.Oversight;
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(firm => firm.Id == file.Inspection.FirmId, ct);
        var stored = await db.Set<IssuedDocument>().AsNoTracking().Where(document => document.InspectionId == inspectionId).ToListAsync(ct);
        var expected = new List<ExpectedDocument>();
        foreach (var wanted in ExpectedDocument.All(db))
        {
            expected.AddRange(await wanted.Where(row => row.InspectionId == inspectionId).OrderBy(row => row.At).ToListAsync(ct));
        }

        return new DocumentsView(
            inspectionId,
            file.Inspection.Reference,
            new LocalizedText(firm.NameEn, firm.NameJa),
            actor.Has(Role.ProgrammeOfficer),
            [
                .. expected.OrderBy(wanted => wanted.At).ThenBy(wanted => wanted.Kind).ThenBy(wanted => wanted.Number).Select(wanted => Row(
                    wanted, stored.Find(document => document.Kind == wanted.Kind && document.SubjectId == wanted.SubjectId), inside)),
            ],
            await OscalAsync(db, file.Inspection, ct));
    }

    private async Task<IReadOnlyList<OscalRow>> OscalAsync(ComplianceDb db, Inspection inspection, CancellationToken ct)
    {
        var rows = new List<OscalRow>();
        foreach (var model in Enum.GetValues<OscalModel>())
        {
            rows.Add(new OscalRow(model, await exports.ReadinessAsync(db, inspection, model, ct)));
        }

        return rows;
    }

    private static DocumentRow Row(ExpectedDocument wanted, IssuedDocument? document, bool inside) => (document switch
    {
        // The sweep has not put it on file yet.
        null => new DocumentRow(null, wanted.Kind, DocumentStatus.Pending, null, null, null, 0, null),
        { Status: DocumentStatus.Issued } => new(document.Id, wanted.Kind, document.Status, document.Sha256, document.Size, document.IssuedAt, 0, null),
        _ when inside => new(document.Id, wanted.Kind, document.Status, null, null, null, document.Attempts, document.FailureCause),
        _ => new(document.Id, wanted.Kind, DocumentStatus.Pending, null, null, null, 0, null),
    }) with
    { SubjectId = wanted.SubjectId, Number = wanted.Number };
}

/// <summary>The documents of a case.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="MayRetry">True where the actor may have a failed document tried again.</param>
/// <param name="Documents">What the case has or is about to have.</param>
/// <param name="Oscal">The models of OSCAL and how far the case is for each.</param>
public sealed record DocumentsView(
    Guid InspectionId, string Reference, LocalizedText FirmName, bool MayRetry, IReadOnlyList<DocumentRow> Documents, IReadOnlyList<OscalRow> Oscal);

/// <summary>A model of OSCAL in which a case can be handed on.</summary>
/// <param name="Model">The model.</param>
/// <param name="Readiness">Whether it can be had, or what is missing.</param>
public sealed record OscalRow(OscalModel Model, OscalReadiness Readiness);

/// <summary>A document of a case.</summary>
/// <param name="Id">Its id; null where it is about to be put on file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Sha256">Hash of the issued bytes.</param>
/// <param name="Size">Length of the issued bytes.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Attempts">Failed attempts, for the authority.</param>
/// <param name="FailureCause">Why the last attempt failed, for the authority.</param>
public sealed record DocumentRow(
    Guid? Id, DocumentKind Kind, DocumentStatus Status, string? Sha256, long? Size, DateTimeOffset? IssuedAt, int Attempts, string? FailureCause)
{
    /// <summary>What it is about: the case itself, a decision, an appeal, a change of the standing, or a request.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>Tells documents of one kind in one case apart, from 1.</summary>
    public int Number { get; init; }
}
