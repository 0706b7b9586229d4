using System.Buffers.Text;
using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account.Pages.Manage;

/// <summary>The passkeys of the account: add, rename, remove.</summary>
public sealed partial class PasskeysPage(OwnAccount own, SignInManager<AppUser> signIn, AccountRedirects redirects)
{
    private const int Most = 20;
    private const string Here = "/Account/Manage/Passkeys";
    private IList<UserPasskeyInfo> passkeys = [];
    private string? refusal;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private string? CredentialId { get; set; }

    [SupplyParameterFromForm(FormName = "add-passkey")]
    private PasskeyInput Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new PasskeyInput();
        passkeys = await own.Users.GetPasskeysAsync(await own.RequireAsync());
    }

    private async Task AddAsync()
    {
        if (!string.IsNullOrEmpty(Input.Error) || string.IsNullOrEmpty(Input.CredentialJson))
        {
            refusal = Input.Error == "unsupported" ? AccountText.PasskeyUnsupported : AccountText.PasskeyNotGiven;
            return;
        }

        if (passkeys.Count >= Most)
        {
            refusal = AccountText.PasskeysFull.Fill(Most);
            return;
        }

        var attested = await signIn.PerformPasskeyAttestationAsync(Input.CredentialJson);
        if (!attested.Succeeded)
        {
            refusal = AccountText.PasskeyNotGiven;
            return;
        }

        var result = await own.ChangeAsync(RecordedAction.AccountPasskeyAdded, async (users, user) =>
        {
            var added = await users.AddOrUpdatePasskeyAsync(user, attested.Passkey);
            return added.Succeeded ? await users.UpdateSecurityStampAsync(user) : added;
        });
        if (!result.IsSuccess)
        {
            refusal = ErrorText.For(result.Error);
            return;
        }

        await own.RefreshAsync();
        redirects.To($"/Account/Manage/RenamePasskey/{Base64Url.EncodeToString(attested.Passkey.CredentialId)}");
    }

    private async Task UpdateAsync()
    {
        var passkey = passkeys.FirstOrDefault(passkey => Base64Url.EncodeToString(passkey.CredentialId) == CredentialId);
        if (passkey is null)
        {
            redirects.To(Here);
            return;
        }

        var result = await own.ChangeAsync(RecordedAction.AccountPasskeyRemoved, async (users, user) =>
        {
            var removed = await users.RemovePasskeyAsync(user, passkey.CredentialId);
            return removed.Succeeded ? await users.UpdateSecurityStampAsync(user) : removed;
        });
        if (!result.IsSuccess)
        {
            refusal = ErrorText.For(result.Error);
            return;
        }

        await own.RefreshAsync();
        redirects.To(Here, nameof(AccountText.PasskeyRemoved), Context);
    }
}
