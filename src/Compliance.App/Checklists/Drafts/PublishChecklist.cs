using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Approves a proposed draft: it becomes a version that never changes.</summary>
public sealed class PublishChecklist
{
    /// <summary>Publishes the draft.</summary>
    /// <param name="actor">A standards editor who neither proposed the draft nor wrote any of it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The version; <see cref="OwnDraft"/>, <see cref="DraftWrongState"/>, <see cref="ChecklistVersionExists"/>,
    /// <see cref="ChecklistVersionTooLow"/> or <see cref="DraftHasFaults"/>.
    /// </returns>
    public Task<Result<PublishedVersion>> RunAsync(Actor actor, Guid operationId, Guid draftId, CancellationToken ct) =>
        throw new NotSupportedException();
}
