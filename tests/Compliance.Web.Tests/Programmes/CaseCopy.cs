using Compliance.App.Programmes;
using Compliance.Domain.Programmes;
using Compliance.Web.Tests.Pages;

namespace Compliance.Web.Tests.Programmes;

/// <summary>A concluded case with the steps of its decision.</summary>
public sealed class CaseCopy(ConcludedCase told, string folder) : PageHost(told, folder)
{
    /// <summary>A draft that the officer handed over.</summary>
    public async Task ProposeAsync(Outcome? outcome = null)
    {
        var officer = Cast.Officer;
        Assert.True((await Get<DraftDecision>().RunAsync(officer, NewId(), Id, CancellationToken.None)).IsSuccess);
        var proposal = (await Get<DecisionQueries>().FindAsync(officer, Id, CancellationToken.None)).Value.Proposal!.Outcome;
        var departs = outcome is { } wanted && wanted != proposal;
        var text = new DecisionText(outcome ?? proposal, "Reasons in full.", departs ? "Hardship." : null, departs ? new DateOnly(2027, 1, 31) : null);
        Assert.True((await Get<SaveDecisionDraft>().RunAsync(officer, NewId(), Id, text, 1, CancellationToken.None)).IsSuccess);
        Assert.True((await Get<ProposeDecision>().RunAsync(officer, NewId(), Id, 2, CancellationToken.None)).IsSuccess);
    }

    public async Task TakeAsync() =>
        Assert.True((await Get<TakeDecision>().RunAsync(Cast.Decider, NewId(), Id, 3, CancellationToken.None)).IsSuccess);

    public async Task SendAsync() =>
        Assert.True((await Get<SendDecision>().RunAsync(Cast.Decider, NewId(), Id, CancellationToken.None)).IsSuccess);
}
