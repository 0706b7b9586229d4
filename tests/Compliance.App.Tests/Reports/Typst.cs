using Compliance.App.Reports;

namespace Compliance.App.Tests.Reports;

/// <summary>The document compiler as the tests use it.</summary>
internal static class Typst
{
    /// <summary>Options that point to the sources; the compiler must have been installed there with <c>npm ci</c>.</summary>
    public static TypstOptions Options()
    {
        var folder = Path.Combine(SampleChecklist.RepositoryRoot(), "src", "Compliance.App", "Reports", "Typst");
        return Directory.Exists(Path.Combine(folder, "node_modules"))
            ? new TypstOptions { Folder = folder }
            : throw new DirectoryNotFoundException($"Run 'npm ci' in {folder} first.");
    }

    /// <summary>A folder with one template of the test's own.</summary>
    public static async Task<TypstOptions> WithTemplateAsync(string name, string source)
    {
        var folder = Directory.CreateTempSubdirectory("typst-templates-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".typ"), source);
        var options = Options();
        options.TemplateFolder = folder;
        return options;
    }
}
