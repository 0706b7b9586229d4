using Microsoft.EntityFrameworkCore.Migrations;

namespace Compliance.Migrations.Sqlite;

/// <summary>Makes the database itself refuse to change or remove rows of a table.</summary>
internal static class AppendOnly
{
    /// <summary>Guards the table from now on.</summary>
    public static void Guard(MigrationBuilder migration, string table)
    {
        foreach (var act in (string[])["UPDATE", "DELETE"])
        {
            migration.Sql(
                $"""CREATE TRIGGER "{table}_no_{act}" BEFORE {act} ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;""");
        }
    }

    /// <summary>Takes the guard away.</summary>
    public static void Release(MigrationBuilder migration, string table) =>
        migration.Sql($"""DROP TRIGGER "{table}_no_UPDATE"; DROP TRIGGER "{table}_no_DELETE";""");
}
