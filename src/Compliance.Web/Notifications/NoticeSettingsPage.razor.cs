using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain.Notifications;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Notifications;

/// <summary>How a person's notices come by mail; every choice is kept as it is made.</summary>
public sealed partial class NoticeSettingsPage(CurrentActor current, NoticeSettingsQueries queries, SetNoticeMail setMail, IIds ids)
{
    private NoticeSettings? settings;
    private string said = "";

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => settings = await queries.MineAsync(await current.RequireAsync(), CancellationToken.None);

    private async Task ChooseAsync(NoticeKind kind, ChangeEventArgs change)
    {
        if (!Enum.TryParse<MailChoice>(change.Value as string, out var choice))
        {
            return;
        }

        var kept = await setMail.RunAsync(
            await current.RequireAsync(), ids.New(), new Dictionary<NoticeKind, MailChoice> { [kind] = choice }, CancellationToken.None);
        said = kept.IsSuccess ? NoticeSettingsText.Kept.Fill(EnumText.For(kind), EnumText.For(choice)) : ErrorText.For(kept.Error);
        await LoadAsync();
    }
}
