using Compliance.App.Access;
using Compliance.App.Audit;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Components.Account.Pages.Manage;

/// <summary>Whether an authenticator app guards the account, and what can be done about it.</summary>
public sealed partial class TwoFactorPage(OwnAccount own, AccountRedirects redirects)
{
    private bool enabled;
    private int codesLeft;
    private IReadOnlyList<string>? codes;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var user = await own.RequireAsync();
        enabled = user.TwoFactorEnabled;
        codesLeft = await own.Users.CountRecoveryCodesAsync(user);
    }

    private async Task MakeCodesAsync()
    {
        await own.ChangeAsync(RecordedAction.AccountRecoveryCodesMade, async (users, user) =>
        {
            codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 10) ?? []];
            return await users.UpdateSecurityStampAsync(user);
        });
        codesLeft = codes?.Count ?? codesLeft;
        await own.RefreshAsync();
    }

    private async Task DisableAsync()
    {
        await own.ChangeAsync(RecordedAction.AccountTwoFactorDisabled, async (users, user) =>
        {
            var result = await users.SetTwoFactorEnabledAsync(user, enabled: false);
            return result.Succeeded ? await users.ResetAuthenticatorKeyAsync(user) : result;
        });
        await own.RefreshAsync();
        redirects.To("/Account/Manage/TwoFactorAuthentication", nameof(AccountText.TwoFactorDisabled), Context);
    }
}
