using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Reads drafts and published versions of checklists, for standards editors and auditors.</summary>
public sealed class ChecklistDraftQueries
{
    /// <summary>Every draft, those under work first, then by the time of the last change.</summary>
    public Task<Result<IReadOnlyList<DraftRow>>> ListAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Every published version of every checklist: by checklist, newest first.</summary>
    public Task<Result<IReadOnlyList<PublishedVersionRow>>> PublishedAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>One draft with the list of its items.</summary>
    public Task<Result<DraftView>> FindAsync(Actor actor, Guid draftId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>One item of a draft.</summary>
    public Task<Result<DraftItemView>> ItemAsync(Actor actor, Guid draftId, Guid itemKey, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Every fault of a draft: the frame first, then by section and item.</summary>
    public Task<Result<IReadOnlyList<DraftFault>>> FaultsAsync(Actor actor, Guid draftId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The checklist as it would be published now, complete or not.</summary>
    public Task<Result<Checklist>> PreviewAsync(Actor actor, Guid draftId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>What differs between a published version and a draft.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="version">A version of the same checklist; null for the base, or the latest where there is no base.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<ChecklistDifference>> DifferenceAsync(Actor actor, Guid draftId, string? version, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>One published version.</summary>
    public Task<Result<Checklist>> VersionAsync(Actor actor, string checklistId, string version, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>What differs between two published versions.</summary>
    public Task<Result<ChecklistDifference>> CompareAsync(Actor actor, string checklistId, string before, string after, CancellationToken ct) => throw new NotSupportedException();
}
