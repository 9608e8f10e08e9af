using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Import.Territories;

/// <summary>Publishes the prepared rows and their report, in one transaction.</summary>
internal sealed class TerritoryPublication(Func<TiersLieuxDbContext> createContext, TimeProvider time)
{
    private readonly DateTimeOffset startedAt = time.GetUtcNow();

    public async Task RunAsync(TerritoryFiles files, CancellationToken cancellationToken)
    {
        await using var db = createContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await CountAttributesAsync(connection, files, cancellationToken);
        await UpsertAsync(connection, files, cancellationToken);
        await ReplaceVanishedAsync(connection, files, cancellationToken);
        await connection.RunAsync("14_postal_codes_and_shapes", cancellationToken);
        await connection.RunAsync("15_place_positions", cancellationToken);
        await ReportAsync(db, files, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        // New rows wait in a list beside the GIN indexes, which every search would read from end to end.
        await db.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE) territories, territory_shapes, postal_codes, former_commune_codes", cancellationToken);
    }

    private static async Task CountAttributesAsync(NpgsqlConnection connection, TerritoryFiles files, CancellationToken cancellationToken)
    {
        var counts = await connection.ReadAsync(
            "08_count_attributes", reader => (Slug: reader.GetString(0), Created: reader.GetInt32(1), Updated: reader.GetInt32(2)), cancellationToken);
        foreach (var (slug, created, updated) in counts)
        {
            if (files.Readings.Find(reading => reading.SourceSlug == slug) is { } reading)
            {
                (reading.Created, reading.Updated) = (created, updated);
                reading.Unchanged = reading.RowsRead - reading.SetAside.Count - created - updated;
            }
        }
    }

    private static async Task UpsertAsync(NpgsqlConnection connection, TerritoryFiles files, CancellationToken cancellationToken)
    {
        var vintage = files.Divisions.Vintage;
        await LargerAsync(TerritoryKind.Region, "regions.json");
        await LargerAsync(TerritoryKind.Departement, "departements.json");
        await LargerAsync(TerritoryKind.Epci, "epci.json");
        await LargerAsync(TerritoryKind.ZoneEmploi, null);
        Count(files.Named("communes.json"), await connection.ReadAsync(
            "10_upsert_communes", reader => reader.GetBoolean(0), cancellationToken, ("vintage", vintage)));

        async Task LargerAsync(TerritoryKind kind, string? file)
        {
            var written = await connection.ReadAsync(
                "09_upsert_larger", reader => reader.GetBoolean(0), cancellationToken, ("kind", (short)kind), ("vintage", vintage));
            if (file is not null)
            {
                Count(files.Named(file), written);
            }
        }
    }

    private static void Count(FileReading reading, List<bool> written)
    {
        reading.Created = written.Count(isNew => isNew);
        reading.Updated = written.Count - reading.Created;
        reading.Unchanged = reading.RowsRead - reading.SetAside.Count - reading.Attached - written.Count;
    }

    private async Task ReplaceVanishedAsync(NpgsqlConnection connection, TerritoryFiles files, CancellationToken cancellationToken)
    {
        await connection.RunAsync("11_former_codes", cancellationToken);
        var merged = await connection.ReadAsync("12_merge_communes", reader => reader.GetString(0), cancellationToken);
        files.Named("communes.json").Vanished += merged.Count;
        foreach (var kind in await connection.ReadAsync(
            "13_retire", reader => (TerritoryKind)reader.GetInt16(0), cancellationToken, ("now", startedAt)))
        {
            var reading = kind switch
            {
                TerritoryKind.Region => files.Named("regions.json"),
                TerritoryKind.Departement => files.Named("departements.json"),
                TerritoryKind.Epci => files.Named("epci.json"),
                TerritoryKind.ZoneEmploi => files.Of(TerritoryDatasets.EmploymentZones),
                _ => files.Named("communes.json"),
            };
            _ = reading is null ? 0 : reading.Vanished++;
        }
    }

    private async Task ReportAsync(TiersLieuxDbContext db, TerritoryFiles files, CancellationToken cancellationToken)
    {
        var sources = await db.Sources.ToDictionaryAsync(source => source.Slug, cancellationToken);
        foreach (var dataset in TerritoryDatasets.All)
        {
            if (!sources.TryGetValue(dataset.Slug, out var source))
            {
                sources[dataset.Slug] = source = dataset.NewSource();
                db.Add(source);
            }

            if (files.Forms.TryGetValue(dataset.Slug, out var form))
            {
                (source.Vintage, source.AsOf, source.LoadedAt) = (form.Vintage, form.AsOf, startedAt);
            }
        }

        var year = files.Divisions.Vintage;
        (sources[TerritoryDatasets.Divisions.Slug].Vintage, sources[TerritoryDatasets.Divisions.Slug].AsOf) = ($"{year}", new DateOnly(year, 1, 1));
        await db.SaveChangesAsync(cancellationToken);
        db.ImportRuns.AddRange(files.Readings.Select(reading => NewRun(reading, sources[reading.SourceSlug].Id)));
        await db.SaveChangesAsync(cancellationToken);
    }

    private ImportRun NewRun(FileReading reading, int sourceId)
    {
        var run = new ImportRun
        {
            SourceId = sourceId, FileName = reading.FileName, FileSha256 = reading.Sha256, StartedAt = startedAt, FinishedAt = time.GetUtcNow(),
            RowsRead = reading.RowsRead, Created = reading.Created, Updated = reading.Updated, Unchanged = reading.Unchanged,
            Attached = reading.Attached, SetAside = reading.SetAside.Count, Vanished = reading.Vanished, Repairs = reading.Repairs,
        };
        // Tens of thousands of rows that simply went in are counted, not listed: only what was kept out is worth reading.
        run.Rows.AddRange(reading.SetAside.Select(row => new ImportRow
        {
            Line = row.Line, Key = row.Key, Outcome = ImportOutcome.SetAside, Reason = row.Reason, Raw = row.Raw?.Replace("\0", "", StringComparison.Ordinal),
        }));
        return run;
    }
}
