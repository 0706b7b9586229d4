using System.Globalization;
using Compliance.App.Checklists;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>Reads business calendars: <c>calendars/ID.yaml</c> beside the checklists.</summary>
public static class Calendars
{
    /// <summary>Folder of the calendars within the checklist library.</summary>
    public const string Folder = "calendars";

    /// <summary>Reads one calendar, or says everything that is wrong with its file.</summary>
    /// <param name="path">Path as it is to stand in messages; its name has to be the calendar's id.</param>
    /// <param name="content">The file.</param>
    public static LoadOutcome<BusinessCalendar> Load(string path, ReadOnlySpan<byte> content)
    {
        var faults = new FaultList(path);
        var root = YamlReader.Read(content, faults);
        var calendar = root is null ? null : Read(root, path, faults);
        return faults.IsEmpty ? new(calendar, []) : new(null, faults.Sorted());
    }

    /// <summary>Reads a calendar at start, where going on without it would be worse than not starting.</summary>
    /// <param name="library">The folder of the checklist library.</param>
    /// <param name="id">The calendar.</param>
    /// <exception cref="InvalidDataException">The file is missing or faulty; the message lists every fault, one a line.</exception>
    public static BusinessCalendar Open(string library, string id)
    {
        var path = Path.Combine(library, Folder, id + ".yaml");
        if (!Ids.IsName(id) || !File.Exists(path))
        {
            throw new InvalidDataException($"There is no business calendar \"{id}\" ({path}).");
        }

        var outcome = Load($"{Folder}/{id}.yaml", File.ReadAllBytes(path));
        return outcome.Value ?? throw new InvalidDataException($"The business calendar {path} is faulty:\n{string.Join('\n', outcome.Faults)}");
    }

    private static BusinessCalendar? Read(YamlNode root, string path, FaultList faults)
    {
        if (YamlMap.Of(root, "", faults, ["id", "title", "firstYear", "lastYear", "closed"]) is not { } map)
        {
            return null;
        }

        var id = map.Text("id", Ids.IsName, "an id in lower case");
        if (id.Length > 0 && id != Path.GetFileNameWithoutExtension(path))
        {
            map.Fault("id", $"the file's name, {Path.GetFileNameWithoutExtension(path)}");
        }

        _ = map.Localized("title");
        var first = map.Integer("firstYear", 1900, 2200);
        var last = map.Integer("lastYear", 1900, 2200);
        if (last < first)
        {
            map.Fault("lastYear", $"a year from {first} on");
        }

        var closed = new HashSet<DateOnly>();
        DateOnly? before = null;
        foreach (var (node, at) in map.List("closed"))
        {
            if (YamlMap.Of(node, at, faults, ["day", "en", "ja"]) is not { } entry)
            {
                continue;
            }

            _ = entry.Text("en");
            _ = entry.Text("ja");
            before = ReadDay(entry, first, last, before, closed) ?? before;
        }

        return new BusinessCalendar(id, first, last, closed);
    }

    private static DateOnly? ReadDay(YamlMap entry, int first, int last, DateOnly? before, HashSet<DateOnly> closed)
    {
        var text = entry.Text("day", IsDay, "a day such as 2026-01-31");
        if (text.Length == 0)
        {
            return null;
        }

        var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (day.Year < first || day.Year > last)
        {
            entry.Fault("day", $"a day from {first} to {last}");
        }

        if (day <= before)
        {
            // In order, so that a day that was forgotten or stands there twice is seen by whoever reviews the file.
            entry.Fault("day", $"a day after {before.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        }

        closed.Add(day);
        return day;
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
