using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Web.Components.Shared;
using Microsoft.JSInterop;

namespace Compliance.Web.Inspections;

/// <summary>What is saved, and what happens where somebody else wrote meanwhile.</summary>
public sealed partial class AnswerForm
{
    private async Task<string> WriteAsync(Guid operationId)
    {
        saveError = null;
        var actor = await current.RequireAsync();
        var saved = await save.RunAsync(actor, operationId, new AnswerDraft(InspectionId, ItemId, mine.Claim, mine.Statement, seen), CancellationToken.None);
        if (saved.IsSuccess && saved.Value == seen + 1)
        {
            (seen, known, theirs) = (saved.Value, mine, null);
            (savedBy, savedAt) = (actor.Name, null);
            return "saved";
        }

        if (!saved.IsSuccess && saved.Error is not Conflict)
        {
            saveError = ErrorText.For(saved.Error);
            return "refused";
        }

        // Somebody else moved the version, or an earlier attempt of this save had arrived already: look at what is there.
        var found = await queries.ItemAsync(actor, InspectionId, ItemId, CancellationToken.None);
        if (!found.IsSuccess)
        {
            saveError = ErrorText.For(found.Error);
            return "refused";
        }

        var there = new AnswerContent(found.Value.Claim, found.Value.Statement);
        if (there == mine)
        {
            Accept(found.Value);
            return "saved";
        }

        if (there == known && seen != found.Value.Version)
        {
            // Only the evidence changed; the words are as this person last saw them.
            Accept(found.Value);
            return await WriteAsync(ids.New());
        }

        theirs = found.Value;
        return "conflict";
    }

    // What the server holds is what this person now knows.
    private void Accept(AnswerDetail there)
    {
        (seen, known, theirs) = (there.Version, new AnswerContent(there.Claim, there.Statement), null);
        (savedBy, savedAt, citations) = (there.UpdatedByName, there.UpdatedAt, there.Citations);
    }

    private async Task KeepMineAsync()
    {
        seen = theirs?.Version ?? seen;
        known = theirs is null ? known : new AnswerContent(theirs.Claim, theirs.Statement);
        theirs = null;
        await script!.InvokeVoidAsync("resume");
    }

    private async Task TakeTheirsAsync()
    {
        if (theirs is { } chosen)
        {
            Accept(chosen);
            state = SaveState.Saved;
            await script!.InvokeVoidAsync("show", chosen.Claim?.ToString(), chosen.Statement);
        }
    }

    private async Task UseOfferedAsync()
    {
        if (offered is { } draft)
        {
            offered = null;
            await script!.InvokeVoidAsync("use", draft.Claim, draft.Statement);
        }
    }

    private async Task DiscardOfferedAsync()
    {
        offered = null;
        await script!.InvokeVoidAsync("discard");
    }

    private async Task RetryAsync() => await script!.InvokeVoidAsync("flush");
}
