using Compliance.App.Audit;
using Compliance.App.Checklists.Workbooks;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Starts a draft from a workbook in the form of the template.</summary>
public sealed class StartDraftFromWorkbook(Changes changes, ChecklistLibrary library, IIds ids)
{
    /// <summary>Starts the draft. Where a checklist with the workbook's id is published, the draft is of its next version.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="content">The bytes of the .xlsx file.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The draft; <see cref="WorkbookRefused"/> with every fault by sheet and cell.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!DraftFile.MayEdit(actor))
        {
            return Task.FromResult<Result<Guid>>(new NotAllowed());
        }

        var (found, faults) = ChecklistWorkbook.Read(content, ids.New);
        return found is null
            ? Task.FromResult<Result<Guid>>(new WorkbookRefused(faults))
            : new NewDraft(changes, library, ids).RunAsync(actor, operationId, found, ChecklistDraftOrigin.Workbook, null, ct);
    }
}
