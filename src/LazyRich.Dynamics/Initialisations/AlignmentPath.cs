using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>The way from random singular vectors (0) to the task's (1), SCIENCE section 5.</summary>
/// <remarks>
/// Singular vectors have a sign to choose in pairs: the one nearer to the random pair is taken. No way joins frames of opposite orientation: where
/// both sides are square and det W2W1(0) and det S differ in sign, which half of all draws do, the last random left vector is mirrored first.
/// </remarks>
internal static class AlignmentPath
{
    /// <param name="share">Above 0, at most 1.</param>
    public static (Matrix Left, Matrix Right) At(double share, Matrix left, Matrix right, AlignedStart task)
    {
        (Matrix taskLeft, Matrix taskRight) = (Copy(task.Left), Copy(task.Right));
        int weakest = ChooseSigns(left, right, taskLeft, taskRight);
        bool leftOff = OppositeOrientation(left, taskLeft), rightOff = OppositeOrientation(right, taskRight);
        bool pairMends = (leftOff || !IsSquare(left)) && (rightOff || !IsSquare(right));
        if ((leftOff || rightOff) && pairMends)
        {
            Negate(taskLeft.Row(weakest));
            Negate(taskRight.Row(weakest));
        }
        else if (leftOff || rightOff)
        {
            (left, right) = (Copy(left), Copy(right));
            Negate(leftOff ? left.Row(left.Rows - 1) : right.Row(right.Rows - 1));
        }

        return (OrthonormalPath.At(share, left, taskLeft), OrthonormalPath.At(share, right, taskRight));
    }

    /// <returns>The pair that its sign matters least to.</returns>
    private static int ChooseSigns(Matrix left, Matrix right, Matrix taskLeft, Matrix taskRight)
    {
        int weakest = 0;
        double least = double.PositiveInfinity;
        for (int k = 0; k < Math.Min(left.Rows, right.Rows); k++)
        {
            double agreement = Vectors.Dot(left.Row(k), taskLeft.Row(k)) + Vectors.Dot(right.Row(k), taskRight.Row(k));
            if (agreement < 0)
            {
                Negate(taskLeft.Row(k));
                Negate(taskRight.Row(k));
            }

            if (Math.Abs(agreement) < least)
                (weakest, least) = (k, Math.Abs(agreement));
        }

        return weakest;
    }

    private static bool IsSquare(Matrix rows) => rows.Rows == rows.Columns;

    /// <summary>Whether two square frames are a rotation and a reflection apart.</summary>
    private static bool OppositeOrientation(Matrix a, Matrix b)
    {
        if (!IsSquare(a))
            return false;
        var between = new Matrix(a.Rows, a.Rows);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Rows; j++)
                between[i, j] = Vectors.Dot(a.Row(i), b.Row(j));
        }

        return Lu.Determinant(between) < 0;
    }

    private static Matrix Copy(Matrix matrix) => new(matrix.Rows, matrix.Columns, matrix.Data);

    private static void Negate(Span<double> row)
    {
        foreach (ref double entry in row)
            entry = -entry;
    }
}
