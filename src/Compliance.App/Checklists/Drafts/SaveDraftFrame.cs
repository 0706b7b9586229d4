using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Stores everything of a draft but its items: sections are added, renamed, moved and removed here too.</summary>
public sealed class SaveDraftFrame
{
    /// <summary>Stores the frame as it is, complete or not.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="proposedVersion">The version to publish as; checked when the draft is proposed.</param>
    /// <param name="frame">The frame; a new section brings a new key.</param>
    /// <param name="seenVersion">The version of the head that was seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The new version of the head; <see cref="Conflict"/>, <see cref="DraftWrongState"/>, <see cref="SectionNotEmpty"/> or <see cref="DraftTooLarge"/>.</returns>
    public Task<Result<int>> RunAsync(
        Actor actor, Guid operationId, Guid draftId, string proposedVersion, ChecklistFrame frame, int seenVersion, CancellationToken ct) =>
        throw new NotSupportedException();
}
