using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>What a firm was asked in a case: every round with its days, its messages and what was supplied.</summary>
public sealed partial class RequestsPage(
    RequestQueries queries, WriteUnderRequest write, ExtendRequest extend, CurrentActor current, IIds ids, HostSettings settings)
{
    private CaseHeader? header;
    private RequestList? list;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string? refusal;
    private string? said;
    private string text = "";
    private string word = "";
    private DateOnly? until;
    private Guid operation;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private async Task LoadAsync(CaseHead? head)
    {
        (list, refusal) = (null, null);
        if (head is null)
        {
            return;
        }

        var found = await queries.ListAsync(await current.RequireAsync(), Id, CancellationToken.None);
        refusal = found.IsSuccess ? null : ErrorText.For(found.Error);
        list = found.IsSuccess ? found.Value : null;
    }

    private async Task WriteAsync()
    {
        if (await ActAsync(async (actor, id) => (await write.RunAsync(actor, id, Id, text, CancellationToken.None)).Then<Done>(_ => Done.Value), RequestsText.SaidSent))
        {
            text = "";
        }
    }

    private async Task ExtendAsync()
    {
        if (await ActAsync((actor, id) => extend.RunAsync(actor, id, Id, until ?? DateOnly.MinValue, word, CancellationToken.None), RequestsText.SaidExtended))
        {
            (until, word) = (null, "");
        }
    }

    private async Task<bool> ActAsync(Func<Actor, Guid, Task<Result<Done>>> act, string success)
    {
        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var done = await act(await current.RequireAsync(), operation);
            operation = Guid.Empty;
            (errors, said) = (ErrorSummary.Of(done.Error), done.IsSuccess ? success : null);
            if (done.IsSuccess)
            {
                await header!.ReloadAsync();
            }

            return done.IsSuccess;
        }
        finally
        {
            busy = false;
        }
    }
}
