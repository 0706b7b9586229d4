using Compliance.App;
using Compliance.App.Notifications;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Notifications;

/// <summary>A person's notices, the newest first; opening one reads it.</summary>
public sealed partial class NotificationsPage(CurrentActor current, NoticeQueries queries, MarkNoticesRead markRead, NoticeSignal signal)
{
    private const int PageSize = 25;
    private PageOf<NoticeRow>? found;
    private int unread;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "unread")]
    private bool UnreadOnly { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageQuery { get; set; }

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await current.RequireAsync();
        found = await queries.ListAsync(actor, UnreadOnly, new PageRequest((PageNumber - 1) * PageSize, PageSize), CancellationToken.None);
        unread = await queries.CountUnreadAsync(actor, CancellationToken.None);
    }

    private Task ReadAsync(NoticeRow row) => row.IsRead ? Task.CompletedTask : ReadAsync([row.Id]);

    private Task ReadAllAsync() => ReadAsync((IReadOnlyCollection<Guid>?)null);

    private async Task ReadAsync(IReadOnlyCollection<Guid>? notices)
    {
        await markRead.RunAsync(await current.RequireAsync(), notices, CancellationToken.None);
        await LoadAsync();
        signal.Raise();
    }
}
