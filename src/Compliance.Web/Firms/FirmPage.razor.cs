using Compliance.App.Data;
using Compliance.App.Firms;
using Compliance.Domain;
using Compliance.Domain.Firms;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Firms;

/// <summary>One firm of the register: enter it, correct it.</summary>
public sealed partial class FirmPage(
    CurrentActor current, FirmQueries queries, RegisterFirm registerFirm, UpdateFirm updateFirm, IIds ids, ISnackbar snackbar, NavigationManager navigation)
{
    private FirmModel? model;
    private Firm? existing;
    private IReadOnlyList<SummaryMessage> errors = [];
    private Error? error;
    private Guid operationId;
    private bool unknown;
    private bool busy;

    [Parameter]
    public Guid? Id { get; set; }

    private string Heading => existing?.Name(Languages.Current) ?? FirmsText.New;

    protected override async Task OnParametersSetAsync()
    {
        operationId = ids.New();
        if (Id is not { } id)
        {
            existing = null;
            model = new FirmModel();
            return;
        }

        var found = await queries.FindAsync(await current.RequireAsync(), id, CancellationToken.None);
        unknown = !found.IsSuccess;
        existing = unknown ? null : found.Value;
        model = existing is null ? null : FirmModel.Of(existing);
    }

    private async Task SaveAsync()
    {
        if (model is null)
        {
            return;
        }

        busy = true;
        try
        {
            var actor = await current.RequireAsync();
            var details = new FirmDetails(model.NameJa, model.NameEn, model.Sector, model.Size, model.Prefecture);
            var result = existing is null
                ? (await registerFirm.RunAsync(actor, operationId, model.CorporateNumber, details, CancellationToken.None)).Then<Done>(_ => Done.Value)
                : await updateFirm.RunAsync(actor, operationId, existing.Id, details, existing.Version, CancellationToken.None);
            error = result.Error;
            errors = error is null ? [] : [new SummaryMessage(ErrorText.For(error), FieldOf(error))];
            if (result.IsSuccess)
            {
                snackbar.Add(FirmsText.Saved, Severity.Success);
                navigation.NavigateTo("admin/firms");
            }
        }
        finally
        {
            busy = false;
        }
    }

    private static string? FieldOf(Error error) => error switch
    {
        InvalidField field => field.Field,
        InvalidCorporateNumber or FirmExists => "corporateNumber",
        _ => null,
    };

    private bool HasError(string field) => error is not null && FieldOf(error) == field;

    private string? ErrorOf(string field) => HasError(field) ? ErrorText.For(error!) : null;

    private sealed class FirmModel
    {
        public string CorporateNumber { get; set; } = "";

        public string NameJa { get; set; } = "";

        public string NameEn { get; set; } = "";

        public string Sector { get; set; } = "E";

        public SizeClass Size { get; set; } = SizeClass.Medium;

        public int Prefecture { get; set; } = 13;

        public static FirmModel Of(Firm firm) => new()
        {
            CorporateNumber = firm.CorporateNumber,
            NameJa = firm.NameJa,
            NameEn = firm.NameEn,
            Sector = firm.Sector,
            Size = firm.Size,
            Prefecture = firm.Prefecture,
        };
    }
}
