using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class ConditionOfClosedForm : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "condition",
                table: "summaries",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "condition",
                table: "summaries");
        }
    }
}
