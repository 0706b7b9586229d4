using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;

namespace Compliance.App.Oscal.Export;

/// <summary>
/// Hands a case as an OSCAL document to somebody who may see it, and puts on record that it was handed out. The firm gets what
/// it knows already: the plan once it was told of the case, results and plan of action once the report is for it too.
/// </summary>
public sealed class DownloadOscal(Changes changes, CaseFiles cases, OscalExports exports)
{
    /// <summary>Decides, makes the document and records.</summary>
    /// <param name="actor">The firm, the team, the authority or oversight.</param>
    /// <param name="operationId">One for each download.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="model">The model.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The document; <see cref="NotFound"/> where the actor may not see the case; <see cref="OscalNotReady"/> where it is not far enough.</returns>
    /// <exception cref="InvalidDataException">What is stored is not what was frozen.</exception>
    public Task<Result<ExportedOscal>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, OscalModel model, CancellationToken ct) =>
        changes.RunAsync<ExportedOscal>(
            actor,
            operationId,
            async change =>
            {
                var found = await FindAsync(change.Db, actor, inspectionId, model, ct);
                if (!found.IsSuccess)
                {
                    return found.Error;
                }

                var (file, document) = found.Value;

                // The subject is the hash itself: whoever holds the file finds it in the record.
                change.Record(RecordedAction.OscalDownloaded, file.Part(OscalModels.NameOf(model), document.Sha256), null, null);
                return document;
            },
            async (db, _) => (await FindAsync(db, actor, inspectionId, model, ct)).Then<ExportedOscal>(found => found.Document),
            ct);

    private async Task<Result<(CaseFile File, ExportedOscal Document)>> FindAsync(
        ComplianceDb db, Actor actor, Guid inspectionId, OscalModel model, CancellationToken ct)
    {
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var made = await exports.ExportAsync(db, opened.Value.Inspection, model, ct);
        return made.Then<(CaseFile, ExportedOscal)>(document => (opened.Value, document));
    }
}
