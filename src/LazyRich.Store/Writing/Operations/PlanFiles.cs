using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>The matrices that a plan brings, and what its study file calls them.</summary>
internal static class PlanFiles
{
    /// <summary>In place of what the study named before: the same plan may come from a file that calls its matrices otherwise.</summary>
    public static void Write(WriteContext context, long study, StudyPlan plan)
    {
        Database database = context.Database;
        foreach ((string digest, Matrix matrix) in plan.Inputs)
        {
            // Asked first: a matrix that is stored already need not be made bytes of.
            if (database["SELECT 1 FROM inputs WHERE digest = @digest"].Scalar(digest) is null)
            {
                database["INSERT INTO inputs (digest, rows, columns, data) VALUES (@digest, @rows, @columns, @data)"]
                    .Execute(digest, matrix.Rows, matrix.Columns, Doubles.ToBytes(matrix.Data));
            }
        }

        Drop(database, study);
        foreach ((string name, string digest) in plan.Files)
            database["INSERT INTO study_files (study_id, name, digest) VALUES (@study, @name, @digest)"].Execute(study, name, digest);
    }

    public static void Drop(Database database, long study) => database["DELETE FROM study_files WHERE study_id = @study"].Execute(study);
}
