using Microsoft.EntityFrameworkCore;

namespace TiersLieux.Data;

/// <summary>Brings a database to the present schema: functions first, then migrations, then views. Safe to run again.</summary>
public static class DatabaseSchema
{
    public static async Task MigrateAsync(TiersLieuxDbContext db, CancellationToken cancellationToken)
    {
        foreach (var sql in Scripts("Before/"))
        {
            await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);

        foreach (var sql in Scripts("After/"))
        {
            await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }
    }

    /// <summary>Text of a file of <c>Sql/</c>.</summary>
    /// <param name="name">Path below <c>Sql/</c>: <c>Queries/tile_places.sql</c>.</param>
    /// <exception cref="FileNotFoundException">No such file was embedded.</exception>
    public static string Sql(string name)
    {
        using var stream = typeof(DatabaseSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"Aucun fichier SQL « {name} ».");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Scripts(string folder) => typeof(DatabaseSchema).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(Sql);
}
