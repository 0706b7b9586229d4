using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Starts a draft of a checklist that does not exist yet.</summary>
public sealed class StartChecklistDraft
{
    /// <summary>Starts the draft.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="checklistId">Id of the new checklist.</param>
    /// <param name="version">Its first version, such as <c>1.0.0</c>.</param>
    /// <param name="title">Its title; may be incomplete.</param>
    /// <param name="scoring">The method with its parameters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The draft; <see cref="ChecklistIdTaken"/> where a published checklist has that id.</returns>
    public Task<Result<Guid>> RunAsync(
        Actor actor, Guid operationId, string checklistId, string version, LocalizedText title, ScoringMethod scoring, CancellationToken ct) =>
        throw new NotSupportedException();
}
