using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class PhaseSummaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "forgetting",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 23);

            migrationBuilder.AddColumn<double>(
                name: "transfer_cousin",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 25);

            migrationBuilder.AddColumn<double>(
                name: "transfer_sibling",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 24);

            migrationBuilder.CreateTable(
                name: "phase_summaries",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    phase = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    nan_mask = table.Column<long>(type: "INTEGER", nullable: false),
                    lambda_measured = table.Column<double>(type: "REAL", nullable: true),
                    lambda_final = table.Column<double>(type: "REAL", nullable: true),
                    balance_error = table.Column<double>(type: "REAL", nullable: true),
                    balance_error_final = table.Column<double>(type: "REAL", nullable: true),
                    loss_initial = table.Column<double>(type: "REAL", nullable: true),
                    loss_final = table.Column<double>(type: "REAL", nullable: true),
                    loss_best = table.Column<double>(type: "REAL", nullable: true),
                    time_to_half = table.Column<double>(type: "REAL", nullable: true),
                    time_to_1pct = table.Column<double>(type: "REAL", nullable: true),
                    ntk_distance_final = table.Column<double>(type: "REAL", nullable: true),
                    ntk_distance_limit = table.Column<double>(type: "REAL", nullable: true),
                    time_to_ntk_1pct = table.Column<double>(type: "REAL", nullable: true),
                    time_to_ntk_half = table.Column<double>(type: "REAL", nullable: true),
                    lazy_share = table.Column<double>(type: "REAL", nullable: true),
                    log_delay = table.Column<double>(type: "REAL", nullable: true),
                    ntk_norm_initial = table.Column<double>(type: "REAL", nullable: true),
                    ntk_norm_final = table.Column<double>(type: "REAL", nullable: true),
                    diverged_at = table.Column<double>(type: "REAL", nullable: true),
                    saddle = table.Column<double>(type: "REAL", nullable: true),
                    stopped_at = table.Column<double>(type: "REAL", nullable: true),
                    condition = table.Column<double>(type: "REAL", nullable: true),
                    forgetting = table.Column<double>(type: "REAL", nullable: true),
                    transfer_sibling = table.Column<double>(type: "REAL", nullable: true),
                    transfer_cousin = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phase_summaries", x => new { x.run_id, x.phase });
                    table.ForeignKey(
                        name: "FK_phase_summaries_runs_run_id",
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
                name: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "forgetting",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "transfer_cousin",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "transfer_sibling",
                table: "summaries");
        }
    }
}
