using Compliance.Web.Demonstration;
using Compliance.Web.Tests.Pages;

namespace Compliance.Web.Tests.Programmes;

/// <summary>A made-up case up to its conclusion.</summary>
public sealed class ConcludedCase : ToldCase
{
    /// <summary>A copy of the installation.</summary>
    public CaseCopy Copy() => new(this, CopyFolder());

    protected override async Task TellAsync(CaseStory tale)
    {
        await tale.NotifyAsync();
        await tale.UploadAsync(EvidenceFiles.All);
        await tale.AnswerAsync();
        await tale.SubmitAsync();
        await tale.StartReviewAsync();
        await tale.JudgeAsync();
        await tale.JudgeAskedAsync();
        await tale.CloseAndConfirmAsync(1);
        await tale.CloseFactCheckAsync();
        await tale.ConcludeAsync();
    }
}
