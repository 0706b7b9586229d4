using System.ComponentModel.DataAnnotations;
using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Compliance.Web.Components.Account.Pages;

/// <summary>Creates the first administrator of an empty installation, for whoever can read the program's output.</summary>
public sealed partial class FirstRunPage(AccountReader accounts, CreateFirstAdministrator create, IIds ids, AccountRedirects redirects)
{
    private EditContext form = default!;
    private bool open;
    private string? refusal;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private HostSettings Settings { get; set; } = default!;

    [Inject]
    private FirstRunToken Token { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "token")]
    private string? QueryToken { get; set; }

    private string? GivenToken => Input.Token ?? QueryToken;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        form = new EditContext(Input);
        open = !Settings.Demonstration && await accounts.IsEmptyAsync(Context.RequestAborted);
    }

    private async Task CreateAsync()
    {
        if (!open || !Token.Fits(GivenToken))
        {
            return;
        }

        var command = new FirstAdministrator(Input.Email, Input.DisplayName, Input.Password, Languages.Current);
        var result = await create.RunAsync(Actor.System, ids.New(), command, CancellationToken.None);
        if (!result.IsSuccess)
        {
            refusal = ErrorText.For(result.Error);
            return;
        }

        redirects.To("/Account/Login", nameof(AccountText.FirstRunDone), Context);
    }

    private sealed class InputModel
    {
        public string? Token { get; set; }

        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.DisplayNameRequired))]
        public string DisplayName { get; set; } = "";

        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.EmailRequired))]
        public string Email { get; set; } = "";

        [Required(ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.PasswordRequired))]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessageResourceType = typeof(AccountText), ErrorMessageResourceName = nameof(AccountText.PasswordsDiffer))]
        public string Repeated { get; set; } = "";
    }
}
