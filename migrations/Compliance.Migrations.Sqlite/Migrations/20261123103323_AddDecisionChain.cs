using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Compliance.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddDecisionChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_IssuedDocuments_InspectionId_Kind",
                table: "IssuedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_InspectionId",
                table: "Decisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Decisions_TwoPersons",
                table: "Decisions");

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "IssuedDocuments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "SubjectId",
                table: "IssuedDocuments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "AppealDays",
                table: "Decisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cause",
                table: "Decisions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "First");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DeemedReceivedOn",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Decisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTime>(
                name: "OpenedAt",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OpenedByName",
                table: "Decisions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProposerId",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProposerName",
                table: "Decisions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StatusSince",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SupersededOn",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SupersedesId",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AffirmationDues",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AffirmationDues", x => new { x.DecisionId, x.DueOn });
                    table.ForeignKey(
                        name: "FK_AffirmationDues_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appeals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FiledById = table.Column<Guid>(type: "TEXT", nullable: false),
                    FiledByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Grounds = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Suspends = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfficerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    TakenUpAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NewOutcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NewDecisionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appeals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appeals_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appeals_Decisions_NewDecisionId",
                        column: x => x.NewDecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StandingChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ApproverId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApproverName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RefusalReason = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingChanges", x => x.Id);
                    table.CheckConstraint("CK_StandingChanges_TwoPersons", "\"ApproverId\" IS NULL OR \"ApproverId\" <> \"AskerId\"");
                    table.ForeignKey(
                        name: "FK_StandingChanges_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Affirmations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InspectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AffirmedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SignatoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignatoryName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TypedName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    WordsEn = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    WordsJa = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Affirmations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Affirmations_AffirmationDues_DecisionId_DueOn",
                        columns: x => new { x.DecisionId, x.DueOn },
                        principalTable: "AffirmationDues",
                        principalColumns: new[] { "DecisionId", "DueOn" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AppealCitations",
                columns: table => new
                {
                    AppealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EvidenceVersionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppealCitations", x => new { x.AppealId, x.EvidenceVersionId });
                    table.ForeignKey(
                        name: "FK_AppealCitations_Appeals_AppealId",
                        column: x => x.AppealId,
                        principalTable: "Appeals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AppealCitations_EvidenceVersions_EvidenceVersionId",
                        column: x => x.EvidenceVersionId,
                        principalTable: "EvidenceVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What is on file already: first decisions, and notices that are about them.
            migrationBuilder.Sql(
                """
                UPDATE "IssuedDocuments" SET "SubjectId" = CASE "Kind"
                    WHEN 'DecisionNotice' THEN (SELECT "Id" FROM "Decisions" WHERE "Decisions"."InspectionId" = "IssuedDocuments"."InspectionId")
                    ELSE "InspectionId" END
                """);
            migrationBuilder.Sql("""UPDATE "Decisions" SET "StatusSince" = "EffectiveOn" """);

            migrationBuilder.CreateIndex(
                name: "IX_IssuedDocuments_InspectionId",
                table: "IssuedDocuments",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedDocuments_SubjectId_Kind",
                table: "IssuedDocuments",
                columns: new[] { "SubjectId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_Current",
                table: "Decisions",
                column: "InspectionId",
                unique: true,
                filter: "\"State\" = 'Sent' AND \"SupersededOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ExpiresOn",
                table: "Decisions",
                column: "ExpiresOn");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_InspectionId_Number",
                table: "Decisions",
                columns: new[] { "InspectionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_InTheMaking",
                table: "Decisions",
                column: "InspectionId",
                unique: true,
                filter: "\"State\" <> 'Sent'");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_SupersedesId",
                table: "Decisions",
                column: "SupersedesId",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Decisions_TwoPersons",
                table: "Decisions",
                sql: "\"Cause\" = 'Appeal' OR \"DeciderId\" IS NULL OR \"DeciderId\" <> \"DrafterId\"");

            migrationBuilder.CreateIndex(
                name: "IX_AffirmationDues_DueOn",
                table: "AffirmationDues",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_AffirmationDues_InspectionId",
                table: "AffirmationDues",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Affirmations_DecisionId_DueOn",
                table: "Affirmations",
                columns: new[] { "DecisionId", "DueOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AppealCitations_EvidenceVersionId",
                table: "AppealCitations",
                column: "EvidenceVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_DecisionId",
                table: "Appeals",
                column: "DecisionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_InspectionId",
                table: "Appeals",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_NewDecisionId",
                table: "Appeals",
                column: "NewDecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_State",
                table: "Appeals",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_StandingChanges_DecisionId_Number",
                table: "StandingChanges",
                columns: new[] { "DecisionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandingChanges_InspectionId",
                table: "StandingChanges",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingChanges_Open",
                table: "StandingChanges",
                column: "DecisionId",
                unique: true,
                filter: "\"State\" = 'Asked'");

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Decisions_SupersedesId",
                table: "Decisions",
                column: "SupersedesId",
                principalTable: "Decisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What a firm affirmed, and by when it had to, never changes.
            AppendOnly.Guard(migrationBuilder, "AffirmationDues");
            AppendOnly.Guard(migrationBuilder, "Affirmations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Decisions_SupersedesId",
                table: "Decisions");

            migrationBuilder.DropTable(
                name: "Affirmations");

            migrationBuilder.DropTable(
                name: "AppealCitations");

            migrationBuilder.DropTable(
                name: "StandingChanges");

            migrationBuilder.DropTable(
                name: "AffirmationDues");

            migrationBuilder.DropTable(
                name: "Appeals");

            migrationBuilder.DropIndex(
                name: "IX_IssuedDocuments_InspectionId",
                table: "IssuedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_IssuedDocuments_SubjectId_Kind",
                table: "IssuedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_Current",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_ExpiresOn",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_InspectionId_Number",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_InTheMaking",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_SupersedesId",
                table: "Decisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Decisions_TwoPersons",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "IssuedDocuments");

            migrationBuilder.DropColumn(
                name: "SubjectId",
                table: "IssuedDocuments");

            migrationBuilder.DropColumn(
                name: "AppealDays",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Cause",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "DeemedReceivedOn",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "OpenedAt",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "OpenedByName",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "ProposerId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "ProposerName",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "StatusSince",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "SupersededOn",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "SupersedesId",
                table: "Decisions");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedDocuments_InspectionId_Kind",
                table: "IssuedDocuments",
                columns: new[] { "InspectionId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_InspectionId",
                table: "Decisions",
                column: "InspectionId",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Decisions_TwoPersons",
                table: "Decisions",
                sql: "\"DeciderId\" IS NULL OR \"DeciderId\" <> \"DrafterId\"");
        }
    }
}
