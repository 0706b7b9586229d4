using Compliance.App.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Compliance.Migrations.Postgres;

/// <summary>
/// The database itself refuses to change or remove what was put on record, attested or frozen. Written by hand: triggers
/// are no part of the model.
/// </summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261123000000_GuardRecord")]
public sealed class GuardRecord : Migration
{
    private static readonly string[] Tables = ["Record", "Submissions", "Assessments"];

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("""
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
            """);
        foreach (var table in Tables)
        {
            AppendOnly.Guard(migrationBuilder, table);
        }
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in Tables)
        {
            AppendOnly.Release(migrationBuilder, table);
        }

        migrationBuilder.Sql("DROP FUNCTION refuse_change();");
    }
}
