using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account.Pages.Manage;

/// <summary>Gives a passkey a name by which its owner knows the device.</summary>
public sealed partial class RenamePasskeyPage(OwnAccount own, AccountRedirects redirects)
{
    private EditContext form = default!;
    private UserPasskeyInfo? passkey;
    private string? refusal;

    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var passkeys = await own.Users.GetPasskeysAsync(await own.RequireAsync());
        passkey = passkeys.FirstOrDefault(passkey => Base64Url.EncodeToString(passkey.CredentialId) == Id);
        Input ??= new InputModel { Name = passkey?.Name ?? "" };
        form = new EditContext(Input);
        if (passkey is null)
        {
            redirects.To("/Account/Manage/Passkeys");
        }
    }

    private async Task RenameAsync()
    {
        if (passkey is null)
        {
            return;
        }

        passkey.Name = TypedText.CleanLine(Input.Name);
        var result = await own.ChangeAsync(RecordedAction.AccountPasskeyRenamed, (users, user) => users.AddOrUpdatePasskeyAsync(user, passkey));
        if (!result.IsSuccess)
        {
            refusal = ErrorText.For(result.Error);
            return;
        }

        redirects.To("/Account/Manage/Passkeys", nameof(AccountText.PasskeySaved), Context);
    }

    private sealed class InputModel
    {
        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.PasskeyNameRequired))]
        [StringLength(100, ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.PasskeyNameRequired))]
        public string Name { get; set; } = "";
    }
}
