using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Stores one item of a draft.</summary>
public sealed class SaveDraftItem
{
    /// <summary>Stores the item as it is, complete or not.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="itemKey">Key of the item's row.</param>
    /// <param name="content">The item.</param>
    /// <param name="seenVersion">The version of the item that was seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The new version; <see cref="Conflict"/>, <see cref="DraftWrongState"/> or <see cref="DraftTooLarge"/>.</returns>
    public Task<Result<SavedDraftItem>> RunAsync(
        Actor actor, Guid operationId, Guid draftId, Guid itemKey, Item content, int seenVersion, CancellationToken ct) =>
        throw new NotSupportedException();
}
