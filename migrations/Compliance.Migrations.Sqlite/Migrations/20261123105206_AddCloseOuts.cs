using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Compliance.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddCloseOuts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CloseOuts",
                columns: table => new
                {
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstDueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LatestDueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExpiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CloseOuts", x => x.InspectionId);
                    table.CheckConstraint("CK_CloseOuts_Due", "\"DueOn\" >= \"FirstDueOn\" AND \"DueOn\" <= \"LatestDueOn\"");
                    table.ForeignKey(
                        name: "FK_CloseOuts_Inspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Inspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CloseOutAssessments",
                columns: table => new
                {
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BaseDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RulesetHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    InputsHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Score = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Maximum = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CloseOutAssessments", x => x.InspectionId);
                    table.ForeignKey(
                        name: "FK_CloseOutAssessments_CloseOuts_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "CloseOuts",
                        principalColumn: "InspectionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CorrectiveActions",
                columns: table => new
                {
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    HandedIn = table.Column<string>(type: "TEXT", nullable: true),
                    HandedInByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    HandedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Remarks = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    DoneOn = table.Column<string>(type: "TEXT", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectiveActions", x => new { x.InspectionId, x.ItemId });
                    table.ForeignKey(
                        name: "FK_CorrectiveActions_CloseOuts_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "CloseOuts",
                        principalColumn: "InspectionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Extensions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Favoured = table.Column<bool>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfficerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    DeciderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeciderName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Extensions", x => x.Id);
                    table.CheckConstraint("CK_Extensions_TwoPersons", "\"DeciderId\" IS NULL OR \"DeciderId\" <> \"OfficerId\"");
                    table.ForeignKey(
                        name: "FK_Extensions_CloseOuts_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "CloseOuts",
                        principalColumn: "InspectionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActionNotes",
                columns: table => new
                {
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    InspectorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionNotes", x => new { x.InspectionId, x.ItemId, x.InspectorId });
                    table.ForeignKey(
                        name: "FK_ActionNotes_CorrectiveActions_InspectionId_ItemId",
                        columns: x => new { x.InspectionId, x.ItemId },
                        principalTable: "CorrectiveActions",
                        principalColumns: new[] { "InspectionId", "ItemId" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosureClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    SignatoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignatoryName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosureClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosureClaims_CorrectiveActions_InspectionId_ItemId",
                        columns: x => new { x.InspectionId, x.ItemId },
                        principalTable: "CorrectiveActions",
                        principalColumns: new[] { "InspectionId", "ItemId" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosureJudgements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rationale = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    InspectorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InspectorName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosureJudgements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosureJudgements_CorrectiveActions_InspectionId_ItemId",
                        columns: x => new { x.InspectionId, x.ItemId },
                        principalTable: "CorrectiveActions",
                        principalColumns: new[] { "InspectionId", "ItemId" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CloseOuts_DecisionId",
                table: "CloseOuts",
                column: "DecisionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CloseOuts_DueOn",
                table: "CloseOuts",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_ClosureClaims_InspectionId_ItemId_Round",
                table: "ClosureClaims",
                columns: new[] { "InspectionId", "ItemId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClosureJudgements_InspectionId_ItemId_Round",
                table: "ClosureJudgements",
                columns: new[] { "InspectionId", "ItemId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Extensions_InspectionId",
                table: "Extensions",
                column: "InspectionId");

            // What was claimed, what was judged and what follows from it never changes.
            AppendOnly.Guard(migrationBuilder, "ClosureClaims");
            AppendOnly.Guard(migrationBuilder, "ClosureJudgements");
            AppendOnly.Guard(migrationBuilder, "CloseOutAssessments");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActionNotes");

            migrationBuilder.DropTable(
                name: "CloseOutAssessments");

            migrationBuilder.DropTable(
                name: "ClosureClaims");

            migrationBuilder.DropTable(
                name: "ClosureJudgements");

            migrationBuilder.DropTable(
                name: "Extensions");

            migrationBuilder.DropTable(
                name: "CorrectiveActions");

            migrationBuilder.DropTable(
                name: "CloseOuts");
        }
    }
}
