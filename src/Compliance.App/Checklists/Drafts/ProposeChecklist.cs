using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Freezes a draft for a second person.</summary>
public sealed class ProposeChecklist
{
    /// <summary>Proposes the draft.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="DraftHasFaults"/> with every fault, or <see cref="DraftWrongState"/>.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, CancellationToken ct) =>
        throw new NotSupportedException();
}
