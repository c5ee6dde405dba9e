using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "configurations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    measures_lambda = table.Column<bool>(type: "INTEGER", nullable: false),
                    task = table.Column<string>(type: "TEXT", nullable: false),
                    architecture = table.Column<string>(type: "TEXT", nullable: false),
                    shape = table.Column<string>(type: "TEXT", nullable: false),
                    inputs = table.Column<int>(type: "INTEGER", nullable: false),
                    hidden = table.Column<int>(type: "INTEGER", nullable: false),
                    outputs = table.Column<int>(type: "INTEGER", nullable: false),
                    init = table.Column<string>(type: "TEXT", nullable: false),
                    solver = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_configurations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grids",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    data = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grids", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inputs",
                columns: table => new
                {
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    columns = table.Column<int>(type: "INTEGER", nullable: false),
                    data = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inputs", x => x.digest);
                });

            migrationBuilder.CreateTable(
                name: "meta",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    store_id = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    numerics_version = table.Column<int>(type: "INTEGER", nullable: false),
                    schema_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meta", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "schedules",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schedules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "studies",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    axes = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    plan_digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    runs = table.Column<long>(type: "INTEGER", nullable: false),
                    skipped = table.Column<long>(type: "INTEGER", nullable: false),
                    submitted = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_studies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    configuration_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lambda = table.Column<double>(type: "REAL", nullable: false),
                    seed = table.Column<long>(type: "INTEGER", nullable: false),
                    schedule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    grid_id = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    silo = table.Column<string>(type: "TEXT", nullable: true),
                    expires = table.Column<long>(type: "INTEGER", nullable: true),
                    failure = table.Column<string>(type: "TEXT", nullable: true),
                    finished = table.Column<long>(type: "INTEGER", nullable: true),
                    seconds = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_runs", x => x.id);
                    table.ForeignKey(
                        name: "FK_runs_configurations_configuration_id",
                        column: x => x.configuration_id,
                        principalTable: "configurations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_runs_grids_grid_id",
                        column: x => x.grid_id,
                        principalTable: "grids",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_runs_schedules_schedule_id",
                        column: x => x.schedule_id,
                        principalTable: "schedules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    study_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    runs = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counters", x => new { x.study_id, x.state });
                    table.ForeignKey(
                        name: "FK_counters_studies_study_id",
                        column: x => x.study_id,
                        principalTable: "studies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "skips",
                columns: table => new
                {
                    study_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<long>(type: "INTEGER", nullable: false),
                    architecture = table.Column<string>(type: "TEXT", nullable: false),
                    lambda = table.Column<double>(type: "REAL", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skips", x => new { x.study_id, x.ordinal });
                    table.ForeignKey(
                        name: "FK_skips_studies_study_id",
                        column: x => x.study_id,
                        principalTable: "studies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attempts",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    silo = table.Column<string>(type: "TEXT", nullable: false),
                    leased = table.Column<long>(type: "INTEGER", nullable: false),
                    ended = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attempts", x => new { x.run_id, x.number });
                    table.ForeignKey(
                        name: "FK_attempts_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "study_runs",
                columns: table => new
                {
                    study_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_study_runs", x => new { x.study_id, x.ordinal });
                    table.ForeignKey(
                        name: "FK_study_runs_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_study_runs_studies_study_id",
                        column: x => x.study_id,
                        principalTable: "studies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "summaries",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
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
                    stopped_at = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_summaries", x => x.run_id);
                    table.ForeignKey(
                        name: "FK_summaries_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trajectories",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    observable = table.Column<string>(type: "TEXT", nullable: false),
                    shape = table.Column<string>(type: "TEXT", nullable: false),
                    encoding = table.Column<int>(type: "INTEGER", nullable: false),
                    checksum = table.Column<byte[]>(type: "BLOB", nullable: false),
                    data = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trajectories", x => new { x.run_id, x.observable });
                    table.ForeignKey(
                        name: "FK_trajectories_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_configurations_digest",
                table: "configurations",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grids_digest",
                table: "grids",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_runs_configuration_lambda",
                table: "runs",
                columns: new[] { "configuration_id", "lambda" });

            migrationBuilder.CreateIndex(
                name: "ix_runs_failed",
                table: "runs",
                column: "id",
                filter: "state = 'failed'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_key",
                table: "runs",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_runs_leased",
                table: "runs",
                column: "expires",
                filter: "state = 'leased'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_planned",
                table: "runs",
                columns: new[] { "priority", "id" },
                descending: new[] { true, false },
                filter: "state = 'planned'");

            migrationBuilder.CreateIndex(
                name: "ix_schedules_json",
                table: "schedules",
                column: "json",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_studies_name",
                table: "studies",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_study_runs_run",
                table: "study_runs",
                columns: new[] { "run_id", "study_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempts");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "inputs");

            migrationBuilder.DropTable(
                name: "meta");

            migrationBuilder.DropTable(
                name: "skips");

            migrationBuilder.DropTable(
                name: "study_runs");

            migrationBuilder.DropTable(
                name: "summaries");

            migrationBuilder.DropTable(
                name: "trajectories");

            migrationBuilder.DropTable(
                name: "studies");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "configurations");

            migrationBuilder.DropTable(
                name: "grids");

            migrationBuilder.DropTable(
                name: "schedules");
        }
    }
}
