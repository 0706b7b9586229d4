using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Inspections;
using Microsoft.Extensions.Time.Testing;
using Item = Compliance.Domain.Checklists.Item;

namespace Compliance.Web.Tests.Inspections;

/// <summary>How a judgement saves itself: when, under which operation, and what happens where the answer does not come.</summary>
public sealed class WorkbenchEditorTests : IDisposable
{
    private static readonly LocalizedText Text = new("text", "文");
    private static readonly Item TestItem = new("3.1.1", Text, Text, Text, 5, false, [], []);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<(Judgement Judgement, int Seen, Guid Operation)> sent = [];
    private readonly Queue<Func<Task<Result<int>>>> answers = new();
    private JudgementRow current = JudgementRow.None;
    private readonly WorkbenchEditor editor;

    public WorkbenchEditorTests() => editor = new WorkbenchEditor(
        TestItem,
        JudgementRow.None,
        new WorkbenchPorts(
            (judgement, seen, operation) =>
            {
                sent.Add((judgement, seen, operation));
                return answers.TryDequeue(out var answer) ? answer() : Task.FromResult<Result<int>>(seen + 1);
            },
            () => Task.FromResult<JudgementRow?>(current),
            work => work(),
            () => { }),
        new Ids(),
        time);

    public void Dispose() => editor.Dispose();

    [Fact]
    public void ATextIsSavedHalfASecondAfterTheLastKeystroke()
    {
        Type("a");
        time.Advance(TimeSpan.FromMilliseconds(400));
        Type("ab");
        time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Empty(sent);
        Assert.Equal(WorkbenchSave.Typing, editor.State);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal("ab", Assert.Single(sent).Judgement.Rationale);
        Assert.Equal((WorkbenchSave.Saved, 1, false), (editor.State, editor.SeenVersion, editor.IsDirty));
        Assert.Equal(time.GetUtcNow(), editor.SavedAt);
    }

    [Fact]
    public void AChoiceIsSavedAtOnce()
    {
        editor.Edit(editor.Draft with { Verdict = new Verdict.Met() }, atOnce: true);
        time.Advance(TimeSpan.Zero);
        Assert.Single(sent);
    }

    [Fact]
    public void EverySaveHasItsOwnOperationAndNamesTheVersionBefore()
    {
        Type("a");
        time.Advance(WorkbenchEditor.Pause);
        Type("b");
        time.Advance(WorkbenchEditor.Pause);
        Assert.Equal([0, 1], sent.Select(save => save.Seen));
        Assert.NotEqual(sent[0].Operation, sent[1].Operation);
    }

    [Fact]
    public void ASaveWithoutAnswerIsRepeatedUnderItsOperationBeforeAnythingNewer()
    {
        answers.Enqueue(() => throw new TimeoutException());
        answers.Enqueue(() => throw new TimeoutException());
        Type("a");
        time.Advance(WorkbenchEditor.Pause);
        Assert.Equal(WorkbenchSave.Retrying, editor.State);
        Type("ab");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(WorkbenchSave.Retrying, editor.State);
        time.Advance(TimeSpan.FromSeconds(2));
        time.Advance(WorkbenchEditor.Pause);
        Assert.Equal(["a", "a", "a", "ab"], sent.Select(save => save.Judgement.Rationale));
        Assert.Single(sent.Take(3).Select(save => save.Operation).Distinct());
        Assert.NotEqual(sent[0].Operation, sent[3].Operation);
        Assert.Equal((WorkbenchSave.Saved, 2), (editor.State, editor.SeenVersion));
    }

