using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Compliance.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SeveralEntriesPerOperation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Record_OperationId",
                table: "Record");

            migrationBuilder.AddColumn<int>(
                name: "Part",
                table: "Record",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Record_OperationId_Part",
                table: "Record",
                columns: new[] { "OperationId", "Part" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Record_OperationId_Part",
                table: "Record");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "Record");

            migrationBuilder.CreateIndex(
                name: "IX_Record_OperationId",
                table: "Record",
                column: "OperationId",
                unique: true);
        }
    }
}
