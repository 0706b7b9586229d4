using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Starts a draft of the next version of a published checklist.</summary>
public sealed class StartDraftFromVersion(Changes changes, ChecklistLibrary library, IIds ids)
{
    /// <summary>Starts the draft with everything of that version, under the next free version number.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="checklistId">The checklist.</param>
    /// <param name="version">The version to start from.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, string checklistId, string version, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return library.Find(checklistId, version) is { } published
            ? new NewDraft(changes, library, ids).RunAsync(actor, operationId, published.Checklist, ChecklistDraftOrigin.Version, version, ct)
            : Task.FromResult<Result<Guid>>(DraftFile.MayEdit(actor) ? new NotFound() : new NotAllowed());
    }
}
