using Compliance.Domain;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Inspections;

/// <summary>Citing files of the library for the item.</summary>
public sealed partial class AnswerForm
{
    private Task CiteAsync(IReadOnlyList<Guid> versions) =>
        ChangeCitationsAsync(async () => await cite.RunAsync(await current.RequireAsync(), ids.New(), InspectionId, ItemId, versions, CancellationToken.None));

    private Task WithdrawAsync(Guid version) =>
        ChangeCitationsAsync(async () => await withdraw.RunAsync(await current.RequireAsync(), ids.New(), InspectionId, ItemId, version, CancellationToken.None));

    private async Task ChangeCitationsAsync(Func<Task<Result<int>>> change)
    {
        await gate.WaitAsync();
        try
        {
            var changed = await change();
            citeError = changed.IsSuccess ? null : ErrorText.For(changed.Error);
            var found = await queries.ItemAsync(await current.RequireAsync(), InspectionId, ItemId, CancellationToken.None);
            citations = found.IsSuccess ? found.Value.Citations : citations;

            // One further than this person saw is their own change; any other number waits for the next save to compare.
            seen = changed.IsSuccess && changed.Value == seen + 1 ? changed.Value : seen;
        }
        finally
        {
            gate.Release();
            await ChangedAsync();
        }
    }
}
