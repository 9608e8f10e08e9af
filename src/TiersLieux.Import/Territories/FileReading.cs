namespace TiersLieux.Import.Territories;

/// <summary>What one file gave, row by row: at the end the counts add up to the rows read.</summary>
public sealed class FileReading(string sourceSlug, string path, string sha256)
{
    public string SourceSlug { get; } = sourceSlug;
    public string Path { get; } = path;
    public string FileName { get; } = System.IO.Path.GetFileName(path);
    public string Sha256 { get; } = sha256;
    public int RowsRead { get; set; }
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }

    /// <summary>Rows that complete a territory another row made known: a past code, a position of the gazetteer.</summary>
    public int Attached { get; set; }

    /// <summary>Territories of an earlier load that are no longer in the file.</summary>
    public int Vanished { get; set; }

    /// <summary>True when the file could not be read to its end: what it does not say must then not be taken for gone.</summary>
    public bool IsBroken { get; private set; }

    public Dictionary<string, int> Repairs { get; } = [];
    public List<SetAsideRow> SetAside { get; } = [];

    /// <param name="reason">French, for a coordinator.</param>
    public void Keep(int line, string? key, string reason, string? raw = null) => SetAside.Add(new SetAsideRow(line, key, reason, raw));

    /// <summary>The rest of the file cannot be read: counts as one row, set aside.</summary>
    public void BreakOff(string reason)
    {
        IsBroken = true;
        RowsRead++;
        Keep(RowsRead, null, reason);
    }
}

/// <summary>A row that was kept out, why, and what it said.</summary>
public sealed record SetAsideRow(int Line, string? Key, string Reason, string? Raw);
