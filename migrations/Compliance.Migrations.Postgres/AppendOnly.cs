using Microsoft.EntityFrameworkCore.Migrations;

namespace Compliance.Migrations.Postgres;

/// <summary>Makes the database itself refuse to change or remove rows of a table; <see cref="GuardRecord"/> made the function.</summary>
internal static class AppendOnly
{
    /// <summary>Guards the table from now on.</summary>
    public static void Guard(MigrationBuilder migration, string table) =>
        migration.Sql(
            $"""
            CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """);

    /// <summary>Takes the guard away.</summary>
    public static void Release(MigrationBuilder migration, string table) =>
        migration.Sql($"""DROP TRIGGER "{table}_append_only" ON "{table}";""");
}
