namespace Compliance.App.Data;

/// <summary>Which database serves, section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>sqlite</c> (embedded, the default) or <c>postgres</c>.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>The connection string of the chosen provider.</summary>
    public string ConnectionString { get; set; } = "Data Source=compliance.db";

    /// <summary>True for PostgreSQL.</summary>
    /// <exception cref="InvalidOperationException">The provider is neither of the two.</exception>
    public bool IsPostgres => Provider switch
    {
        "postgres" => true,
        "sqlite" => false,
        _ => throw new InvalidOperationException($"Database:Provider is '{Provider}'; expected 'sqlite' or 'postgres'."),
    };
}
