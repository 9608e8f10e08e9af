namespace TiersLieux.Domain.Provenance;

/// <summary>A dataset or document the directory is built from: who made it, under which licence, of which date.</summary>
public sealed class DataSource
{
    public int Id { get; private set; }

    /// <summary>Stable name used in commands, origins and the API: <c>cget-2019</c>.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required string Producer { get; set; }

    public required string Licence { get; set; }

    public string? LicenceUrl { get; set; }

    public string? Url { get; set; }

    /// <summary>In French, as shown: « septembre 2024 ».</summary>
    public required string Vintage { get; set; }

    /// <summary>Day at which the facts of the source were true; the most recent source wins a field.</summary>
    public required DateOnly AsOf { get; set; }

    /// <summary>Whether the source speaks of territories, of places or of sheets.</summary>
    public required DataSourceSubject Subject { get; set; }

    public DateTimeOffset? LoadedAt { get; set; }
}

public enum DataSourceSubject
{
    Territories = 1,
    Places = 2,
    Sheets = 3,
}
