using Compliance.App.Checklists;

namespace Compliance.App.Tests.Checklists;

/// <summary>Places outside the test's own output folder.</summary>
internal static class Repository
{
    private const string ReferenceVariable = "COMPLIANCE_REFERENCE_DATA";

    public static string Root { get; } = FindRoot();

    public static string ChecklistsFolder => Path.Combine(Root, "checklists");

    /// <summary>What is published, as every installation reads it.</summary>
    public static ChecklistLibrary Library { get; } = ChecklistLibrary.Open(ChecklistsFolder);

    public static PublishedChecklist Sp800171 => Library.Find("nist-sp-800-171-r2", "1.0.0")!;

    /// <summary>
    /// Rows of a reference file by column name; the test reports itself as skipped where the file is absent, because the
    /// project does not hold documents of others.
    /// </summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string?>> ReferenceRows(string file)
    {
        var folder = Environment.GetEnvironmentVariable(ReferenceVariable) ?? Path.Combine(Root, "..", "shared", "data");
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            Assert.Skip($"Reference data absent: {path} (set {ReferenceVariable} to its folder).");
        }

        using var reader = CsvHelper.CsvReader.Create(File.OpenRead(path), new() { Separator = ',' });
        var rows = new List<IReadOnlyDictionary<string, string?>>();
        while (reader.Read())
        {
            rows.Add(new Dictionary<string, string?>(reader.Current.ToDictionary()));
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compliance.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
