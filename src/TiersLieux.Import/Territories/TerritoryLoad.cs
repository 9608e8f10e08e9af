using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Import.Sources.Contours;

namespace TiersLieux.Import.Territories;

/// <summary>
/// Loads the territories of France from the files at hand. The rows are prepared beside the published ones, on two connections, then
/// published in one transaction: whatever fails, the previous state stays. The same files again change nothing.
/// </summary>
public sealed class TerritoryLoad(
    NpgsqlDataSource dataSource, Func<TiersLieuxDbContext> createContext, ReferenceFiles folders, HttpClient? http, TimeProvider time)
{
    /// <summary>Any number of our own: two loads at once would share the staging schema.</summary>
    private const long Lock = 7_233_901;

    /// <param name="isForced">Loads again files that have been loaded already.</param>
    /// <exception cref="ReferenceUnavailableException">The npm package of the divisions is missing or unreadable.</exception>
    /// <exception cref="LoadInProgressException">Another load runs on this database.</exception>
    public async Task<LoadReport> RunAsync(bool isForced, LoadProgress progress, CancellationToken cancellationToken)
    {
        progress.Start("Recherche des fichiers");
        var locator = new DatasetLocator(folders, http);
        var files = await TerritoryFiles.FindAsync(folders, locator, progress, cancellationToken);
        progress.Finish("Recherche des fichiers");
        var notices = await NoticesAsync(files, locator, cancellationToken);
        if (!isForced && await IsLoadedAsync(files, cancellationToken))
        {
            await TerritoryBeginnings.FillAsync(dataSource, cancellationToken);
            return new LoadReport(true, [], notices);
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await LockAsync(connection, cancellationToken);
        try
        {
            progress.Start("Lecture des fichiers");
            await files.ReadAsync(cancellationToken);
            progress.Finish("Lecture des fichiers");
            await PrepareAsync(connection, files, progress, cancellationToken);
            progress.Start("Publication");
            await new TerritoryPublication(createContext, time).RunAsync(files, cancellationToken);
            await TerritoryBeginnings.FillAsync(dataSource, cancellationToken);
            progress.Finish("Publication");
            return new LoadReport(false, files.Readings, notices);
        }
        finally
        {
            await using var cleaning = new NpgsqlCommand($"DROP SCHEMA IF EXISTS territory_load CASCADE; SELECT pg_advisory_unlock({Lock})", connection);
            await cleaning.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private async Task PrepareAsync(NpgsqlConnection connection, TerritoryFiles files, LoadProgress progress, CancellationToken cancellationToken)
    {
        await connection.RunAsync("01_staging", cancellationToken);
        var staging = new TerritoryStaging(connection);
        await staging.WriteAsync(files.Divisions, files.Zones, files.Positions, files.Former, cancellationToken);
        if (files.Of(TerritoryDatasets.Contours) is { } contours)
        {
            progress.Start(ContoursFile.Step);
            staging.WriteContours(new ContoursFile(contours, progress), files.Divisions.Communes);
            await RepairAsync(connection, contours, cancellationToken);
            progress.Finish(ContoursFile.Step);
        }

        await connection.RunAsync("02_keep_previous", cancellationToken,
            ("has_zones", files.IsComplete(TerritoryDatasets.EmploymentZones)), ("has_density", files.IsComplete(TerritoryDatasets.Density)),
            ("has_frr", files.IsComplete(TerritoryDatasets.Frr)));
        await using var second = await dataSource.OpenConnectionAsync(cancellationToken);
        await UniteAsync(connection, second, progress, cancellationToken);
        await connection.RunAsync("07_positions", cancellationToken);
    }

    private static async Task RepairAsync(NpgsqlConnection connection, FileReading contours, CancellationToken cancellationToken)
    {
        var repaired = await connection.ReadAsync(
            "03_repair_contours", reader => (Code: reader.GetString(0), IsEmpty: reader.GetBoolean(1)), cancellationToken);
        foreach (var (code, _) in repaired.Where(contour => contour.IsEmpty))
        {
            contours.Keep(0, code, "Le contour n’a pas de surface.");
        }

        await using var command = new NpgsqlCommand("DELETE FROM territory_load.areas WHERE ST_IsEmpty(contour)", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        contours.Repairs["contour-auto-intersecte"] = repaired.Count(contour => !contour.IsEmpty);
    }

    /// <summary>Two connections, since one query of PostgreSQL unites on one core only.</summary>
    private static async Task UniteAsync(NpgsqlConnection first, NpgsqlConnection second, LoadProgress progress, CancellationToken cancellationToken)
    {
        const string unions = "Contours des intercommunalités, zones d’emploi, départements et régions";
        progress.Start(unions);
        await Task.WhenAll(
            first.RunAsync("04_pieces", cancellationToken, ("part", 0)), second.RunAsync("04_pieces", cancellationToken, ("part", 1)));
        progress.Advance(unions, 2, 3);
        await Task.WhenAll(first.RunAsync("05_union_departements", cancellationToken), SmallerAsync());
        progress.Finish(unions);

        const string shapes = "Formes simplifiées pour la carte";
        progress.Start(shapes);
        await Task.WhenAll(
            first.RunAsync("06_shapes", cancellationToken, ("part", 0)), second.RunAsync("06_shapes", cancellationToken, ("part", 1)));
        progress.Finish(shapes);

        async Task SmallerAsync()
        {
            await second.RunAsync("05_union_epci", cancellationToken);
            await second.RunAsync("05_union_zones_emploi", cancellationToken);
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Lock})", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            throw new LoadInProgressException();
        }
    }

    private async Task<bool> IsLoadedAsync(TerritoryFiles files, CancellationToken cancellationToken)
    {
        await using var db = createContext();
        foreach (var file in files.Readings)
        {
            var last = await db.ImportRuns
                .Where(run => run.Source!.Slug == file.SourceSlug && run.FileName == file.FileName && run.FinishedAt != null)
                .OrderByDescending(run => run.Id).Select(run => run.FileSha256).FirstOrDefaultAsync(cancellationToken);
            if (last != file.Sha256)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A dataset that is not at hand but was loaded before is not missing to visitors.</summary>
    private async Task<IReadOnlyList<string>> NoticesAsync(TerritoryFiles files, DatasetLocator locator, CancellationToken cancellationToken)
    {
        await using var db = createContext();
        var loaded = await db.Sources.Where(source => source.LoadedAt != null).Select(source => source.Slug).ToListAsync(cancellationToken);
        return [.. locator.Notices, .. TerritoryDatasets.All
            .Where(dataset => files.Of(dataset) is null)
            .Select(dataset => loaded.Contains(dataset.Slug)
                ? $"{dataset.Name} : les données du chargement précédent sont gardées."
                : dataset.WithoutIt)];
    }
}

/// <summary>Two loads cannot run at once on a database.</summary>
public sealed class LoadInProgressException() : Exception("Un autre chargement des territoires est en cours sur cette base.");
