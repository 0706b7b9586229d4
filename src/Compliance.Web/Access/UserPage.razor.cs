using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.App.Firms;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Access;

/// <summary>One account: create it, correct it, help its owner to sign in, close it.</summary>
public sealed partial class UserPage(
    CurrentActor current,
    UserQueries queries,
    FirmQueries firmQueries,
    CreateUser createUser,
    UpdateUser updateUser,
    DisableUser disableUser,
    EnableUser enableUser,
    ResetPassword resetPassword,
    IIds ids,
    IDialogService dialogs,
    ISnackbar snackbar,
    NavigationManager navigation)
{
    private UserModel? model;
    private UserRow? existing;
    private IssuedPassword? issued;
    private IReadOnlyList<SummaryMessage> errors = [];
    private InvalidField? fieldError;
    private Guid operationId;
    private Guid myself;
    private bool unknown;
    private bool busy;

    [Parameter]
    public Guid? Id { get; set; }

    private string Heading => existing?.DisplayName ?? UsersText.New;

    protected override async Task OnParametersSetAsync()
    {
        if (existing?.Id != Id || model is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var actor = await current.RequireAsync();
        myself = actor.UserId;
        operationId = ids.New();
        if (Id is not { } id)
        {
            existing = null;
            model = new UserModel();
            return;
        }

        var found = await queries.FindAsync(actor, id, CancellationToken.None);
        unknown = !found.IsSuccess;
        if (unknown)
        {
            return;
        }

        existing = found.Value;
        var firm = existing.FirmId is { } firmId ? await firmQueries.FindAsync(actor, firmId, CancellationToken.None) : default;
        model = new UserModel
        {
            DisplayName = existing.DisplayName,
            Email = existing.Email,
            Language = existing.Language,
            Roles = [.. existing.Roles],
            Firm = existing.FirmId is not null && firm.IsSuccess ? firm.Value : null,
        };
    }

    private async Task SaveAsync()
    {
        if (model is null)
        {
            return;
        }

        var firmId = model.Roles.Overlaps(RoleRules.OfFirms) ? model.Firm?.Id : null;
        if (existing is null)
        {
            var command = new NewUser(model.Email, model.DisplayName, model.Language, model.Roles, firmId);
            await RunAsync(async actor =>
            {
                var created = await createUser.RunAsync(actor, operationId, command, CancellationToken.None);
                if (created.IsSuccess)
                {
                    issued = created.Value;
                    Id = created.Value.UserId;
                    await LoadAsync();
                    // The address names the new account; the page stays, with the password that is shown once.
                    navigation.NavigateTo($"admin/users/{Id}", replace: true);
                }

                return created.Then<Done>(_ => Done.Value);
            });
            return;
        }

        var change = new UserChange(model.DisplayName, model.Language, model.Roles, firmId, existing.Version);
        var saved = await RunAsync(actor => updateUser.RunAsync(actor, operationId, existing.Id, change, CancellationToken.None));
        if (saved)
        {
            await LoadAsync();
            snackbar.Add(UsersText.Saved, Severity.Success);
        }
    }

    private async Task ResetAsync(bool withSecondFactor)
    {
        var question = withSecondFactor ? UsersText.ResetAllQuestion : UsersText.IssueQuestion;
        if (existing is null || !await ConfirmDialog.AskAsync(dialogs, Heading, question, UsersText.IssuePassword))
        {
            return;
        }

        await RunAsync(async actor =>
        {
            var result = await resetPassword.RunAsync(actor, ids.New(), existing.Id, withSecondFactor, CancellationToken.None);
            if (result.IsSuccess)
            {
                issued = result.Value;
                await LoadAsync();
            }

            return result.Then<Done>(_ => Done.Value);
        });
    }

    private async Task DisableAsync()
    {
        if (existing is null || !await ConfirmDialog.AskAsync(dialogs, Heading, UsersText.DisableQuestion, UsersText.Disable, destructive: true))
        {
            return;
        }

        if (await RunAsync(actor => disableUser.RunAsync(actor, ids.New(), existing.Id, CancellationToken.None)))
        {
            await LoadAsync();
        }
    }

    private async Task EnableAsync()
    {
        if (existing is not null && await RunAsync(actor => enableUser.RunAsync(actor, ids.New(), existing.Id, CancellationToken.None)))
        {
            await LoadAsync();
        }
    }

    private async Task<bool> RunAsync(Func<Actor, Task<Result<Done>>> operation)
    {
        busy = true;
        try
        {
            var result = await operation(await current.RequireAsync());
            fieldError = result.Error as InvalidField;
            errors = ErrorSummary.Of(result.Error);
            return result.IsSuccess;
        }
        finally
        {
            busy = false;
        }
    }

    private void Toggle(Role role, bool on)
    {
        if (on)
        {
            model!.Roles.Add(role);
        }
        else
        {
            model!.Roles.Remove(role);
        }
    }

    private async Task<IEnumerable<Firm>> FindFirmsAsync(string? text, CancellationToken ct)
    {
        var found = await firmQueries.ListAsync(await current.RequireAsync(ct), new FirmFilter(text), new PageRequest(0, 20), ct);
        return found.IsSuccess ? found.Value.Rows : [];
    }

    private bool HasError(string field) => fieldError?.Field == field;

    private string? ErrorOf(string field) => HasError(field) ? ErrorText.For(fieldError!) : null;

    private sealed class UserModel
    {
        public string DisplayName { get; set; } = "";

        public string Email { get; set; } = "";

        public string Language { get; set; } = "ja";

        public HashSet<Role> Roles { get; init; } = [];

        public Firm? Firm { get; set; }
    }
}
