using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LazyRich.Store.Migrations
{
    /// <inheritdoc />
    public partial class FilesOfStudies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "study_files",
                columns: table => new
                {
                    study_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_study_files", x => new { x.study_id, x.name });
                    table.ForeignKey(
                        name: "FK_study_files_inputs_digest",
                        column: x => x.digest,
                        principalTable: "inputs",
                        principalColumn: "digest",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_study_files_studies_study_id",
                        column: x => x.study_id,
                        principalTable: "studies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "study_files");
        }
    }
}