    [Fact]
    public async Task WhatIsTypedDuringASaveIsSavedAfterIt()
    {
        var slow = new TaskCompletionSource<Result<int>>();
        answers.Enqueue(() => slow.Task);
        Type("a");
        time.Advance(WorkbenchEditor.Pause);
        Assert.Equal(WorkbenchSave.Saving, editor.State);
        Type("ab");
        time.Advance(WorkbenchEditor.Pause);
        Assert.Single(sent);
        slow.SetResult(1);
        time.Advance(WorkbenchEditor.Pause);
        await editor.FlushAsync();
        Assert.Equal(("ab", 1), (sent[1].Judgement.Rationale, sent[1].Seen));
        Assert.False(editor.IsDirty);
    }

    [Fact]
    public void AConflictKeepsBothAndSavesNothingUntilTheInspectorChooses()
    {
        Meet("theirs", "mine");
        Assert.Equal((WorkbenchSave.Conflict, "theirs", "mine"), (editor.State, editor.Theirs?.Rationale, editor.Draft.Rationale));
        Type("mine, longer");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(sent);
        editor.KeepMine();
        time.Advance(TimeSpan.Zero);
        Assert.Equal(("mine, longer", 7), (sent[1].Judgement.Rationale, sent[1].Seen));
        Assert.Equal((WorkbenchSave.Saved, 8, null), (editor.State, editor.SeenVersion, editor.Theirs));
    }

    [Fact]
    public void TheirsCanStayAndTextsCanBeJoined()
    {
        Meet("theirs", "mine");
        editor.TakeTheirs();
        Assert.Equal((WorkbenchSave.Untouched, "theirs", 7, false), (editor.State, editor.Draft.Rationale, editor.SeenVersion, editor.IsDirty));
        Meet("theirs again", "mine again");
        editor.JoinTexts();
        time.Advance(TimeSpan.Zero);
        Assert.Equal("theirs again\n\nmine again", sent[^1].Judgement.Rationale);
    }

    [Fact]
    public void WhoJudgedAlikeHasNothingToChoose()
    {
        Meet("same", "same");
        Assert.Equal((WorkbenchSave.Saved, 7, null), (editor.State, editor.SeenVersion, editor.Theirs));
    }

    [Fact]
    public void ARefusalSaysWhyAndTheNextChangeTriesAgain()
    {
        answers.Enqueue(() => Task.FromResult<Result<int>>(new ItemWithFirm("3.1.1")));
        Type("a");
        time.Advance(WorkbenchEditor.Pause);
        Assert.Equal((WorkbenchSave.Refused, true), (editor.State, editor.IsDirty));
        Assert.Equal(new ItemWithFirm("3.1.1"), editor.Refusal);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(sent);
        Type("ab");
        time.Advance(WorkbenchEditor.Pause);
        Assert.Equal((WorkbenchSave.Saved, null), (editor.State, editor.Refusal));
    }

    [Fact]
    public void AColleaguesJudgementIsTakenOverOnlyWhereNothingIsAtStake()
    {
        Assert.True(editor.TryRefresh(Row("theirs")));
        Assert.Equal(("theirs", 7), (editor.Draft.Rationale, editor.SeenVersion));
        Type("mine");
        Assert.False(editor.TryRefresh(Row("newer")));
        Assert.Equal("mine", editor.Draft.Rationale);
    }

    [Fact]
    public void WhatAReloadLeftBehindIsSavedOnTheVersionItWasBasedOn()
    {
        editor.Restore(editor.Draft with { Rationale = "kept" }, 3);
        time.Advance(TimeSpan.Zero);
        Assert.Equal(("kept", 3), (sent[0].Judgement.Rationale, sent[0].Seen));
    }

    private static JudgementRow Row(string rationale) => JudgementRow.None with { Rationale = rationale, Version = 7, InspectorName = "Colleague" };

    private void Meet(string theirs, string mine)
    {
        current = Row(theirs);
        answers.Enqueue(() => Task.FromResult<Result<int>>(new Conflict(7)));
        Type(mine);
        time.Advance(WorkbenchEditor.Pause);
    }

    private void Type(string text) => editor.Edit(editor.Draft with { Rationale = text }, atOnce: false);
}
