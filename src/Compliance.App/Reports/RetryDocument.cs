using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>Has a document that failed tried again.</summary>
public sealed class RetryDocument(Changes changes, CaseFiles cases)
{
    /// <summary>Makes it due again, with all its attempts.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid documentId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                await change.Db.LockAsync<IssuedDocument>(documentId, ct);
                var document = await change.Db.Set<IssuedDocument>().SingleOrDefaultAsync(row => row.Id == documentId, ct);
                var opened = document is null ? new NotFound() : await cases.OpenAsync(change.Db, actor, document.InspectionId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (!actor.Has(Role.ProgrammeOfficer))
                {
                    return new NotAllowed();
                }

                var before = new { document!.Status, document.Attempts };
                return document.Retry(change.Now).Then<Done>(_ =>
                {
                    change.Record(
                        RecordedAction.DocumentRetried,
                        opened.Value.Part("document", document.Id.ToString("D")),
                        before,
                        new { document.Status, document.Attempts });
                    return Done.Value;
                });
            },
            ct);
    }
}
