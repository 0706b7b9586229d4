namespace Compliance.Web.Cli;

/// <summary>The verbs of the program; everything but <c>serve</c> ends without opening a port.</summary>
public static class CommandLine
{
    private const string Help = """
        Compliance

          serve                      serve the platform (default); configuration by appsettings.json and environment
          migrate                    bring the database up to date
          demo                       run one made-up case from its opening to the decision notice; demo --help says how
          score                      score a file of determinations; score --help says how
          checklist                  check a checklist or programme file; checklist --help says how
          oscal                      read and check an OSCAL document, or write a case as one; oscal --help says how
          --help                     this text

        Database__Provider           sqlite (default) or postgres
        Database__ConnectionString   connection string of that provider
        Storage__DataFolder          folder for evidence, keys and the embedded database (default: data)
        Demonstration__Enabled       true offers demonstration accounts on the sign-in page
        ASPNETCORE_URLS              addresses to serve on
        """;

    /// <summary>Runs the verb in <paramref name="args"/>.</summary>
    /// <returns>The exit status, or null where the program is to serve.</returns>
    public static async Task<int?> TryRunAsync(string[] args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        switch (args.FirstOrDefault())
        {
            case null or "serve":
                return null;
            case "migrate":
                return await MigrateCommand.RunAsync(args[1..], output);
            case "score":
                return await ScoreCommand.RunAsync(args[1..], output, error, ChecklistFolder);
            case "checklist":
                return await ChecklistCommand.RunAsync(args[1..], output, error, ChecklistFolder);
            case "oscal":
                return await OscalCommand.RunAsync(args[1..], output, error);
            case "demo":
                return await DemoCommand.RunAsync(args[1..], output, error, ChecklistFolder);
            case "--help" or "-h" or "help":
                await output.WriteLineAsync(Help);
                return 0;
            // The host's own settings, such as --urls, mean serve.
            case ['-', '-', ..]:
                return null;
            case var verb:
                await error.WriteLineAsync($"Unknown command '{verb}'. Expected one of: serve, migrate, demo, score, checklist, oscal, --help.");
                return 2;
        }
    }

    /// <summary>How the server is built: published output carries its web root beside the program.</summary>
    public static WebApplicationOptions ServerOptions(string[] args) => new()
    {
        Args = args is ["serve", ..] ? args[1..] : args,
        ContentRootPath = ContentRoot,
    };

    /// <summary>Published checklists and programmes lie beside the program.</summary>
    public static string ChecklistFolder => Path.Combine(AppContext.BaseDirectory, "checklists");

    /// <summary>The program's folder where it was published, otherwise the framework's choice.</summary>
    public static string? ContentRoot =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
