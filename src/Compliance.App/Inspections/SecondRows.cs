using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>What second scoring asks of somebody on an item.</summary>
public enum SecondMark
{
    /// <summary>Nothing: it is not scored twice, nobody has begun, or both scores are in and settled.</summary>
    None,

    /// <summary>The reader may score it second, or has begun to.</summary>
    ToScore,

    /// <summary>Two scores differ, and the reader may decide.</summary>
    ToDecide,

    /// <summary>The first or second score of others is awaited.</summary>
    Awaited,

    /// <summary>Two scores differ, and a third person has to decide.</summary>
    Differs,
}

/// <summary>An item that is scored twice, as one person may see it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Part">What the reader does on it.</param>
/// <param name="IsFirst">True where the reader's is the first score.</param>
/// <param name="FirstIsDone">True where the first score is finished, so that a second can be handed in.</param>
/// <param name="MayHandIn">True where the reader has begun the second score and may hand it in when it is finished.</param>
/// <param name="First">The first score as it was compared; null until both are in, as is the second.</param>
/// <param name="Second">The second score.</param>
/// <param name="Decision">What a third person decided; null where nobody did.</param>
public sealed record SecondView(
    SecondScoreState State, ScorePart Part, bool IsFirst, bool FirstIsDone, bool MayHandIn, ItemScore? First, ItemScore? Second, SecondDecision? Decision);

/// <summary>What a third person decided on an item whose two scores differed.</summary>
/// <param name="ByName">Who.</param>
/// <param name="At">When.</param>
/// <param name="Verdict">Text form of the verdict.</param>
/// <param name="Reason">Why.</param>
public sealed record SecondDecision(string ByName, DateTimeOffset At, string Verdict, string Reason)
{
    /// <summary>The decision on an item; null where there is none.</summary>
    public static SecondDecision? Of(SecondScore row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.ResolvedAt is { } at ? new(row.ResolvedByName!, at, row.ResolvedVerdict!, row.Reason) : null;
    }
}

/// <summary>How second scoring of a case went.</summary>
/// <param name="Percent">Share that the programme asks for.</param>
/// <param name="Drawn">Items drawn that still apply.</param>
/// <param name="Missing">Items on which one score is in and the other awaited.</param>
/// <param name="Differing">Items on which a third person has to decide.</param>
/// <param name="Agreement">How far the scores agree.</param>
/// <param name="Rows">Items with both scores, in checklist order.</param>
public sealed record SecondReport(
    int Percent, int Drawn, IReadOnlyList<string> Missing, IReadOnlyList<string> Differing, ScoreAgreement Agreement, IReadOnlyList<SecondRow> Rows)
{
    internal static SecondReport? Of(CaseFile file, SecondScores scores, IReadOnlyDictionary<string, Determination> firsts, CaseFacts facts)
    {
        if (file.Inspection.SecondScoringPercent is not { } percent || !CaseVisibility.SeesNotes(file.Side) || scores.Drawn.Count == 0)
        {
            return null;
        }

        var checklist = file.Published.Checklist;
        var sample = scores.Drawn.Values.Where(row => SecondScoring.Counts(checklist, row, facts)).ToList();
        return new SecondReport(
            percent,
            sample.Count,

            // One that nobody has begun is missing as a judgement; that it was drawn stays unknown until then.
            [.. SecondScoring.Items(checklist, sample, facts, SecondScoreState.Open).Where(id => firsts.GetValueOrDefault(id)?.Verdict is not null)],
            SecondScoring.Items(checklist, sample, facts, SecondScoreState.Differs),
            ScoreAgreement.Of(sample),
            [.. checklist.Items.Select(item => (Item: item, Row: sample.Find(row => row.ItemId == item.Id))).Where(pair => pair.Row?.ComparedAt is not null)
                .Select(pair => new SecondRow(pair.Item, pair.Row!.State, pair.Row.First!, pair.Row.Second!, SecondDecision.Of(pair.Row)))]);
    }
}

/// <summary>An item with both scores.</summary>
/// <param name="Item">The item of the checklist.</param>
/// <param name="State">Where it stands.</param>
/// <param name="First">The first score.</param>
/// <param name="Second">The second.</param>
/// <param name="Decision">What a third person decided; null where nobody had to or has.</param>
public sealed record SecondRow(Item Item, SecondScoreState State, ItemScore First, ItemScore Second, SecondDecision? Decision);
