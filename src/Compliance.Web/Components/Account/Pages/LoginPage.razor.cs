using System.ComponentModel.DataAnnotations;
using Compliance.App;
using Compliance.App.Access;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace Compliance.Web.Components.Account.Pages;

/// <summary>Signs in with password or passkey.</summary>
public sealed partial class LoginPage(
    SignInManager<AppUser> signIn, UserManager<AppUser> users, AccountReader accounts, AccountRedirects redirects, ILogger<LoginPage> logger)
{
    private EditContext form = default!;
    private string? refusal;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private HostSettings Settings { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        form = new EditContext(Input);
        if (HttpMethods.IsGet(Context.Request.Method))
        {
            await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
            if (!Settings.Demonstration && await accounts.IsEmptyAsync(Context.RequestAborted))
            {
                redirects.To("/first-run");
            }
        }
    }

    private async Task SignInAsync()
    {
        if (!string.IsNullOrEmpty(Input.Passkey?.Error))
        {
            refusal = Input.Passkey.Error == "unsupported" ? AccountText.PasskeyUnsupported : AccountText.PasskeyNotGiven;
            return;
        }

        SignInResult result;
        AppUser? user;
        if (!string.IsNullOrEmpty(Input.Passkey?.CredentialJson))
        {
            result = await signIn.PasskeySignInAsync(Input.Passkey.CredentialJson);
            user = null;
        }
        else
        {
            if (!form.Validate())
            {
                return;
            }

            user = await users.FindByEmailAsync(TypedText.CleanLine(Input.Email));
            result = user is null
                ? await RefuseUnknownAsync()
                : await signIn.PasswordSignInAsync(user, Input.Password, isPersistent: false, lockoutOnFailure: true);
        }

        if (result.Succeeded)
        {
            logger.LogInformation("Signed in: {UserId}.", user?.Id);
            if (user is not null)
            {
                Languages.Remember(Context, user.Language);
            }

            redirects.To(ReturnUrl);
        }
        else if (result.RequiresTwoFactor)
        {
            redirects.To($"/Account/LoginWith2fa?ReturnUrl={Uri.EscapeDataString(Paths.Local(ReturnUrl))}");
        }
        else
        {
            // Locked, disabled, unknown and wrong answer alike: a stranger learns nothing about accounts.
            logger.LogWarning("A sign-in was refused: {UserId}, {Reason}.", user?.Id, result.ToString());
            refusal = AccountText.SignInRefused;
        }
    }

    // Takes as long as checking a real password.
    private Task<SignInResult> RefuseUnknownAsync()
    {
        users.PasswordHasher.HashPassword(new AppUser(), Input.Password);
        return Task.FromResult(SignInResult.Failed);
    }

    private sealed class InputModel
    {
        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.EmailRequired))]
        public string Email { get; set; } = "";

        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.PasswordRequired))]
        public string Password { get; set; } = "";

        public PasskeyInput? Passkey { get; set; }
    }
}
