using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.App.Data;
using Compliance.App.Oscal;
using Compliance.Domain.Inspections;
using Compliance.Web.Tests.Pages;
using Compliance.Web.Tests.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Tests.Cli;

/// <summary><c>oscal export</c> as a program of its own, on the database of an installation.</summary>
public sealed class OscalExportCommandTests(ConcludedCase concluded) : IClassFixture<ConcludedCase>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("oscal-export-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The oracle is the frozen assessment, which another writer wrote.</summary>
    [Fact]
    public async Task WhatIsExportedAndImportedAgainIsWhatWasFrozen()
    {
        await using var copy = concluded.Copy();
        var file = Path.Combine(folder, "results.json");
        var (status, output, error) = await ExportAsync(copy.Folder, "2026-0001", "assessment-results", file);
        Assert.Equal((0, ""), (status, error));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))), output, StringComparison.Ordinal);
        var (imported, report, _) = await ProgramAsync(["oscal", "import", file, "--json"]);
        Assert.Equal(0, imported);
        var answer = JsonNode.Parse(report)!.AsObject();
        Assert.Equal(["model", "title", "oscalVersion", "items", "withdrawn", "faults", "assessment"], answer.Select(member => member.Key));
        var read = answer["assessment"]!;
        var frozen = await FrozenAsync(copy);
        Assert.Equal(Text(frozen["reference"]), Text(read["case"]!["reference"]));
        Assert.Equal(Text(frozen["firm"]!["corporateNumber"]), Text(read["case"]!["firm"]!["corporateNumber"]));
        Assert.Equal(Text(frozen["firm"]!["name"]!["ja"]), Text(read["case"]!["firm"]!["name"]!["ja"]));
        Assert.Equal(Text(frozen["checklist"]!["contentHash"]), Text(read["case"]!["checklist"]!["contentHash"]));
        foreach (var name in (string[])["score", "maximum", "rulesetHash", "inputsHash"])
        {
            Assert.Equal(Text(frozen[name]), Text(read["score"]![name]));
        }

        Same(frozen["sections"]!.AsArray(), read["sections"]!.AsArray(), ["id", "loss", "possibleLoss", "met", "partial", "notMet", "notApplicable"]);
        Same(
            frozen["items"]!.AsArray(),
            read["items"]!.AsArray(),
            ["id", "claim", "determination", "counted", "loss", "fullLoss", "rationale", "severity", "recommendation", "inspector"]);
        Assert.Contains(frozen["items"]!.AsArray(), item => item!["evidence"]!.AsArray().Count > 0 && item["objectives"]!.AsArray().Count > 0);
        foreach (var (old, now) in frozen["items"]!.AsArray().Zip(read["items"]!.AsArray()))
        {
            Same(old!["objectives"]!.AsArray(), now!["objectives"]!.AsArray(), ["id", "state"]);
            Same(old["evidence"]!.AsArray(), [.. now["evidence"]!.AsArray().Where(file => file!["reliedOn"]!.GetValue<bool>()).Select(file => file!.DeepClone())], ["fileName", "number", "size", "sha256"]);
            Assert.Equal(old["judgedAt"]!.GetValue<DateTimeOffset>(), now["judgedAt"]!.GetValue<DateTimeOffset>());
        }

        var (_, text, _) = await ProgramAsync(["oscal", "import", file]);
        Assert.Contains("Assessment 2026-0001: ", text, StringComparison.Ordinal);
        Assert.Contains($"  score {Text(frozen["score"])} of 110\n", text, StringComparison.Ordinal);
        Assert.Contains("    evidence ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameBytesComeInOtherZonesAndLanguagesForTheIdAndTheReference()
    {
        await using var copy = concluded.Copy();
        foreach (var model in (string[])["assessment-plan", "poam"])
        {
            var (first, second) = (Path.Combine(folder, model + ".1"), Path.Combine(folder, model + ".2"));
            Assert.Equal(0, (await ExportAsync(copy.Folder, "2026-0001", model, first, ("TZ", "Asia/Tokyo"), ("LC_ALL", "ja_JP.UTF-8"))).Status);
            Assert.Equal(0, (await ExportAsync(copy.Folder, copy.Id.ToString(), model, second, ("TZ", "America/St_Johns"), ("LC_ALL", "fa_IR.UTF-8"))).Status);
            var bytes = await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken));
            Assert.Empty(OscalDocument.Read(bytes, out _)!.Faults);
        }

        Assert.Equal(4, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task WhatCannotBeExportedIsSaidAndLeavesNoFile()
    {
        await using var copy = concluded.Copy();
        var target = Path.Combine(folder, "x.json");
        foreach (var (inspection, model, outFile, said) in ((string, string, string, string)[])
            [
                ("2026-9999", "assessment-plan", target, "there is no case \"2026-9999\""),
                (Guid.Empty.ToString(), "assessment-plan", target, "there is no case"),
                ("2026-0001", "catalog", target, "--model: expected assessment-plan, assessment-results, poam, found \"catalog\""),
                ("2026-0001", "assessment-plan", Path.Combine(folder, "no", "x.json"), "cannot be written"),
                ("2026-0001", "assessment-plan", folder, "cannot be written"),
            ])
        {
            var (status, output, error) = await ExportAsync(copy.Folder, inspection, model, outFile);
            Assert.Equal((2, ""), (status, output));
            Assert.Contains(said, error, StringComparison.Ordinal);
        }

        var (missing, _, usage) = await ProgramAsync(["oscal", "export", "--model", "poam"]);
        Assert.Equal(2, missing);
        Assert.Contains("--inspection: missing", usage, StringComparison.Ordinal);
        Assert.Contains("--out: missing", usage, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task AMissingOrOldDatabaseIsSaidAndNoneIsMade()
    {
        var target = Path.Combine(folder, "x.json");
        var nowhere = Path.Combine(folder, "nowhere");
        var (status, _, error) = await ExportAsync(nowhere, "2026-0001", "poam", target);
        Assert.Equal(2, status);
        Assert.Contains("there is no database", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));

        await using var copy = concluded.Copy();
        await using (var db = await copy.Get<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            // As an installation of the version before has it.
            await db.Database.ExecuteSqlRawAsync(
                """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")""", TestContext.Current.CancellationToken);
        }

        (status, _, error) = await ExportAsync(copy.Folder, "2026-0001", "poam", target);
        Assert.Equal(2, status);
        Assert.Contains("run migrate first", error, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    private static Task<(int Status, string Output, string Error)> ExportAsync(
        string data, string inspection, string model, string target, params (string Name, string Value)[] environment) =>
        ProgramAsync(["oscal", "export", "--inspection", inspection, "--model", model, "--out", target], [("Storage__DataFolder", data), .. environment]);

    private static Task<(int Status, string Output, string Error)> ProgramAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        Programs.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Compliance.Web.dll"), .. arguments], environment);

    private static async Task<JsonNode> FrozenAsync(CaseCopy copy)
    {
        await using var db = await copy.Get<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse((await db.Set<Assessment>().SingleAsync(TestContext.Current.CancellationToken)).Json)!;
    }

    private static void Same(JsonArray expected, JsonArray found, string[] names)
    {
        Assert.Equal(expected.Count, found.Count);
        foreach (var (old, now) in expected.Zip(found))
        {
            Assert.All(names, name => Assert.Equal((name, Text(old![name])), (name, Text(now![name]))));
        }
    }

    private static string Text(JsonNode? node) => node is null ? "null" : node.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
}

/// <summary>A case that is not concluded.</summary>
public sealed class OscalExportTooEarlyTests(NotifiedCase notified) : IClassFixture<NotifiedCase>
{
    [Fact]
    public async Task ResultsOfACaseThatIsNotConcludedAreRefusedAndItsPlanIsNot()
    {
        await using var copy = notified.Copy();
        foreach (var (model, expected, said) in ((string, int, string)[])[("assessment-results", 2, "it is not concluded"), ("poam", 2, "it is not concluded"), ("assessment-plan", 0, "")])
        {
            var target = Path.Combine(copy.Folder, model + ".json");
            var (status, _, error) = await Programs.RunAsync(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "Compliance.Web.dll"), "oscal", "export", "--inspection=2026-0001", "--model", model, "--out", target],
                ("Storage__DataFolder", copy.Folder));
            Assert.Equal(expected, status);
            Assert.Contains(said, error, StringComparison.Ordinal);
            Assert.Equal(expected == 0, File.Exists(target));
        }
    }
}
