using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class ErrorsOfComparisons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "approximate",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 26);

            migrationBuilder.AddColumn<double>(
                name: "approximate",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 28);

            migrationBuilder.CreateTable(
                name: "errors",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    observable = table.Column<string>(type: "TEXT", nullable: false),
                    max = table.Column<double>(type: "REAL", nullable: false),
                    final = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_errors", x => new { x.run_id, x.observable });
                    table.ForeignKey(
                        name: "FK_errors_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "errors");

            migrationBuilder.DropColumn(
                name: "approximate",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "approximate",
                table: "phase_summaries");
        }
    }
}
