namespace TiersLieux.Domain.Provenance;

/// <summary>One reading of one file: its counts add up to the rows read, and each row is in <see cref="Rows"/>.</summary>
public sealed class ImportRun
{
    public int Id { get; private set; }
    public required int SourceId { get; init; }
    public DataSource? Source { get; private set; }
    public required string FileName { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the raw file.</summary>
    public required string FileSha256 { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>French: why the file as a whole could not be read. Null when it was.</summary>
    public string? Failure { get; set; }

    /// <summary>French: how rows were counted, when one line of the file is not one row.</summary>
    public string? Note { get; set; }

    public int RowsRead { get; set; }
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }

    /// <summary>Rows that joined a place another source had made known.</summary>
    public int Attached { get; set; }

    /// <summary>Rows kept but not published, each with its reason.</summary>
    public int SetAside { get; set; }

    /// <summary>Rows of an earlier file that are no longer there: flagged, never deleted.</summary>
    public int Vanished { get; set; }

    /// <summary>How many times each cleaning step repaired a row: step name to count.</summary>
    public Dictionary<string, int> Repairs { get; set; } = [];

    public List<ImportRow> Rows { get; } = [];
}

public enum ImportOutcome
{
    Created = 1,
    Updated = 2,
    Unchanged = 3,
    Attached = 4,
    SetAside = 5,
}

/// <summary>What became of one row of a file.</summary>
public sealed class ImportRow
{
    public long Id { get; private set; }
    public int RunId { get; init; }

    /// <summary>1-based line (or entry) number in the file, header included for CSV.</summary>
    public required int Line { get; init; }

    /// <summary>The row's identifier in the source, when it has one.</summary>
    public string? Key { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>French, for a coordinator; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The row as read, kept when it is set aside so that nothing is lost.</summary>
    public string? Raw { get; init; }

    public int? PlaceId { get; init; }
}
