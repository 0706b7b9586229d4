using Compliance.Domain.Scoring;
using Microsoft.JSInterop;

namespace Compliance.Web.Inspections;

/// <summary>The keyboard of the workbench.</summary>
public sealed partial class WorkbenchPage
{
    private Task keys = Task.CompletedTask;

    /// <summary>
    /// A key, from the browser; see <see cref="WorkbenchKeys"/>. Keys take effect one after another: one that comes while the
    /// next item is still being read is meant for that item, not for the one that is left.
    /// </summary>
    [JSInvokable]
    public Task OnKey(string key) => keys = AfterAsync(keys, key);

    private async Task AfterAsync(Task before, string key)
    {
        // What became of the key before is told to the browser by its own answer.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!left)
        {
            await TakeKeyAsync(key);
        }
    }

    private async Task TakeKeyAsync(string key)
    {
        if (choosing && int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var choice) && choice >= 1 && choice <= item?.Item.PartialStates.Count)
        {
            await JudgeAsync(new Verdict.Partial(item.Item.PartialStates[choice - 1].Id));
            StateHasChanged();
            return;
        }

        switch (WorkbenchKeys.For(key))
        {
            case WorkbenchCommand.Next:
                await StepAsync(1);
                break;
            case WorkbenchCommand.Previous:
                await StepAsync(-1);
                break;
            case WorkbenchCommand.Met:
                await JudgeAsync(new Verdict.Met());
                break;
            case WorkbenchCommand.NotMet:
                await JudgeAsync(new Verdict.NotMet());
                break;
            case WorkbenchCommand.Partial:
                await ChoosePartial();
                break;
            case WorkbenchCommand.NotApplicable:
                await JudgeAsync(new Verdict.NotApplicable());
                break;
            case WorkbenchCommand.Request when MayAsk:
                await ToggleRequestAsync();
                break;
            case WorkbenchCommand.Help:
                helping = !helping;
                break;
            case WorkbenchCommand.Close:
                (helping, choosing) = (false, false);
                break;
        }

        StateHasChanged();
    }

    private async Task StepAsync(int by)
    {
        var at = IndexOfSelected;
        var next = at + by;
        // Nothing is to do for an item that does not apply, so keys pass over it unless such items are what is looked at.
        while (next >= 0 && next < visible.Count && !visible[next].Applies && Filter is not WorkbenchFilter.Excluded)
        {
            next += by;
        }

        if (next >= 0 && next < visible.Count && next != at)
        {
            await SelectAsync(visible[next].Item.Id);
        }
    }
}
