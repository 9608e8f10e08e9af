namespace TiersLieux.Import.Tables;

/// <summary>One row of a table, by column name.</summary>
/// <param name="line">1-based line in the file, header included.</param>
public sealed class TableRow(int line, string[] header, string[] cells)
{
    public int Line { get; } = line;

    /// <summary>The row as read.</summary>
    public string Raw { get; } = string.Join(";", cells);

    /// <returns>The trimmed cell; empty when the row is too short.</returns>
    /// <exception cref="MissingColumnException">The table has no such column.</exception>
    public string this[string column] => Cell(column, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));

    /// <summary>For a column whose name ends with a date.</summary>
    public string ColumnStartingWith(string prefix) => Cell(prefix, name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private string Cell(string asked, Predicate<string> isAsked)
    {
        var index = Array.FindIndex(header, isAsked);
        return index < 0 ? throw new MissingColumnException(asked) : index < cells.Length ? cells[index].Trim() : "";
    }
}

/// <summary>The file is not the table that was expected.</summary>
public sealed class MissingColumnException(string column) : Exception($"La colonne « {column} » est absente.");
