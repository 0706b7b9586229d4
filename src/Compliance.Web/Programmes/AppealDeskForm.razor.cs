using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>The desk of the officer who hears an appeal: write, decide, or hand back.</summary>
public sealed partial class AppealDeskForm(
    SaveAppeal save, DecideAppeal decide, HandBackAppeal handBack, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private IReadOnlyList<SummaryMessage> errors = [];
    private string outcome = "";
    private string instead = "";
    private string reasons = "";
    private string? said;
    private int seen;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required AppealsView View { get; set; }

    /// <summary>The appeal.</summary>
    [Parameter, EditorRequired]
    public required AppealDetail Appeal { get; set; }

    /// <summary>Called once it stands elsewhere, with the words to say.</summary>
    [Parameter]
    public EventCallback<string?> OnDone { get; set; }

    private AppealOutcome? Outcome => Enum.TryParse<AppealOutcome>(outcome, out var value) && Enum.IsDefined(value) ? value : null;

    private Outcome? Instead => Enum.TryParse<Outcome>(instead, out var value) && Enum.IsDefined(value) ? value : null;

    protected override void OnInitialized() =>
        (outcome, instead, reasons, seen) = (Appeal.Outcome?.ToString() ?? "", Appeal.NewOutcome?.ToString() ?? "", Appeal.Reasons, Appeal.Version);

    private async Task SaveOnlyAsync() => said = await SaveAsync() ? AppealPageText.SaidSaved : null;

    private async Task<bool> SaveAsync()
    {
        busy = true;
        try
        {
            var text = new AppealText(Outcome, Instead, reasons);
            var saved = await save.RunAsync(await current.RequireAsync(), ids.New(), Appeal.Id, text, seen, CancellationToken.None);
            errors = ErrorSummary.Of(saved.Error);
            seen = saved.IsSuccess ? saved.Value : seen;
            return saved.IsSuccess;
        }
        finally
        {
            busy = false;
        }
    }

    private async Task DecideAsync()
    {
        said = null;
        if (!await SaveAsync())
        {
            return;
        }

        var question = AppealPageText.DecideQuestion.Fill(Outcome is { } chosen ? EnumText.For(chosen) : "–");
        if (await ConfirmDialog.AskAsync(dialogs, AppealPageText.Decide, question, AppealPageText.Decide))
        {
            await ActAsync((actor, id) => decide.RunAsync(actor, id, Appeal.Id, seen, CancellationToken.None), AppealPageText.SaidDecided);
        }
    }

    private async Task HandBackAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, AppealPageText.HandBack, AppealPageText.HandBackQuestion, AppealPageText.HandBack))
        {
            await ActAsync((actor, id) => handBack.RunAsync(actor, id, Appeal.Id, CancellationToken.None), AppealPageText.SaidHandedBack);
        }
    }

    private async Task ActAsync(Func<Actor, Guid, Task<Result<Done>>> act, string success)
    {
        busy = true;
        try
        {
            var done = await act(await current.RequireAsync(), ids.New());
            errors = ErrorSummary.Of(done.Error);
            if (done.IsSuccess)
            {
                await OnDone.InvokeAsync(success);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
