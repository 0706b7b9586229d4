using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Compliance.Web.Components.Layout;

/// <summary>
/// Catches what a page throws, so that the frame survives and the person learns what to do. A session that ended shows
/// nothing: the browser is on its way to the sign-in page. Nor does a browser that left while its page was starting: nobody is
/// there to read it.
/// </summary>
public sealed class PageErrors(ILogger<PageErrors> logger) : ErrorBoundaryBase
{
    protected override Task OnErrorAsync(Exception exception)
    {
        if (!IsGone(exception))
        {
            logger.LogError(exception, "A page failed.");
        }

        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
        }
        else if (!IsGone(CurrentException))
        {
            builder.OpenComponent<PageFailed>(1);
            builder.AddComponentParameter(2, nameof(PageFailed.OnRetry), EventCallback.Factory.Create(this, Recover));
            builder.CloseComponent();
        }
    }

    private static bool IsGone(Exception exception) => exception is SignedOutException or JSDisconnectedException;
}
