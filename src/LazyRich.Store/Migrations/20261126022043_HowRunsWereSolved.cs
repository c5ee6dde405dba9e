using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class HowRunsWereSolved : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "flow_error",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 44);

            migrationBuilder.AddColumn<double>(
                name: "learning_rate",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 43);

            migrationBuilder.AddColumn<double>(
                name: "slides_at",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 45);

            migrationBuilder.AddColumn<double>(
                name: "flow_error",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 46);

            migrationBuilder.AddColumn<double>(
                name: "learning_rate",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 45);

            migrationBuilder.AddColumn<double>(
                name: "slides_at",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 47);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "flow_error",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "learning_rate",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "slides_at",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "flow_error",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "learning_rate",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "slides_at",
                table: "phase_summaries");
        }
    }
}
