using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads drafts and revisions of programmes: for standards editors, who write them, and for those who work by them.</summary>
public sealed class ProgrammeDraftQueries(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library)
{
    /// <summary>A draft, open or closed.</summary>
    public async Task<Result<ProgrammeDraftView>> FindAsync(Actor actor, Guid draftId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!ProgrammeAccess.ReadsProgrammes(actor))
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var draft = await db.Set<ProgrammeDraft>().AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == draftId, ct);
        if (draft is null)
        {
            return new NotFound();
        }

        var isEditor = actor.Has(Role.StandardsEditor);
        var basis = library.RevisionsOf(draft.ProgrammeId).FirstOrDefault(revision => revision.Policy.Version == draft.BaseVersion);
        return new ProgrammeDraftView(draft, basis)
        {
            MayWrite = isEditor && draft.State is ProgrammeDraftState.Drafting,
            MayReturn = isEditor && draft.State is ProgrammeDraftState.Proposed,
            MayPublish = isEditor && draft.State is ProgrammeDraftState.Proposed && !draft.IsWorkOf(actor.UserId),
            MayDiscard = isEditor && draft.IsOpen,
        };
    }

    /// <summary>What is wrong with a content, and how it differs from the revision that the draft was begun from; changes nothing.</summary>
    /// <param name="actor">Whoever may read the draft.</param>
    /// <param name="draft">The draft, as read.</param>
    /// <param name="content">What was written, saved or not.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<ContentReview>> ReviewAsync(Actor actor, ProgrammeDraftView draft, ProgrammeContent content, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Review(actor, draft, content));
    }

    /// <summary>Every open draft, the latest first.</summary>
    public async Task<Result<IReadOnlyList<ProgrammeDraftRow>>> OpenAsync(Actor actor, CancellationToken ct)
    {
        if (!ProgrammeAccess.ReadsProgrammes(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var drafts = await db.Set<ProgrammeDraft>().AsNoTracking()
            .Where(draft => draft.State == ProgrammeDraftState.Drafting || draft.State == ProgrammeDraftState.Proposed)
            .OrderByDescending(draft => draft.UpdatedAt)
            .ThenBy(draft => draft.Id)
            .ToListAsync(ct);
        return drafts
            .Select(draft => new ProgrammeDraftRow(draft.Id, draft.ProgrammeId, draft.Content.Title, draft.Content.PolicyVersion, draft.State, draft.UpdatedByName, draft.UpdatedAt))
            .ToList();
    }

    /// <summary>Every revision of a programme with what it changed, the current one first.</summary>
    public async Task<Result<IReadOnlyList<ProgrammeRevision>>> RevisionsAsync(Actor actor, string programmeId, CancellationToken ct)
    {
        if (!ProgrammeAccess.ReadsProgrammes(actor))
        {
            return new NotAllowed();
        }

        var revisions = library.RevisionsOf(programmeId);
        if (revisions.Count == 0)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var files = await db.Set<PublishedFile>().AsNoTracking()
            .Where(file => file.Kind == PublishedKind.Programme && file.Name == revisions[0].Id)
            .Select(file => new { file.Version, file.PublishedAt, file.ProposedByName, file.ApprovedByName })
            .ToDictionaryAsync(file => file.Version, ct);
        return revisions
            .Select((revision, i) => files.GetValueOrDefault(revision.Policy.Version) is { } file
                ? new ProgrammeRevision(revision, file.PublishedAt, file.ProposedByName, file.ApprovedByName, ProgrammeDifference.Between(i == 0 ? null : revisions[i - 1], revision))
                : new ProgrammeRevision(revision, null, null, null, []))
            .Reverse()
            .ToList();
    }

    private Result<ContentReview> Review(Actor actor, ProgrammeDraftView draft, ProgrammeContent content)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!ProgrammeAccess.ReadsProgrammes(actor) || draft.Draft is null)
        {
            return new NotFound();
        }

        // A draft that became a revision is no version taken by another.
        var clean = ProgrammeDrafting.Clean(content);
        var faults = draft.Draft.IsOpen ? ProgrammeDrafting.Faults(library, draft.Draft, clean) : [];
        var differences = ProgrammeDrafting.HasShape(library, clean)
            ? ProgrammeDifference.Between(draft.Base, clean.ToProgramme(draft.Draft.ProgrammeId, draft.Draft.PolicyId))
            : null;
        return new ContentReview(faults, differences);
    }
}

/// <summary>A draft as somebody may deal with it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Base">The revision it was begun from; null for a new programme.</param>
public sealed record ProgrammeDraftView(ProgrammeDraft Draft, Programme? Base)
{
    /// <summary>Whether the reader may write in it and propose it.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Whether the reader may send it back.</summary>
    public bool MayReturn { get; init; }

    /// <summary>Whether the reader may publish it.</summary>
    public bool MayPublish { get; init; }

    /// <summary>Whether the reader may give it up.</summary>
    public bool MayDiscard { get; init; }
}

/// <summary>An open draft in a list.</summary>
public sealed record ProgrammeDraftRow(
    Guid Id, string ProgrammeId, LocalizedText Title, string Version, ProgrammeDraftState State, string UpdatedByName, DateTimeOffset UpdatedAt);

/// <summary>A revision of a programme.</summary>
/// <param name="Programme">What it says.</param>
/// <param name="PublishedAt">When it was published in the browser; null where it came with the installation.</param>
/// <param name="ProposedByName">Who proposed it.</param>
/// <param name="ApprovedByName">Who approved it.</param>
/// <param name="Differences">What it changed.</param>
public sealed record ProgrammeRevision(
    Programme Programme, DateTimeOffset? PublishedAt, string? ProposedByName, string? ApprovedByName, IReadOnlyList<ProgrammeDifference> Differences);

/// <summary>What a content is like.</summary>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Differences">How it differs from the revision it was begun from; null while it cannot be said for faults.</param>
public sealed record ContentReview(IReadOnlyList<ContentFault> Faults, IReadOnlyList<ProgrammeDifference>? Differences);
