using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Compliance.Migrations.Postgres.Migrations
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
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LatestDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExpiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BaseDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RulesetHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    InputsHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Score = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Maximum = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
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
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Plan = table.Column<string>(type: "text", nullable: false),
                    HandedIn = table.Column<string>(type: "text", nullable: true),
                    HandedInByName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    HandedInAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptedByName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Remarks = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    DoneOn = table.Column<string>(type: "text", nullable: false),
                    Statement = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedByName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Favoured = table.Column<bool>(type: "boolean", nullable: true),
                    Note = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OfficerName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Answer = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    DeciderId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeciderName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    InspectorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Statement = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false),
                    SignatoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    SignatoryName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Closed = table.Column<bool>(type: "boolean", nullable: false),
                    Rationale = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    InspectorId = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectorName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
