using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Sends a proposed draft back to its editors; its proposer may withdraw it in this way.</summary>
public sealed class ReturnDraft
{
    /// <summary>Sends the draft back.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="reason">Why; may be empty where the proposer withdraws.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, string reason, CancellationToken ct) =>
        throw new NotSupportedException();
}
