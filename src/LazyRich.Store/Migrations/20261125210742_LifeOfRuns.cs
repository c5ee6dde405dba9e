using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class LifeOfRuns : Migration
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

            migrationBuilder.RenameColumn(
                name: "priority",
                table: "runs",
                newName: "suspect");

            // The column is taken over, because dropping one would copy the table; whatever was in it is no suspicion.
            migrationBuilder.Sql("UPDATE runs SET suspect = 0 WHERE suspect <> 0;");

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

            migrationBuilder.DropColumn(
                name: "cause",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "started",
                table: "attempts");

            migrationBuilder.RenameColumn(
                name: "suspect",
                table: "runs",
                newName: "priority");

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
        }
    }
}
