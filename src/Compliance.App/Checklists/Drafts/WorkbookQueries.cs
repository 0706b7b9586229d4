using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Gives out workbooks in the form that a draft can be started from.</summary>
public sealed class WorkbookQueries
{
    /// <summary>The template: instructions and an example, as the bytes of an .xlsx file.</summary>
    public Task<Result<byte[]>> TemplateAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>A draft as a workbook, as it stands.</summary>
    public Task<Result<byte[]>> OfDraftAsync(Actor actor, Guid draftId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>A published version as a workbook.</summary>
    public Task<Result<byte[]>> OfVersionAsync(Actor actor, string checklistId, string version, CancellationToken ct) => throw new NotSupportedException();
}
