using System.ComponentModel.DataAnnotations;
using Compliance.App.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account.Pages;

/// <summary>The second step of signing in: a code of the authenticator app.</summary>
public sealed partial class LoginWith2faPage(SignInManager<AppUser> signIn, AccountRedirects redirects, ILogger<LoginWith2faPage> logger)
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

        var code = Input.Code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
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
