using System.Security.Cryptography;
using System.Text;
using Compliance.App.Checklists;

namespace Compliance.App.Tests.Checklists;

public sealed class ChecklistLibraryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("library-").FullName;

    public ChecklistLibraryTests()
    {
        Write("small/1.0.0.yaml", ChecklistLoaderTests.Valid);
        Write("programmes/subsidy.yaml", ProgrammeLoaderTests.Valid);
        Lock();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Holds_what_was_published()
    {
        var library = ChecklistLibrary.Open(folder);
        var published = library.Find("small", "1.0.0")!;
        Assert.Equal(HashOf("small/1.0.0.yaml"), published.ContentHash);
        Assert.Equal("small/1.0.0.yaml", published.File);
        Assert.Equal(2, published.Ruleset.Items.Count);
        Assert.Null(library.Find("small", "1.0.1"));
        Assert.Null(library.Find("Small", "1.0.0"));
        var programme = library.FindProgramme("subsidy")!;
        Assert.Same(published, library.ChecklistOf(programme));
        Assert.Null(library.FindProgramme("other"));
    }

    [Fact]
    public void Holds_several_versions_side_by_side()
    {
        Write("small/1.1.0.yaml", ChecklistLoaderTests.Valid.Replace("version: \"1.0.0\"", "version: \"1.1.0\"", StringComparison.Ordinal).Replace("loss: 5", "loss: 4", StringComparison.Ordinal));
        Lock();
        var library = ChecklistLibrary.Open(folder);
        Assert.Equal(5, library.Find("small", "1.0.0")!.Checklist.Find("1.1")!.Loss);
        Assert.Equal(4, library.Find("small", "1.1.0")!.Checklist.Find("1.1")!.Loss);
    }

    [Fact]
    public void What_has_a_name_and_a_version_keeps_its_content()
    {
        var library = ChecklistLibrary.Open(folder);
        var held = library.Find("small", "1.0.0")!;
        library.Add(held);
        Assert.Throws<InvalidDataException>(() => library.Add(PublishedChecklist.Of(held.Checklist, new string('0', 64), "small/1.0.0.yaml")));
        Assert.Same(held, library.Find("small", "1.0.0"));
        var programme = library.FindProgramme("subsidy")!;
        library.Add(programme);
        Assert.Throws<InvalidDataException>(() => library.Add(programme with { Policy = programme.Policy with { CloseOutDays = 7 } }));
        Assert.Same(programme, library.FindProgramme("subsidy"));
    }

    [Fact]
    public void A_published_file_that_changed_is_a_fault()
    {
        Write("small/1.0.0.yaml", ChecklistLoaderTests.Valid.Replace("loss: 5", "loss: 4", StringComparison.Ordinal));
        var fault = SingleFault();
        Assert.Equal(("checksums.lock", "small/1.0.0.yaml"), (fault.File, fault.Path));
        Assert.Contains("publish a change under a new version", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_listed_is_a_fault()
    {
        Write("checksums.lock", string.Join('\n', File.ReadAllLines(Path.Combine(folder, "checksums.lock")).Where(line => !line.Contains("small", StringComparison.Ordinal))) + "\n");
        Assert.Equal($"a line \"{HashOf("small/1.0.0.yaml")}  small/1.0.0.yaml\"", SingleFault().Expected);
    }

    [Fact]
    public void A_listed_file_that_is_gone_is_a_fault()
    {
        File.AppendAllText(Path.Combine(folder, "checksums.lock"), new string('0', 64) + "  small/0.9.0.yaml\n");
        Assert.Equal("small/0.9.0.yaml", SingleFault().Path);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0123  small/1.0.0.yaml")]
    [InlineData("ZZ00000000000000000000000000000000000000000000000000000000000000  x.yaml")]
    public void A_malformed_line_of_the_lock_is_a_fault(string line)
    {
        File.AppendAllText(Path.Combine(folder, "checksums.lock"), line + "\n");
        Assert.Equal(3, SingleFault().Line);
    }

    [Fact]
    public void A_file_listed_twice_is_a_fault()
    {
        var path = Path.Combine(folder, "checksums.lock");
        File.AppendAllText(path, File.ReadAllLines(path)[0] + "\n");
        Assert.Contains("first on line 1", SingleFault().Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_lock_nothing_is_published()
    {
        File.Delete(Path.Combine(folder, "checksums.lock"));
        Assert.Equal(2, ChecklistLibrary.Load(folder).Faults.Count);
    }

    [Theory]
    [InlineData("small/1.0.0.yaml", "small/1.0.1.yaml")]
    [InlineData("small/1.0.0.yaml", "other/1.0.0.yaml")]
    [InlineData("small/1.0.0.yaml", "1.0.0.yaml")]
    [InlineData("small/1.0.0.yaml", "small/old/1.0.0.yaml")]
    [InlineData("small/1.0.0.yaml", "small/1.0.0.yml")]
    [InlineData("programmes/subsidy.yaml", "programmes/other.yaml")]
    public void A_file_in_the_wrong_place_is_a_fault(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, to))!);
        File.Move(Path.Combine(folder, from), Path.Combine(folder, to));
        Lock();
        Assert.Contains(ChecklistLibrary.Load(folder).Faults, fault => fault.File == to && fault.Expected.Contains(from, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_of_every_file_come_in_one_run()
    {
        Write("small/1.0.0.yaml", ChecklistLoaderTests.Valid.Replace("loss: 5", "loss: x", StringComparison.Ordinal));
        Write("programmes/subsidy.yaml", ProgrammeLoaderTests.Valid.Replace("\"4/5\"", "\"5/4\"", StringComparison.Ordinal));
        Lock();
        var message = Assert.Throws<InvalidDataException>(() => ChecklistLibrary.Open(folder)).Message;
        Assert.Contains("small/1.0.0.yaml:20:", message, StringComparison.Ordinal);
        Assert.Contains("programmes/subsidy.yaml:16:", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_or_absent_folder_is_a_fault()
    {
        Assert.Equal("no such folder", Assert.Single(ChecklistLibrary.Load(Path.Combine(folder, "none")).Faults).Found);
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Assert.Equal("at least one checklist", SingleFault().Expected);
    }

    private LoadFault SingleFault() => Assert.Single(ChecklistLibrary.Load(folder).Faults);

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text.ReplaceLineEndings("\n"), new UTF8Encoding(false));
    }

    private void Lock() => Write("checksums.lock", string.Concat(Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)
        .Select(path => $"{HashOf(path)}  {path}\n")));

    private string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, path))));
}
