using Compliance.App.Notifications;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Compliance.Web.Notifications;

/// <summary>
/// The bell in the frame: how many notices wait. It looks when the person moves to another page, when they read something, and
/// once a minute where a circuit is open; the question is one count in an index.
/// </summary>
public sealed partial class NoticeBell(CurrentActor current, NoticeQueries queries, NoticeSignal signal, NavigationManager navigator, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private ITimer? timer;
    private int unread;
    private bool isGone;

    private string Label => unread == 0 ? NoticesText.BellNone : NoticesText.Bell.Fill(unread);

    public void Dispose()
    {
        isGone = true;
        timer?.Dispose();
        navigator.LocationChanged -= Moved;
        signal.Changed -= Read;
    }

    protected override async Task OnInitializedAsync()
    {
        await CountAsync();
        if (RendererInfo.IsInteractive && !isGone)
        {
            navigator.LocationChanged += Moved;
            signal.Changed += Read;
            timer = time.CreateTimer(_ => Look(), null, Pause, Pause);
        }
    }

    private void Moved(object? sender, LocationChangedEventArgs e) => Look();

    private void Read(object? sender, EventArgs e) => Look();

    private void Look() => _ = InvokeAsync(async () =>
    {
        await CountAsync();
        if (!isGone)
        {
            StateHasChanged();
        }
    });

    private async Task CountAsync()
    {
        unread = !isGone && await current.FindAsync() is { } actor ? await queries.CountUnreadAsync(actor, CancellationToken.None) : 0;
    }
}

/// <summary>Tells the bell of the same circuit that something was read.</summary>
public sealed class NoticeSignal
{
    /// <summary>Something was read.</summary>
    public event EventHandler? Changed;

    /// <summary>Says so.</summary>
    public void Raise() => Changed?.Invoke(this, EventArgs.Empty);
}
