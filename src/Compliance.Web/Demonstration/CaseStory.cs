using Compliance.App.Checklists;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;

namespace Compliance.Web.Demonstration;

/// <summary>The firm's half of a made-up case: opened, notified, answered, handed in.</summary>
public sealed partial class CaseStory(Story story, Cast cast, MadeUpFirm firm, string programmeId = CaseStory.ProgrammeId)
{
    /// <summary>The programme of the story.</summary>
    public const string ProgrammeId = "cmmc-level-2";

    /// <summary>The programme whose checklist asks about the firm before its items.</summary>
    public const string ProgrammeWithQuestions = "cyber-essentials";

    private readonly Dictionary<string, Guid> files = [];
    private OpenedCase? opened;

    /// <summary>The case, once it was opened.</summary>
    public OpenedCase Case => opened ?? throw new InvalidOperationException("The case was not opened yet.");

    private Checklist Checklist
    {
        get
        {
            var library = story.Get<ChecklistLibrary>();
            return library.ChecklistOf(library.FindProgramme(programmeId)!).Checklist;
        }
    }

    /// <summary>Enrols the firm.</summary>
    public Task EnrolAsync() => story.DoAsync($"enrol/{firm.Number}", operation =>
        story.Get<EnrolFirm>().RunAsync(cast.Officer, operation, programmeId, cast.Firms[firm.Number], firm.AmountYen, CancellationToken.None));

    /// <summary>Opens the case.</summary>
    public async Task OpenAsync() => opened = await story.DoAsync("open", operation =>
        story.Get<OpenInspection>().RunAsync(cast.Officer, operation, programmeId, cast.Firms[firm.Number], CancellationToken.None));

    /// <summary>Assigns lead, inspector and quality reviewer.</summary>
    public async Task StaffAsync()
    {
        (Actor Person, CaseRole Duty)[] team =
            [(cast.Lead, CaseRole.LeadInspector), (cast.Inspector, CaseRole.Inspector), (cast.Reviewer, CaseRole.QualityReviewer)];
        foreach (var (person, duty) in team)
        {
            await story.DoAsync($"assign/{duty}", operation =>
                story.Get<AssignTeam>().RunAsync(cast.Officer, operation, Case.Id, person.UserId, duty, CancellationToken.None));
        }
    }

    /// <summary>Notifies the firm.</summary>
    /// <param name="due">A day of the officer's choice, or null for the programme's.</param>
    public Task<DateOnly> NotifyAsync(DateOnly? due = null) => story.DoAsync("notify", operation =>
        story.Get<NotifyFirm>().RunAsync(cast.Officer, operation, Case.Id, due, CancellationToken.None));

    /// <summary>Puts files into the firm's library.</summary>
    public async Task UploadAsync(IEnumerable<EvidenceFile> evidence)
    {
        foreach (var file in evidence)
        {
            using var content = new MemoryStream(file.Content(), writable: false);
            var stored = await story.Get<IFileStore>().WriteAsync(content, long.MaxValue, CancellationToken.None);
            if (!stored.IsSuccess)
            {
                throw new InvalidOperationException($"The store refused {file.FileName}: {stored.Error}");
            }

            var received = new ReceivedFile(stored.Value, file.FileName);
            var added = await story.DoAsync($"upload/{file.Key}", operation =>
                story.Get<AddEvidence>().RunAsync(cast.Contributor(firm.Number), operation, received, file.Title, CancellationToken.None));
            files[file.Key] = added.VersionId;
            story.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Cites the files that an earlier case of the firm brought into its library.</summary>
    public void Reuse(CaseStory earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        foreach (var (key, id) in earlier.files)
        {
            files[key] = id;
        }
    }

    /// <summary>Answers the first items of the checklist and cites the files.</summary>
    /// <param name="count">How many; all of them where it is large.</param>
    public async Task AnswerAsync(int count = int.MaxValue)
    {
        foreach (var item in Checklist.Items.Take(count))
        {
            var finding = FindingOn(item.Id);
            var statement = finding?.Statement ?? Answers.Met[item.Id].Statement;
            var draft = new AnswerDraft(Case.Id, item.Id, finding?.Claim ?? Claim.Met, statement, 0);
            await story.DoAsync($"answer/{item.Id}", operation =>
                story.Get<SaveAnswer>().RunAsync(cast.Contributor(firm.Number), operation, draft, CancellationToken.None));
            await CiteAsync($"cite/{item.Id}", item.Id, finding?.Files ?? Answers.Met[item.Id].Files);
            story.Time.Advance(TimeSpan.FromMinutes(3));
        }
    }

    /// <summary>The signatory attests and submits.</summary>
    public Task<SubmissionReceipt> SubmitAsync() => story.DoAsync("submit", operation =>
        story.Get<SubmitInspection>().RunAsync(cast.Signatory(firm.Number), operation, Case.Id, attested: true, CancellationToken.None));

    /// <summary>The firm adds what it was asked for, and the signatory hands it in.</summary>
    public async Task<SubmissionReceipt> ProvideAsync()
    {
        await UploadAsync(EvidenceFiles.Later);
        foreach (var (itemId, file) in Findings.Asked.Zip(EvidenceFiles.Later))
        {
            await CiteAsync($"cite-later/{itemId}", itemId, [file.Key]);
        }

        return await story.DoAsync("provide", operation =>
            story.Get<ProvideInformation>().RunAsync(cast.Signatory(firm.Number), operation, Case.Id, attested: true, CancellationToken.None));
    }

    /// <summary>The firm comments on two draft findings.</summary>
    public async Task CommentAsync()
    {
        foreach (var (itemId, text) in ((string, string)[])[(Findings.Corrected, Findings.Correction.Comment), (Findings.Upheld, Findings.Objection.Comment)])
        {
            await story.DoAsync($"comment/{itemId}", operation =>
                story.Get<CommentOnFinding>().RunAsync(cast.Contributor(firm.Number), operation, Case.Id, itemId, text, CancellationToken.None));
            story.Time.Advance(TimeSpan.FromMinutes(15));
        }
    }

    /// <summary>The firm has no more comments.</summary>
    public Task CloseFactCheckAsync() => story.DoAsync("close-fact-check", operation =>
        story.Get<CloseFactCheck>().RunAsync(cast.Signatory(firm.Number), operation, Case.Id, CancellationToken.None));

    private static Finding? FindingOn(string itemId) => Findings.All.FirstOrDefault(finding => finding.ItemId == itemId);

    private Task<int> CiteAsync(string step, string itemId, IEnumerable<string> keys) => story.DoAsync(step, operation =>
        story.Get<CiteEvidence>().RunAsync(
            cast.Contributor(firm.Number), operation, Case.Id, itemId, [.. keys.Select(key => files[key])], CancellationToken.None));
}
