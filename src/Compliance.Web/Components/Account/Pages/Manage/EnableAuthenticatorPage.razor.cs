using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Compliance.Web.Components.Account.Pages.Manage;

/// <summary>Sets up an authenticator app: scan, type one code, keep the recovery codes.</summary>
public sealed partial class EnableAuthenticatorPage(OwnAccount own, AccountRedirects redirects)
{
    private EditContext form = default!;
    private string key = "";
    private string qr = "";
    private string? refusal;
    private IReadOnlyList<string>? codes;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        form = new EditContext(Input);
        var user = await own.RequireAsync();
        var secret = await own.Users.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(secret))
        {
            await own.ChangeAsync(RecordedAction.AccountAuthenticatorReset, (users, account) => users.ResetAuthenticatorKeyAsync(account));
            await own.RefreshAsync();
            user = await own.RequireAsync();
            secret = await own.Users.GetAuthenticatorKeyAsync(user) ?? "";
        }

        key = string.Join(' ', secret.ToLowerInvariant().Chunk(4).Select(four => new string(four)));
        qr = QrCode($"otpauth://totp/Compliance:{Uri.EscapeDataString(user.Email ?? "")}?secret={secret}&issuer=Compliance&digits=6");
    }

    // Black on white in both themes, because cameras want it so.
    private static string QrCode(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var image = new SvgQRCode(data);
        var svg = image.GetGraphic(5, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return svg.Replace("<svg ", $"<svg role=\"img\" aria-label=\"{AccountText.QrLabel}\" ", StringComparison.Ordinal);
    }

    private async Task VerifyAsync()
    {
        var code = Separators().Replace(Input.Code, "");
        var had = 0;
        var result = await own.ChangeAsync(RecordedAction.AccountTwoFactorEnabled, async (users, user) =>
        {
            if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code))
            {
                return IdentityResult.Failed(new IdentityError { Code = "PasswordMismatch" });
            }

            var enabled = await users.SetTwoFactorEnabledAsync(user, enabled: true);
            had = await users.CountRecoveryCodesAsync(user);
            if (enabled.Succeeded && had == 0)
            {
                codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 10) ?? []];
            }

            return enabled;
        });
        if (!result.IsSuccess)
        {
            codes = null;
            refusal = result.Error is PasswordWrong ? AccountText.CodeWrong : ErrorText.For(result.Error);
            return;
        }

        await own.RefreshAsync();
        if (had > 0)
        {
            redirects.To("/Account/Manage/TwoFactorAuthentication", nameof(AccountText.TwoFactorEnabled), Context);
        }
    }

    [GeneratedRegex(@"[\s-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();

    private sealed class InputModel
    {
        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.CodeRequired))]
        public string Code { get; set; } = "";
    }
}
