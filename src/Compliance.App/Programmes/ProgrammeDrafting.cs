using System.Text;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>What the steps of a programme's draft share: opening it, cleaning and checking what was written, the snapshot.</summary>
internal static class ProgrammeDrafting
{
    private const int MostCharacters = 500_000;

    /// <summary>Opens a draft for a standards editor and holds it until the change commits.</summary>
    public static async Task<Result<ProgrammeDraft>> OpenAsync(Change change, Actor actor, Guid draftId, CancellationToken ct)
    {
        if (!actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        await change.Db.LockAsync<ProgrammeDraft>(draftId, ct);
        var draft = await change.Db.Set<ProgrammeDraft>().SingleOrDefaultAsync(draft => draft.Id == draftId, ct);
        return draft is null ? new NotFound() : draft;
    }

    /// <summary>What was written without what cannot be stored; every text stands on one line, as in the file.</summary>
    public static ProgrammeContent Clean(ProgrammeContent content) => new(
        Clean(content.Title),
        Clean(content.Authority),
        TypedText.CleanLine(content.ChecklistId),
        TypedText.CleanLine(content.ChecklistVersion),
        TypedText.CleanLine(content.PolicyVersion))
    {
        SubmissionBusinessDays = content.SubmissionBusinessDays,
        FactCheckBusinessDays = content.FactCheckBusinessDays,
        AppealDays = content.AppealDays,
        ReviewBusinessDays = content.ReviewBusinessDays,
        CloseOutDays = content.CloseOutDays,
        ValidityYears = content.ValidityYears,
        AffirmationEveryYears = content.AffirmationEveryYears,
        ReevaluationDays = content.ReevaluationDays,
        CloseOutExtensionDays = content.CloseOutExtensionDays,
        DueOnBusinessDays = content.DueOnBusinessDays,
        DeemedReceiptDays = content.DeemedReceiptDays,
        IncidentEarlyNoticeHours = content.IncidentEarlyNoticeHours,
        IncidentUpdateHours = content.IncidentUpdateHours,
        IncidentFinalMonths = content.IncidentFinalMonths,
        AffirmationWindowDays = content.AffirmationWindowDays,
        AffirmationGraceDays = content.AffirmationGraceDays,
        AppealSuspends = content.AppealSuspends,
        SecondScoringPercent = content.SecondScoringPercent,
        LeadQualification = Known(content.LeadQualification),
        InspectorQualification = Known(content.InspectorQualification),
        ReviewerQualification = Known(content.ReviewerQualification),
        Eligible = [.. content.Eligible.Select(Clean)],
        Conditional = [.. content.Conditional.Select(Clean)],
    };

    /// <summary>True where nobody can have written so much by hand.</summary>
    public static bool IsTooLarge(ProgrammeContent content) => JsonSerializer.Serialize(content).Length > MostCharacters;

    /// <summary>The faults of a content, against the library and the versions that exist.</summary>
    public static IReadOnlyList<ContentFault> Faults(ChecklistLibrary library, ProgrammeDraft draft, ProgrammeContent content, IEnumerable<string>? taken = null) =>
        ContentCheck.Faults(
            content,
            library.Find(content.ChecklistId, content.ChecklistVersion)?.Checklist,
            [.. library.RevisionsOf(draft.ProgrammeId).Select(revision => revision.Policy.Version), .. taken ?? []]);

    /// <summary>True where the content can be read as a programme, whether or not its version is free.</summary>
    public static bool HasShape(ChecklistLibrary library, ProgrammeContent content) =>
        ContentCheck.Faults(content, library.Find(content.ChecklistId, content.ChecklistVersion)?.Checklist, []).Count == 0;

    /// <summary>The file of a draft without faults.</summary>
    /// <exception cref="InvalidOperationException">The loader reads something else than was written: a bug here, found before anybody is judged by it.</exception>
    public static string FileOf(ChecklistLibrary library, ProgrammeDraft draft)
    {
        var programme = draft.Content.ToProgramme(draft.ProgrammeId, draft.PolicyId);
        var file = ProgrammeWriter.Write(programme);
        var read = ProgrammeLoader.Load(
            $"{draft.ProgrammeId} {draft.Content.PolicyVersion}", Encoding.UTF8.GetBytes(file), (id, version) => library.Find(id, version)?.Checklist);
        return read.Value?.Policy.PolicyHash == programme.Policy.PolicyHash && ProgrammeDifference.Between(read.Value, programme).Count == 0
            ? file
            : throw new InvalidOperationException($"The written programme reads otherwise:\n{string.Join('\n', read.Faults)}");
    }

    public static Subject SubjectOf(ProgrammeDraft draft) => new("programme-draft", draft.Id.ToString("D"));

    public static object Snapshot(ProgrammeDraft draft) => new
    {
        draft.ProgrammeId,
        draft.BaseVersion,
        draft.Content,
        draft.State,
        draft.Editors,
        draft.ProposedById,
        draft.ReturnReason,
        draft.ClosedById,
        draft.Version,
    };

    private static QualificationKind? Known(QualificationKind? kind) => kind is { } given && Enum.IsDefined(given) ? given : null;

    private static LocalizedText Clean(LocalizedText text) => new(TypedText.CleanLine(text.En), TypedText.CleanLine(text.Ja));

    private static RuleContent Clean(RuleContent rule) => new(TypedText.CleanLine(rule.Id), rule.Kind, TypedText.CleanLine(rule.Basis))
    {
        Number = TypedText.CleanLine(rule.Number),
        Items = [.. rule.Items.Select(TypedText.CleanLine)],
        Sections = [.. rule.Sections.Select(TypedText.CleanLine)],
        Flag = TypedText.CleanLine(rule.Flag) is { Length: > 0 } flag ? flag : null,
        Exceptions = [.. rule.Exceptions.Select(one => new OpenItemException(TypedText.CleanLine(one.ItemId), TypedText.CleanLine(one.State)))],
    };
}
