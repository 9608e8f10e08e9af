namespace TiersLieux.Import.Files;

/// <summary>One entry of a file, as read, without what could name a person.</summary>
/// <param name="Line">1-based line (or entry) number.</param>
/// <param name="Columns">Column to text. Empty when the line could not be cut into columns.</param>
/// <param name="Problem">French: why the row cannot be used; null when it can.</param>
/// <param name="Text">What is kept of a row that has a <paramref name="Problem"/>.</param>
public sealed record SourceRow(int Line, IReadOnlyDictionary<string, string> Columns, string? Problem = null, string? Text = null)
{
    /// <returns>Empty when the column is missing.</returns>
    public string this[string column] => Columns.GetValueOrDefault(column, "");
}

/// <summary>A file read to its end.</summary>
/// <param name="Sha256">Of the raw bytes, lower-case hexadecimal.</param>
/// <param name="Note">French: what to know about how rows were counted; null when one line is one row.</param>
public sealed record SourceFile(string FileName, string Sha256, IReadOnlyList<SourceRow> Rows, string? Note = null);
