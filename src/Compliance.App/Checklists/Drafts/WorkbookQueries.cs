using Compliance.App.Checklists.Workbooks;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Gives out workbooks in the form that a draft can be started from.</summary>
public sealed class WorkbookQueries(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library, IIds ids)
{
    /// <summary>The template: instructions and the columns, as the bytes of an .xlsx file.</summary>
    public Task<Result<byte[]>> TemplateAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<Result<byte[]>>(
            DraftFile.MaySee(actor) ? Write("", "1.0.0", ChecklistFrame.Empty(new DeductionMethod(100)), []) : new NotAllowed());
    }

    /// <summary>A draft as a workbook, as it stands.</summary>
    public async Task<Result<byte[]>> OfDraftAsync(Actor actor, Guid draftId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!DraftFile.MaySee(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Set<ChecklistDraft>().AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == draftId, ct) is not { } draft)
        {
            return new NotFound();
        }

        var rows = (await DraftFile.ItemsAsync(db, draftId, ct)).ToLookup(item => item.SectionKey, item => item.Content);
        return Write(
            draft.ChecklistId,
            draft.ProposedVersion,
            draft.Frame,
            [.. draft.Frame.Sections.SelectMany(section => rows[section.Key].Select(item => (section.Key, item)))]);
    }

    /// <summary>A published version as a workbook.</summary>
    public Task<Result<byte[]>> OfVersionAsync(Actor actor, string checklistId, string version, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ct.ThrowIfCancellationRequested();
        if (!DraftFile.MaySee(actor))
        {
            return Task.FromResult<Result<byte[]>>(new NotAllowed());
        }

        if (library.Find(checklistId, version) is not { } published)
        {
            return Task.FromResult<Result<byte[]>>(new NotFound());
        }

        var (frame, items) = DraftAssembly.Split(published.Checklist, ids.New);
        return Task.FromResult<Result<byte[]>>(Write(checklistId, version, frame, items));
    }

    private static byte[] Write(string id, string version, ChecklistFrame frame, IReadOnlyList<(Guid SectionKey, Item Item)> items) =>
        WorkbookWriter.Write(ChecklistSheets.Of(id, version, frame, items));
}
