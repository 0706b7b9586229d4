using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;

namespace Compliance.Web.Inspections;

/// <summary>How what is dirty gets into the database: one save after another, repeated until its outcome is known.</summary>
public sealed partial class WorkbenchEditor
{
    private async Task PumpAsync()
    {
        var token = gone.Token;
        while (IsDirty && State is not WorkbenchSave.Conflict && !token.IsCancellationRequested)
        {
            var (edit, judgement) = (edits, Draft);
            var result = await SendAsync(judgement, ids.New(), token);
            if (result is null)
            {
                return;
            }

            if (result.Value.IsSuccess)
            {
                SeenVersion = result.Value.Value;
                Settle(edit);
            }
            else if (result.Value.Error is Conflict)
            {
                await MeetAsync(edit, judgement);
            }
            else if (edit == edits)
            {
                (State, Refusal) = (WorkbenchSave.Refused, result.Value.Error);
                ports.Changed();
                return;
            }

            ports.Changed();
            if (IsDirty && State is WorkbenchSave.Typing && !await WaitAsync(Pause, token))
            {
                return;
            }
        }
    }

    // Null where the page is gone.
    private async Task<Result<int>?> SendAsync(Judgement judgement, Guid operation, CancellationToken token)
    {
        // A repeat names the version that the first attempt saw, whatever happens meanwhile: it is the same save.
        var seen = SeenVersion;
        for (var wait = TimeSpan.FromSeconds(1); ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            State = State is WorkbenchSave.Retrying ? WorkbenchSave.Retrying : WorkbenchSave.Saving;
            ports.Changed();
            try
            {
                return await ports.Save(judgement, seen, operation);
            }
            catch (Exception failure) when (failure is not SignedOutException)
            {
                // Whether it was saved is unknown. The same operation asks again, and has its effect once.
                State = WorkbenchSave.Retrying;
                ports.Changed();
            }

            if (!await WaitAsync(wait, token))
            {
                return null;
            }
        }
    }

    private async Task MeetAsync(int edit, Judgement judgement)
    {
        var theirs = await ports.Load();
        if (theirs is null)
        {
            (State, Refusal) = (WorkbenchSave.Refused, new NotFound());
            savedEdits = edits;
        }
        else if (Same(Of(theirs), judgement))
        {
            // Both judged alike: nothing to choose.
            SeenVersion = theirs.Version;
            Settle(edit);
        }
        else
        {
            (State, Theirs) = (WorkbenchSave.Conflict, theirs);
        }
    }

    private void Settle(int edit)
    {
        savedEdits = edit;
        SavedAt = time.Now();
        State = IsDirty ? WorkbenchSave.Typing : WorkbenchSave.Saved;
    }

    private async Task<bool> WaitAsync(TimeSpan wait, CancellationToken token)
    {
        try
        {
            await Task.Delay(wait, time, token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
