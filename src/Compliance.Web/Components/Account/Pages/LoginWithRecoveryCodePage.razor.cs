using System.ComponentModel.DataAnnotations;
using Compliance.App.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account.Pages;

/// <summary>The second step of signing in, where the device is lost: a recovery code, which works once.</summary>
public sealed partial class LoginWithRecoveryCodePage(SignInManager<AppUser> signIn, AccountRedirects redirects, ILogger<LoginWithRecoveryCodePage> logger)
{
    private EditContext form = default!;
    private string? refusal;
    private AppUser? user;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        form = new EditContext(Input);
        user = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (user is null)
        {
            // The first step was not done, or too long ago.
            redirects.To("/Account/Login");
        }
    }

    private async Task SignInAsync()
    {
        if (user is null)
        {
            return;
        }

        var code = Input.Code.Replace(" ", "", StringComparison.Ordinal);
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            logger.LogInformation("Signed in with a second factor: {UserId}.", user.Id);
            Languages.Remember(Context, user.Language);
            redirects.To(ReturnUrl);
            return;
        }

        logger.LogWarning("A second factor was refused: {UserId}, {Reason}.", user.Id, result.ToString());
        refusal = AccountText.CodeWrong;
    }

    private sealed class InputModel
    {
        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.CodeRequired))]
        public string Code { get; set; } = "";
    }
}
