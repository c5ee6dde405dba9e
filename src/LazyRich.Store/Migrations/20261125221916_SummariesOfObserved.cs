using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class SummariesOfObserved : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "effective_rank_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 29);

            migrationBuilder.AddColumn<double>(
                name: "kernel_alignment_final",
                table: "summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 32);

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

            migrationBuilder.AddColumn<double>(
                name: "effective_rank_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 31);

            migrationBuilder.AddColumn<double>(
                name: "kernel_alignment_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 34);

            migrationBuilder.AddColumn<double>(
                name: "ntk_effective_rank_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 32);

            migrationBuilder.AddColumn<double>(
                name: "ntk_velocity_max",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 33);

            migrationBuilder.AddColumn<double>(
                name: "robustness_inputs_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 41);

            migrationBuilder.AddColumn<double>(
                name: "robustness_parameters_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 40);

            migrationBuilder.AddColumn<double>(
                name: "sharpness_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 39);

            migrationBuilder.AddColumn<double>(
                name: "sharpness_initial",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 37);

            migrationBuilder.AddColumn<double>(
                name: "sharpness_max",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 38);

            migrationBuilder.AddColumn<double>(
                name: "sigmoidality",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 44);

            migrationBuilder.AddColumn<double>(
                name: "task_score_input_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 35);

            migrationBuilder.AddColumn<double>(
                name: "task_score_output_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 36);

            migrationBuilder.AddColumn<double>(
                name: "test_error_final",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 43);

            migrationBuilder.AddColumn<double>(
                name: "test_error_least",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 42);

            migrationBuilder.AddColumn<double>(
                name: "unreachable_input_initial",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 29);

            migrationBuilder.AddColumn<double>(
                name: "unreachable_output_initial",
                table: "phase_summaries",
                type: "REAL",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 30);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "effective_rank_final",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "kernel_alignment_final",
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
                name: "unreachable_input_initial",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "unreachable_output_initial",
                table: "summaries");

            migrationBuilder.DropColumn(
                name: "effective_rank_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "kernel_alignment_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "ntk_effective_rank_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "ntk_velocity_max",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "robustness_inputs_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "robustness_parameters_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "sharpness_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "sharpness_initial",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "sharpness_max",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "sigmoidality",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "task_score_input_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "task_score_output_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "test_error_final",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "test_error_least",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "unreachable_input_initial",
                table: "phase_summaries");

            migrationBuilder.DropColumn(
                name: "unreachable_output_initial",
                table: "phase_summaries");
        }
    }
}
