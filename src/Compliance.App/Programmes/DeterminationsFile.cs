using System.Text;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using CsvHelper;

namespace Compliance.App.Programmes;

/// <summary>One fault in a file that is read line by line.</summary>
/// <param name="File">Name as given by the caller.</param>
/// <param name="Line">Line on which the record begins, counted from 1.</param>
/// <param name="Message">What is wrong, and what was expected.</param>
public sealed record LineFault(string File, int Line, string Message)
{
    /// <summary>One line in the form that editors and terminals can jump to.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>The determinations of a file, or everything that is wrong with it.</summary>
/// <param name="Determinations">One of every item in checklist order; null where there is at least one fault.</param>
/// <param name="Faults">Every fault, by line; empty where there are determinations.</param>
public sealed record DeterminationsOutcome(IReadOnlyList<ItemDetermination>? Determinations, IReadOnlyList<LineFault> Faults);

/// <summary>
/// Reads determinations from CSV (RFC 4180, UTF-8 with or without byte order mark, any line ending) with the header
/// <c>item,determination</c>. Blank lines are skipped; fields are taken exactly as they stand, white space and case
/// included. Bad input never throws: every fault comes back at once.
/// </summary>
public sealed class DeterminationsFile
{
    /// <summary>Largest file accepted, in bytes.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    private const int ShownLength = 60;

    private readonly string file;
    private readonly Checklist checklist;
    private readonly FirmFacts facts;
    private readonly SortedList<(int Line, int Order), LineFault> faults = [];
    private readonly Dictionary<string, (int Line, Verdict? Verdict)> judged = [];
    private int lastLine = 1;

    private DeterminationsFile(string file, Checklist checklist, FirmFacts facts)
    {
        this.facts = facts;
        this.file = file;
        this.checklist = checklist;
    }

    /// <summary>The determinations, or every fault.</summary>
    /// <param name="file">Name of the file, for the faults.</param>
    /// <param name="content">Its bytes, at most <see cref="MaximumBytes"/>.</param>
    /// <param name="checklist">The checklist whose items are judged.</param>
    /// <param name="defaultMet">Whether items that the file does not name count as met; otherwise each is a fault.</param>
    /// <param name="facts">What is known of the firm; items that they exclude need no determination.</param>
    public static DeterminationsOutcome Read(
        string file,
        ReadOnlySpan<byte> content,
        Checklist checklist,
        bool defaultMet,
        FirmFacts? facts = null)
    {
        var reader = new DeterminationsFile(file, checklist, facts ?? FirmFacts.None);
        if (reader.Decode(content) is { } text)
        {
            reader.ReadRecords(text);
            if (!defaultMet)
            {
                reader.CheckMissing();
            }
        }

        return reader.faults.Count > 0
            ? new(null, [.. reader.faults.Values])
            : new([.. checklist.Items.Select(reader.DeterminationOf)], []);
    }

    private ItemDetermination DeterminationOf(Item item) =>
        new(item.Id, judged.TryGetValue(item.Id, out var found) ? found.Verdict! : new Verdict.Met());

    private string? Decode(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaximumBytes)
        {
            Fault(1, $"expected at most {MaximumBytes} bytes, found {content.Length}");
            return null;
        }

        try
        {
            var withoutMark = content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(withoutMark);
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text;
            }

            Fault(1, "expected the header item,determination, found an empty file");
            return null;
        }
        catch (DecoderFallbackException fault)
        {
            Fault(1 + content[..Math.Max(0, fault.Index)].Count((byte)'\n'), "expected text in UTF-8, found a byte that is not");
            return null;
        }
    }

    private void ReadRecords(string text)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = true,
            TrimWhitespace = false,
            TrackLineNumbers = true,

            // No id and no verdict holds a line break, and an unclosed quote must not swallow the rest of the file.
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => Fault((int)record.LineNumber, Malformed(record.Reason)),
        };
        using var reader = CsvReader.Create(new StringReader(text), options);
        var isHeader = true;
        while (reader.Read())
        {
            lastLine = (int)reader.LineNumber;
            var record = reader.Current.ToArray();
            if (isHeader)
            {
                CheckHeader(record);
            }
            else
            {
                CheckRecord(record);
            }

            isHeader = false;
        }

        lastLine = Math.Max(lastLine, faults.Count == 0 ? 1 : faults.Keys[^1].Line);
    }

    private static string Malformed(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "expected quotes around a whole field, found one inside it",
        CsvMalformedReason.TextAfterClosingQuote => "expected a comma after a closing quote, found more text",
        _ => "expected a closing quote on the same line, found none",
    };

    private void CheckHeader(string[] record)
    {
        if (record is ["item", "determination"])
        {
            return;
        }

        Fault(lastLine, $"expected the header item,determination, found {Shown(string.Join(',', record))}");
        if (record.Length == 2 && checklist.Find(record[0]) is not null)
        {
            // The header was left out: the first line is data, and its item is not missing.
            CheckRecord(record);
        }
    }

    private void CheckRecord(string[] record)
    {
        if (record.Length != 2)
        {
            Fault(lastLine, $"expected 2 fields, an item and a determination, found {record.Length}");
            return;
        }

        var (id, word) = (record[0], record[1]);
        var item = checklist.Find(id);
        if (item is null)
        {
            Fault(lastLine, $"unknown item {Shown(id)}: {checklist.Id} {checklist.Version} has no such item");
        }

        // Without its item nothing can be said of an answer, save that no item knows it.
        var verdict = item?.Read(word);
        if (item is null ? checklist.Items.All(known => known.Read(word) is null) : verdict is null)
        {
            Fault(lastLine, $"unknown determination {Shown(word)}: expected {Allowed(item)}");
        }

        if (item is not null && !judged.TryAdd(id, (lastLine, verdict)))
        {
            Fault(lastLine, $"duplicate item {id}: first judged on line {judged[id].Line}");
        }
    }

    private void CheckMissing()
    {
        var missing = checklist.Items.Where(item => !judged.ContainsKey(item.Id) && item.Applies?.Holds(facts) is not false).Select(item => item.Id).ToArray();
        if (missing.Length > 0)
        {
            var items = missing.Length == 1 ? "1 item has" : $"{missing.Length} items have";
            Fault(lastLine, $"{items} no determination before the end of the file: {string.Join(", ", missing)}");
        }
    }

    private static string Allowed(Item? item) => item is null ? "an answer of the item" : string.Join(", ", item.Words());

    private void Fault(int line, string message) => faults.Add((line, faults.Count), new(file, line, message));

    private static string Shown(string text)
    {
        var printable = new string([.. text.Take(ShownLength).Select(c => char.IsControl(c) ? '?' : c)]);
        return $"\"{printable}{(text.Length > ShownLength ? "…" : "")}\"";
    }
}
