using System.ComponentModel.DataAnnotations;
using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Compliance.Web.Components.Account.Pages.Manage;

/// <summary>Another password of one's own; the first thing after a one-time password.</summary>
public sealed partial class ChangePasswordPage(OwnAccount own, AccountRedirects redirects)
{
    private EditContext form = default!;
    private bool first;
    private string? refusal;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        form = new EditContext(Input);
        first = (await own.RequireAsync()).MustChangePassword;
    }

    private async Task ChangeAsync()
    {
        if (Input.NewPassword == Input.OldPassword)
        {
            refusal = AccountText.PasswordUnchanged;
            return;
        }

        var result = await own.ChangeAsync(RecordedAction.AccountPasswordChanged, async (users, user) =>
        {
            user.MustChangePassword = false;
            return await users.ChangePasswordAsync(user, Input.OldPassword, Input.NewPassword);
        });
        if (!result.IsSuccess)
        {
            refusal = ErrorText.For(result.Error);
            return;
        }

        await own.RefreshAsync();
        redirects.To(first ? "/" : "/Account/Manage/ChangePassword", nameof(AccountText.PasswordChanged), Context);
    }

    private sealed class InputModel
    {
        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.PasswordRequired))]
        public string OldPassword { get; set; } = "";

        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.NewPasswordRequired))]
        public string NewPassword { get; set; } = "";

        [Compare(nameof(NewPassword), ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.PasswordsDiffer))]
        public string Repeated { get; set; } = "";
    }
}
