using System.Data.Common;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.App.Oscal;
using Compliance.App.Oscal.Export;
using Compliance.Domain.Inspections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Cli;

/// <summary>
/// <c>oscal export</c>: writes a case of the installation's database as an OSCAL document. It changes nothing in the database
/// and makes none. Exit status 0; 2 where the arguments are at fault, the database cannot be used, the case is unknown or not
/// far enough, or the file cannot be written.
/// </summary>
public static class OscalExportCommand
{
    internal const string Usage =
        "Usage: oscal export --inspection ID --model MODEL --out FILE\n"
        + "  --inspection ID  a case of this installation, by its reference (2026-0001) or its id\n"
        + "  --model MODEL    assessment-results, assessment-plan or poam\n"
        + "  --out FILE       file to write; it is replaced whole or left as it was\n"
        + "Exit status: 0, or 2 with the reason on standard error.\n";

    /// <summary>Runs the command.</summary>
    /// <param name="args">Arguments after <c>oscal export</c>.</param>
    /// <param name="out">Receives one line where the file was written.</param>
    /// <param name="err">Receives the reason where it was not.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter @out, TextWriter err)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(@out);
        ArgumentNullException.ThrowIfNull(err);
        var faults = new List<string>();
        var options = CommandOptions.Parse(args, ["--inspection", "--model", "--out"], [], faults);
        faults.AddRange(new[] { "--inspection", "--model", "--out" }.Where(name => !options.Given.Contains(name)).Select(name => $"{name}: missing"));
        var model = OscalModels.Find(options.Values.GetValueOrDefault("--model"));
        if (options.Values.TryGetValue("--model", out var named) && model is null)
        {
            faults.Add($"--model: expected {string.Join(", ", Enum.GetValues<OscalModel>().Select(OscalModels.NameOf))}, found \"{named}\"");
        }

        if (faults.Count > 0)
        {
            await err.WriteAsync(string.Concat(faults.Select(fault => $"oscal export: {fault}\n")) + Usage);
            return OscalCommand.Unusable;
        }

        string refusal;
        try
        {
            (refusal, var document) = await ExportAsync(options.Values["--inspection"], model!.Value);
            if (document is not null)
            {
                refusal = await WriteAsync(options.Values["--out"], document.Content);
                if (refusal.Length == 0)
                {
                    await @out.WriteAsync($"{options.Values["--out"]}: {OscalModels.RootOf(model.Value)} of {options.Values["--inspection"]}, sha256 {document.Sha256}\n");
                    return 0;
                }
            }
        }
        catch (Exception fault) when (fault is DbException or InvalidDataException or InvalidOperationException { InnerException: DbException })
        {
            // A database that cannot be reached, or a case that is not what was frozen.
            refusal = fault.Message.ReplaceLineEndings(" ");
        }

        await err.WriteAsync($"oscal export: {refusal}\n");
        return OscalCommand.Unusable;
    }

    private static async Task<(string Refusal, ExportedOscal? Document)> ExportAsync(string name, OscalModel model)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = CommandLine.ContentRoot });

        // Standard output is the report's.
        builder.Logging.ClearProviders();
        var configured = HostSettings.DatabaseOf(builder.Configuration).Database;
        if (!configured.IsPostgres && new SqliteConnectionStringBuilder(configured.ConnectionString).DataSource is var file && !(File.Exists(file) && new FileInfo(file).Length > 0))
        {
            return ($"there is no database: {file} does not exist or is empty. Say where it is with Storage__DataFolder or Database__ConnectionString.", null);
        }

        var settings = builder.Services.AddHostSettings(builder.Configuration);
        builder.Services.AddComplianceApp(settings.Database);
        builder.Services.AddComplianceIdentityStore();
        using var host = builder.Build();
        if (!await host.Services.GetRequiredService<DatabaseStart>().IsCurrentAsync(CancellationToken.None))
        {
            return ("the database is not up to date: run migrate first.", null);
        }

        await using var db = await host.Services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();
        var id = Guid.TryParse(name, out var parsed) ? parsed : Guid.Empty;
        var inspection = await db.Set<Inspection>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id || row.Reference == name);
        if (inspection is null)
        {
            return ($"--inspection: there is no case \"{name}\".", null);
        }

        var made = await host.Services.GetRequiredService<OscalExports>().ExportAsync(db, inspection, model, CancellationToken.None);
        return made.IsSuccess ? ("", made.Value) : ($"case {inspection.Reference} has no {OscalModels.RootOf(model)}: {Reason(made.Error)}.", null);
    }

    private static string Reason(Domain.Error error) => error is not OscalNotReady refused ? error.Code : refused.Reason switch
    {
        OscalReadiness.NotNotified => "the firm has not been notified yet",
        OscalReadiness.NotConcluded => "it is not concluded",
        OscalReadiness.NothingOpen => "no item is open",
        _ => error.Code,
    };

    /// <summary>Writes the whole file or nothing, and says why not.</summary>
    private static async Task<string> WriteAsync(string target, ReadOnlyMemory<byte> content)
    {
        string? temporary = null;
        try
        {
            var path = Path.GetFullPath(target);
            temporary = Path.Combine(Path.GetDirectoryName(path) ?? path, $".{Path.GetRandomFileName()}.tmp");
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (temporary is not null)
            {
                Remove(temporary);
            }

            return $"--out: {target} cannot be written: {fault.Message}";
        }
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder that refused the file may refuse this too; the command reports the first cause.
        }
    }
}
