using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Adds an item to a section of a draft.</summary>
public sealed class AddDraftItem
{
    /// <summary>Adds the item.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="sectionKey">The section.</param>
    /// <param name="afterItemKey">The item of the section that it comes after; null for the first place.</param>
    /// <param name="content">The item; may be incomplete.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<SavedDraftItem>> RunAsync(
        Actor actor, Guid operationId, Guid draftId, Guid sectionKey, Guid? afterItemKey, Item content, CancellationToken ct) =>
        throw new NotSupportedException();
}
