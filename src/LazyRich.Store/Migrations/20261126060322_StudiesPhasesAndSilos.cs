using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class StudiesPhasesAndSilos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_runs_leased",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_planned",
                table: "runs");

            migrationBuilder.AddColumn<double>(
                name: "approximate",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 26);

            migrationBuilder.AddColumn<double>(
                name: "effective_rank_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 29);

            migrationBuilder.AddColumn<double>(
                name: "flow_error",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 44);

            migrationBuilder.AddColumn<double>(
                name: "forgetting",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 23);

            migrationBuilder.AddColumn<double>(
                name: "kernel_alignment_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 32);

            migrationBuilder.AddColumn<double>(
                name: "learning_rate",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 43);

            migrationBuilder.AddColumn<double>(
                name: "ntk_effective_rank_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 30);

            migrationBuilder.AddColumn<double>(
                name: "ntk_velocity_max",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 31);

            migrationBuilder.AddColumn<double>(
                name: "robustness_inputs_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 39);

            migrationBuilder.AddColumn<double>(
                name: "robustness_parameters_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 38);

            migrationBuilder.AddColumn<double>(
                name: "sharpness_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 37);

            migrationBuilder.AddColumn<double>(
                name: "sharpness_initial",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 35);

            migrationBuilder.AddColumn<double>(
                name: "sharpness_max",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 36);

            migrationBuilder.AddColumn<double>(
                name: "sigmoidality",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 42);

            migrationBuilder.AddColumn<double>(
                name: "slides_at",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 45);

            migrationBuilder.AddColumn<double>(
                name: "task_score_input_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 33);

            migrationBuilder.AddColumn<double>(
                name: "task_score_output_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 34);

            migrationBuilder.AddColumn<double>(
                name: "test_error_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 41);

            migrationBuilder.AddColumn<double>(
                name: "test_error_least",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 40);

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

            migrationBuilder.AddColumn<double>(
                name: "unreachable_input_initial",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 27);

            migrationBuilder.AddColumn<double>(
                name: "unreachable_output_initial",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 28);

            migrationBuilder.AddColumn<int>(
                name: "retry",
                table: "studies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "retry_timeouts",
                table: "studies",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "run_limit",
                table: "studies",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "studies",
                type: "TEXT",
                nullable: false,
                defaultValue: "active");

            migrationBuilder.AddColumn<double>(
                name: "timeout",
                table: "studies",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "weight",
                table: "studies",
                type: "REAL",
                nullable: false,
                defaultValue: 1.0);

            migrationBuilder.AddColumn<string>(
                name: "cause",
                table: "runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "deaths",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "failures",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "losses",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "not_before",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "queue_id",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "started",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.RenameColumn(
                name: "priority",
                table: "runs",
                newName: "suspect");

            // The column is taken over, because dropping one would copy the table; whatever was in it is no suspicion.
            migrationBuilder.Sql("UPDATE runs SET suspect = 0 WHERE suspect <> 0;");

            migrationBuilder.AddColumn<long>(
                name: "membership_version",
                table: "meta",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "cause",
                table: "attempts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "started",
                table: "attempts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.Sql(
                "UPDATE runs SET queue_id = (SELECT x.study_id FROM study_runs x JOIN studies s ON s.id = x.study_id " +
                "WHERE x.run_id = runs.id ORDER BY s.priority DESC, s.id LIMIT 1) WHERE state = 'planned';");

            migrationBuilder.CreateTable(
                name: "errors",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    observable = table.Column<string>(type: "TEXT", nullable: false),
                    max = table.Column<double>(type: "REAL", nullable: false),
                    final = table.Column<double>(type: "REAL", nullable: false),
                    phase = table.Column<int>(type: "INTEGER", nullable: true)
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
                    transfer_cousin = table.Column<double>(type: "REAL", nullable: true),
                    approximate = table.Column<double>(type: "REAL", nullable: true),
                    unreachable_input_initial = table.Column<double>(type: "REAL", nullable: true),
                    unreachable_output_initial = table.Column<double>(type: "REAL", nullable: true),
                    effective_rank_final = table.Column<double>(type: "REAL", nullable: true),
                    ntk_effective_rank_final = table.Column<double>(type: "REAL", nullable: true),
                    ntk_velocity_max = table.Column<double>(type: "REAL", nullable: true),
                    kernel_alignment_final = table.Column<double>(type: "REAL", nullable: true),
                    task_score_input_final = table.Column<double>(type: "REAL", nullable: true),
                    task_score_output_final = table.Column<double>(type: "REAL", nullable: true),
                    sharpness_initial = table.Column<double>(type: "REAL", nullable: true),
                    sharpness_max = table.Column<double>(type: "REAL", nullable: true),
                    sharpness_final = table.Column<double>(type: "REAL", nullable: true),
                    robustness_parameters_final = table.Column<double>(type: "REAL", nullable: true),
                    robustness_inputs_final = table.Column<double>(type: "REAL", nullable: true),
                    test_error_least = table.Column<double>(type: "REAL", nullable: true),
                    test_error_final = table.Column<double>(type: "REAL", nullable: true),
                    sigmoidality = table.Column<double>(type: "REAL", nullable: true),
                    learning_rate = table.Column<double>(type: "REAL", nullable: true),
                    flow_error = table.Column<double>(type: "REAL", nullable: true),
                    slides_at = table.Column<double>(type: "REAL", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "silos",
                columns: table => new
                {
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    entry = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos", x => x.address);
                });

            migrationBuilder.CreateIndex(
                name: "ix_runs_leased",
                table: "runs",
                columns: new[] { "silo", "expires" },
                filter: "state = 'leased'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_ready",
                table: "runs",
                column: "queue_id",
                filter: "state = 'planned' AND not_before IS NULL AND suspect = 0");

            migrationBuilder.CreateIndex(
                name: "ix_runs_suspect",
                table: "runs",
                column: "queue_id",
                filter: "state = 'planned' AND not_before IS NULL AND suspect = 1");

            migrationBuilder.CreateIndex(
                name: "ix_runs_waiting",
                table: "runs",
                column: "not_before",
                filter: "state = 'planned' AND not_before IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "errors");

            migrationBuilder.DropTable(
                name: "phase_summaries");

            migrationBuilder.DropTable(
                name: "silos");

            migrationBuilder.DropIndex(
                name: "ix_runs_leased",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_ready",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_suspect",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_waiting",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "approximate",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "effective_rank_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "flow_error",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "forgetting",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "kernel_alignment_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "learning_rate",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "ntk_effective_rank_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "ntk_velocity_max",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "robustness_inputs_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "robustness_parameters_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "sharpness_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "sharpness_initial",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "sharpness_max",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "sigmoidality",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "slides_at",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "task_score_input_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "task_score_output_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "test_error_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "test_error_least",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "transfer_cousin",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "transfer_sibling",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "unreachable_input_initial",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "unreachable_output_initial",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "retry",
                table: "studies");

            migrationBuilder.DropColumn(
                name: "retry_timeouts",
                table: "studies");

            migrationBuilder.DropColumn(
                name: "run_limit",
                table: "studies");

            migrationBuilder.DropColumn(
                name: "state",
                table: "studies");

            migrationBuilder.DropColumn(
                name: "timeout",
                table: "studies");

            migrationBuilder.DropColumn(
                name: "weight",
                table: "studies");

            migrationBuilder.DropColumn(
                name: "cause",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "deaths",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "failures",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "losses",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "not_before",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "queue_id",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "started",
                table: "runs");

            migrationBuilder.RenameColumn(
                name: "suspect",
                table: "runs",
                newName: "priority");

            migrationBuilder.DropColumn(
                name: "membership_version",
                table: "meta");

            migrationBuilder.DropColumn(
                name: "cause",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "started",
                table: "attempts");

            migrationBuilder.CreateIndex(
                name: "ix_runs_leased",
                table: "runs",
                column: "expires",
                filter: "state = 'leased'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_planned",
                table: "runs",
                column: "id",
                filter: "state = 'planned'");
        }
    }
}
