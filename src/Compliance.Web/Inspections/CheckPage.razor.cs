using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>Check your answers: everything that blocks with links to it, what will be frozen, the attestation, and the receipt afterwards.</summary>
public sealed partial class CheckPage(
    FirmCaseQueries queries, SubmitInspection submit, ProvideInformation provide, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private CaseHeader? header;
    private CaseHead? head;
    private SubmissionCheck? check;
    private AnswerSheet? sheet;
    private SubmissionReceipt? receipt;
    private IReadOnlyList<SummaryMessage> errors = [];
    private Guid operation;
    private string? refusal;
    private bool attested;
    private bool sending;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private async Task LoadAsync(CaseHead? loaded)
    {
        head = loaded;
        if (loaded is null || receipt is not null)
        {
            return;
        }

        var actor = await current.RequireAsync();
        var found = await queries.CheckAsync(actor, Id, CancellationToken.None);
        var all = await queries.SheetAsync(actor, Id, CancellationToken.None);
        (check, sheet) = found.IsSuccess && all.IsSuccess ? (found.Value, all.Value) : (null, null);
        refusal = (found.Error ?? all.Error) is { } error ? ErrorText.For(error) : null;
    }

    private async Task SubmitAsync()
    {
        if (!attested)
        {
            errors = [new SummaryMessage(ErrorText.For(new AttestationMissing()), "attested")];
            return;
        }

        var verb = check!.Step is InspectionEvent.Submit ? CheckText.Submit : CheckText.SubmitInformation;
        if (!check.IsComplete || await ConfirmDialog.AskAsync(dialogs, CheckText.SubmitTitle, CheckText.SubmitQuestion, verb))
        {
            await SendAsync(check.Step);
        }
    }

    private async Task SendAsync(InspectionEvent? step)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        sending = true;
        try
        {
            var actor = await current.RequireAsync();
            var result = step is InspectionEvent.Submit
                ? await submit.RunAsync(actor, operation, Id, attested, CancellationToken.None)
                : await provide.RunAsync(actor, operation, Id, attested, CancellationToken.None);
            operation = Guid.Empty;
            if (result.IsSuccess)
            {
                receipt = result.Value;
                errors = [];
            }
            else
            {
                errors = Explain(result.Error);
            }
        }
        finally
        {
            sending = false;
        }

        await header!.ReloadAsync();
    }

    // The lists below the summary carry the links to the items.
    private static IReadOnlyList<SummaryMessage> Explain(Error error) => error switch
    {
        AttestationMissing => [new SummaryMessage(ErrorText.For(error), "attested")],
        MissingFacts or MissingAnswers or MissingStatements or EvidenceNotCitable => [new SummaryMessage(ErrorText.For(error), "problems-title")],
        _ => ErrorSummary.Of(error),
    };
}
