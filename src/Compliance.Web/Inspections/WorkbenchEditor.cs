using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Components;

namespace Compliance.Web.Inspections;

/// <summary>
/// Keeps one item's judgement and saves it as the inspector works: half a second after the last keystroke, at once after a
/// choice. A save whose outcome is unknown is repeated under the same operation id before anything newer is sent, so nothing
/// is lost and nothing happens twice. What a colleague wrote meanwhile is never overwritten: the inspector chooses.
/// </summary>
public sealed partial class WorkbenchEditor : IDisposable
{
    /// <summary>How long after the last keystroke a save begins.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly Item item;
    private readonly WorkbenchPorts ports;
    private readonly IIds ids;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly CancellationTokenSource gone = new();
    private int edits;
    private int savedEdits;
    private Task pump = Task.CompletedTask;

    /// <summary>Begins with what is in the database.</summary>
    public WorkbenchEditor(Item item, JudgementRow current, WorkbenchPorts ports, IIds ids, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(time);
        this.item = item;
        this.ports = ports;
        this.ids = ids;
        this.time = time;
        Draft = Of(current);
        SeenVersion = current.Version;
        timer = time.CreateTimer(_ => Ignore(ports.Run(FlushAsync)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The judgement on the screen.</summary>
    public Judgement Draft { get; private set; }

    /// <summary>The version that the draft is based on.</summary>
    public int SeenVersion { get; private set; }

    /// <summary>Where it stands.</summary>
    public WorkbenchSave State { get; private set; }

    /// <summary>When it was last saved from here.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Why the last save was refused.</summary>
    public Error? Refusal { get; private set; }

    /// <summary>What the colleague wrote, while there is a conflict.</summary>
    public JudgementRow? Theirs { get; private set; }

    /// <summary>True while something on the screen is not in the database.</summary>
    public bool IsDirty => edits != savedEdits;

    /// <summary>The judgement that a row of the database stands for.</summary>
    public static Judgement Of(JudgementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Judgement(
            row.Verdict is null ? null : Verdict.Parse(row.Verdict).Value, row.Objectives, row.Rationale, row.Severity, row.Recommendation, row.ReliedOn);
    }

    /// <summary>The judgement that a score stands for.</summary>
    public static Judgement Of(ItemScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return new Judgement(
            score.Verdict is null ? null : Verdict.Parse(score.Verdict).Value, score.Objectives, score.Rationale, score.Severity, score.Recommendation, score.ReliedOn);
    }

    /// <summary>True where two judgements say the same.</summary>
    public bool Same(Judgement left, Judgement right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Verdict == right.Verdict
            && left.Rationale == right.Rationale
            && left.Recommendation == right.Recommendation
            && left.KeptSeverity(item) == right.KeptSeverity(item)
            && Judged(left).SequenceEqual(Judged(right))
            && left.ReliedOn.ToHashSet().SetEquals(right.ReliedOn);

        // An objective that was not judged is not kept.
        static IEnumerable<KeyValuePair<string, ObjectiveState>> Judged(Judgement judgement) =>
            judgement.Objectives.Where(pair => pair.Value is not ObjectiveState.NotJudged).OrderBy(pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>Changes the judgement.</summary>
    /// <param name="next">The new judgement.</param>
    /// <param name="atOnce">True for a choice, false for a keystroke in a text.</param>
    public void Edit(Judgement next, bool atOnce)
    {
        Draft = next;
        edits++;
        Refusal = null;
        if (State is not (WorkbenchSave.Conflict or WorkbenchSave.Saving or WorkbenchSave.Retrying))
        {
            State = WorkbenchSave.Typing;
        }

        timer.Change(atOnce ? TimeSpan.Zero : Pause, Timeout.InfiniteTimeSpan);
        ports.Changed();
    }

    /// <summary>Puts back what an earlier page could not save any more, as it was based on a version.</summary>
    public void Restore(Judgement kept, int seenVersion)
    {
        SeenVersion = seenVersion;
        Edit(kept, atOnce: true);
    }

    /// <summary>Saves what is not saved, now.</summary>
    public Task FlushAsync()
    {
        if (pump.IsCompleted)
        {
            pump = PumpAsync();
        }

        return pump;
    }

    /// <summary>The inspector's own judgement replaces the colleague's, who is named beside it.</summary>
    public void KeepMine() => Resolve(Draft);

    /// <summary>The colleague's judgement stays; the own one is dropped.</summary>
    public void TakeTheirs()
    {
        if (Theirs is { } theirs)
        {
            (Draft, SeenVersion, savedEdits, State, Theirs) = (Of(theirs), theirs.Version, edits, WorkbenchSave.Untouched, null);
            ports.Changed();
        }
    }

    /// <summary>The own choice with both texts, one under the other, to be edited further.</summary>
    public void JoinTexts()
    {
        if (Theirs is { } theirs)
        {
            Resolve(Draft with
            {
                Rationale = Join(theirs.Rationale, Draft.Rationale),
                Recommendation = Join(theirs.Recommendation, Draft.Recommendation),
                ReliedOn = [.. theirs.ReliedOn.Union(Draft.ReliedOn)],
            });
        }
    }

    /// <summary>Takes over what a colleague saved, where nothing of one's own is at stake.</summary>
    /// <returns>False where there is: the next save shows the conflict.</returns>
    public bool TryRefresh(JudgementRow current)
    {
        ArgumentNullException.ThrowIfNull(current);
        if (IsDirty || !pump.IsCompleted || State is WorkbenchSave.Conflict)
        {
            return false;
        }

        (Draft, SeenVersion, State) = (Of(current), current.Version, WorkbenchSave.Untouched);
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        timer.Dispose();
        gone.Dispose();
    }

    private static void Ignore(Task task) => _ = task;

    private static string Join(string theirs, string mine) =>
        theirs == mine || mine.Length == 0 ? theirs : theirs.Length == 0 ? mine : $"{theirs}\n\n{mine}";

    private void Resolve(Judgement judgement)
    {
        if (Theirs is { } theirs)
        {
            (SeenVersion, State, Theirs) = (theirs.Version, WorkbenchSave.Typing, null);
            Edit(judgement, atOnce: true);
        }
    }
}
