using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Shows what moving a case to another version would do.</summary>
public sealed class MoveInspectionQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases, ChecklistLibrary library)
{
    /// <summary>The version that judges the case, and those that it can be moved to.</summary>
    public async Task<Result<OfferedVersions>> VersionsAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await OpenAsync(db, actor, inspectionId, ct);
        return !opened.IsSuccess ? opened.Error
            : new OfferedVersions(
                opened.Value.Inspection.ChecklistVersion,
                InspectionLifeCycle.Allows(opened.Value.Inspection.State, InspectionEvent.MoveVersion) ? CaseVersions.All(library, opened.Value).ToList() : []);
    }

    /// <summary>What would be carried over and what not.</summary>
    /// <returns><see cref="VersionNotOffered"/> or <see cref="WrongState"/> where the case cannot move there.</returns>
    public async Task<Result<MovePreview>> PreviewAsync(Actor actor, Guid inspectionId, string version, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        if (CaseVersions.Find(library, file, version) is not { } target)
        {
            return new VersionNotOffered(version);
        }

        var request = await FirmItems.OpenRequestAsync(db, inspectionId, ct);
        var (from, to) = (file.Published.Checklist, target.Published.Checklist);
        return CarryOver.Decide(file.Inspection.State, from, to, request?.Items ?? []).Then<MovePreview>(carried => new MovePreview(
            file.Inspection.Version,
            from.Version,
            to.Version,
            target.Policy.PolicyHash != file.Inspection.PolicyHash,
            carried.Asked.Except(request?.Items ?? [], StringComparer.Ordinal).Any(),
            ChecklistComparison.Of(from, to),
            carried));
    }

    private async Task<Result<CaseFile>> OpenAsync(ComplianceDb db, Actor actor, Guid inspectionId, CancellationToken ct)
    {
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        return opened.Then<CaseFile>(file =>
            CasePermissions.May(actor, file.Held, file.Inspection.FirmId, InspectionEvent.MoveVersion) ? file : new NotAllowed());
    }
}

/// <summary>What moving a case would do.</summary>
/// <param name="SeenVersion">Version of the case's head; the move names it.</param>
/// <param name="From">The version it is pinned to.</param>
/// <param name="To">The version it would be pinned to.</param>
/// <param name="PolicyChanges">True where the case would take the policy that the programme has now.</param>
/// <param name="NeedsMessage">True where the firm is asked for more during the review, so that a message and a day are needed.</param>
/// <param name="Difference">What differs between the two.</param>
/// <param name="Carried">What would be carried over and what not.</param>
public sealed record MovePreview(
    int SeenVersion, string From, string To, bool PolicyChanges, bool NeedsMessage, ChecklistDifference Difference, CarriedOver Carried);

/// <summary>Versions of a case's checklist.</summary>
/// <param name="Current">The version that judges the case.</param>
/// <param name="Others">Those that it can be moved to, newest first; empty where it cannot be moved now.</param>
public sealed record OfferedVersions(string Current, IReadOnlyList<string> Others);
