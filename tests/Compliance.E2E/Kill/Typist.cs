using Microsoft.Playwright;

namespace Compliance.E2E.Kill;

/// <summary>
/// Somebody who types into a page that saves itself, without a pause, until the server is gone. The page keeps what is typed
/// in the tab's storage until the server has acknowledged it: an empty storage is the acknowledgement.
/// </summary>
/// <param name="person">Who types.</param>
/// <param name="path">The page.</param>
/// <param name="field">The field.</param>
/// <param name="storage">How the names begin under which the tab keeps what is not saved.</param>
/// <param name="listening">What is on the page once its script listens.</param>
public sealed class Typist(Person person, string path, string field, string storage, string listening)
{
    private const int Glance = 1_000;
    private const int Glances = 60;
    private const string Empty = "prefix => !Object.keys(sessionStorage).some(key => key.startsWith(prefix))";

    private TaskCompletionSource begun = new();
    private int typed;

    /// <summary>Ends once the first text of a run is acknowledged.</summary>
    public Task Underway => begun.Task;

    /// <summary>The newest text that the server acknowledged.</summary>
    public string Acknowledged { get; private set; } = "";

    /// <summary>The newest text that was typed.</summary>
    public string Attempted { get; private set; } = "";

    /// <summary>How many texts were acknowledged so far.</summary>
    public int Acknowledgements { get; private set; }

    /// <summary>Takes what the page shows as the beginning.</summary>
    public async Task BeginAsync()
    {
        await OpenAsync();
        Acknowledged = Attempted = await person.Page.InputValueAsync(field);
    }

    /// <summary>Types until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        begun = new TaskCompletionSource();
        try
        {
            await OpenAsync(stop);
            while (!stop.IsCancellationRequested)
            {
                var text = $"Text {++typed}";
                await person.Page.FillAsync(field, text);
                Attempted = text;
                while (!await IsEmptyAsync())
                {
                    if (stop.IsCancellationRequested)
                    {
                        return;
                    }
                }

                Acknowledged = Attempted;
                Acknowledgements++;
                begun.TrySetResult();
            }
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException or OperationCanceledException)
        {
            // The server went while the page was loaded, or the page shows that it is gone.
        }
    }

    /// <summary>After the restart: what was acknowledged is there, or what was typed after it; what is not there is offered.</summary>
    /// <param name="offered">Takes up what the page offers; null where the page restores by itself.</param>
    public async Task CheckAsync(string? offered)
    {
        await OpenAsync();
        var there = await person.Page.InputValueAsync(field);
        if (offered is null)
        {
            // Restored or saved: the page shows the newest text either way, and gets it saved.
            await Assertions.Expect(person.Page.Locator(field)).ToHaveValueAsync(Attempted, new() { Timeout = 20_000 });
        }
        else
        {
            Assert.True(there == Acknowledged || there == Attempted, $"'{there}' is there; '{Acknowledged}' was acknowledged, '{Attempted}' typed.");
            if (there != Attempted)
            {
                await person.Page.Locator(offered).ClickAsync(new() { Timeout = 20_000 });
                await Assertions.Expect(person.Page.Locator(field)).ToHaveValueAsync(Attempted, new() { Timeout = 20_000 });
            }
        }

        try
        {
            await person.Page.WaitForFunctionAsync(Empty, storage, new() { Timeout = 30_000 });
        }
        catch (TimeoutException)
        {
            var kept = await person.Page.EvaluateAsync<string>("() => JSON.stringify(sessionStorage)");
            Assert.Fail($"'{Attempted}' is not saved after the restart ('{there}' was there, '{Acknowledged}' acknowledged): {kept}\n{await person.Page.Locator("main").InnerTextAsync()}");
        }

        Acknowledged = Attempted;
    }

    private async Task<bool> IsEmptyAsync()
    {
        try
        {
            await person.Page.WaitForFunctionAsync(Empty, storage, new() { Timeout = Glance, PollingInterval = 20 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // Nothing of it is left running when it is stopped: a navigation that goes on by itself would meet the next one.
    private async Task OpenAsync(CancellationToken stop = default)
    {
        await person.LoadAsync(path);
        await AppearsAsync("#interactive", WaitForSelectorState.Attached, stop);
        await AppearsAsync(listening, WaitForSelectorState.Visible, stop);
    }

    private async Task AppearsAsync(string selector, WaitForSelectorState state, CancellationToken stop)
    {
        for (var rest = Glances; ; rest--)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await person.Page.Locator(selector).First.WaitForAsync(new() { State = state, Timeout = Glance });
                return;
            }
            catch (TimeoutException failure)
            {
                if (rest == 0)
                {
                    throw new TimeoutException($"{path} does not show {selector}. It shows:\n{await person.Page.Locator("body").InnerTextAsync()}", failure);
                }
            }
        }
    }
}
