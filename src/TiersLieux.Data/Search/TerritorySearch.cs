using Npgsql;
using NpgsqlTypes;
using TiersLieux.Domain.Territories;
using TiersLieux.Spatial;

namespace TiersLieux.Data.Search;

/// <summary>
/// Finds territories by what people type: a name with or without accents, a beginning, a word of it, a typo, a number. Each call is one
/// prepared statement and one round trip, without EF Core: the autocomplete is the busiest address of the site.
/// </summary>
public sealed class TerritorySearch(NpgsqlDataSource dataSource)
{
    private const int ResolutionCandidates = 10;

    /// <summary>Statement of a search by name alone.</summary>
    public static readonly string ByName = DatabaseSchema.Sql("Queries/territories_by_name.sql").Replace("{preferred}", "false", StringComparison.Ordinal);

    private static readonly string ByPreciseName = DatabaseSchema.Sql("Queries/territories_by_name.sql")
        .Replace("{preferred}", DatabaseSchema.Sql("Queries/territory_preference.sql"), StringComparison.Ordinal);

    private static readonly string ByCode = DatabaseSchema.Sql("Queries/territories_by_code.sql");
    private static readonly string ByCodes = DatabaseSchema.Sql("Queries/territories_by_codes.sql");
    private static readonly string All = DatabaseSchema.Sql("Queries/territories_all.sql");

    /// <summary>The likeliest territories for a text that may be unfinished; none for a text without letter or digit.</summary>
    public async Task<IReadOnlyList<TerritorySuggestion>> SuggestAsync(string? text, int limit, CancellationToken cancellationToken) =>
        (await FindAsync(text, null, 0, limit, cancellationToken)).Items;

    /// <summary>The territory that a text names, and what else it could have meant.</summary>
    public async Task<TerritoryResolution> ResolveAsync(string? text, CancellationToken cancellationToken)
    {
        var found = await SuggestAsync(text, ResolutionCandidates, cancellationToken);
        if (found.Count == 0)
        {
            return new TerritoryResolution(null, [], false);
        }

        var (best, others) = (found[0], found.Skip(1).ToList());
        var read = TerritoryText.Parse(text);
        var isAmbiguous = others is [var second, ..] && best.Kind == TerritoryKind.Commune && second.Kind == TerritoryKind.Commune
            && best.Closeness == second.Closeness && best.Closeness < TerritoryCloseness.Word
            && (best.Name == second.Name ? !read.IsPrecise : read.Code is not null);
        return new TerritoryResolution(best, others, isAmbiguous);
    }

    /// <summary>Territories of some kinds by their codes; a past commune code gives today's commune too.</summary>
    internal async Task<IReadOnlyList<TerritoryCandidate>> ByCodesAsync(
        IEnumerable<TerritoryKind> kinds, string[] codes, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ByCodes);
        Add(command, kinds.Select(kind => (short)kind).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Smallint);
        Add(command, codes, NpgsqlDbType.Array | NpgsqlDbType.Text);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<TerritoryCandidate>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var position = reader.IsDBNull(4) ? null : Wgs84.Point(reader.GetDouble(4), reader.GetDouble(5));
            found.Add(new(
                new(reader.GetInt32(0), (TerritoryKind)reader.GetInt16(1), reader.GetString(2), reader.GetString(3), position,
                    Value<int>(reader, 6), Text(reader, 7), Text(reader, 8)),
                reader.GetString(9),
                reader.GetBoolean(10)));
        }

        return found;
    }

    /// <summary>One page of the territories a text names; of all of them when it is null or blank.</summary>
    public async Task<TerritorySuggestions> FindAsync(string? text, TerritoryKind? kind, int offset, int limit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            await using var all = dataSource.CreateCommand(All);
            Add(all, (short?)kind, NpgsqlDbType.Smallint);
            return await ReadAsync(all, offset, limit, cancellationToken);
        }

        var read = TerritoryText.Parse(text);
        if (read.Code is { } code)
        {
            await using var byCode = dataSource.CreateCommand(ByCode);
            // A single digit is the beginning of thousands of postal codes and tells nothing.
            var prefix = code.Length is > 1 and <= 5 && code.All(char.IsAsciiDigit) ? code : "";
            Add(byCode, code, NpgsqlDbType.Text);
            Add(byCode, prefix, NpgsqlDbType.Text);
            Add(byCode, prefix.Length == 0 ? "" : prefix + ":", NpgsqlDbType.Text);
            Add(byCode, (short?)kind, NpgsqlDbType.Smallint);
            return await ReadAsync(byCode, offset, limit, cancellationToken);
        }

        if (read.Key.Length == 0)
        {
            return TerritorySuggestions.None;
        }

        await using var byName = dataSource.CreateCommand(read.IsPrecise ? ByPreciseName : ByName);
        Add(byName, string.Join(" & ", read.Key.Split(' ').Select(word => word + ":*")), NpgsqlDbType.Text);
        Add(byName, read.Key, NpgsqlDbType.Text);
        Add(byName, read.Key + "%", NpgsqlDbType.Text);
        Add(byName, (short?)(kind ?? read.Kind), NpgsqlDbType.Smallint);
        Add(byName, read.DepartementCode, NpgsqlDbType.Text);
        Add(byName, read.AreaKey, NpgsqlDbType.Text);
        Add(byName, read.PostalCode, NpgsqlDbType.Text);
        return await ReadAsync(byName, offset, limit, cancellationToken);
    }

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    /// <summary>Runs a query whose two last parameters are the offset and the limit.</summary>
    private static async Task<TerritorySuggestions> ReadAsync(NpgsqlCommand command, int offset, int limit, CancellationToken cancellationToken)
    {
        Add(command, offset, NpgsqlDbType.Integer);
        Add(command, limit, NpgsqlDbType.Integer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<TerritorySuggestion>(limit);
        var total = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            total = (int)reader.GetInt64(11);
            items.Add(new TerritorySuggestion(
                reader.GetInt32(0), (TerritoryKind)reader.GetInt16(1), reader.GetString(2), reader.GetString(3), Value<int>(reader, 4),
                Value<double>(reader, 5), Value<double>(reader, 6), Text(reader, 7), Text(reader, 8), Value<int>(reader, 9),
                Text(reader, 12), Text(reader, 13), (TerritoryCloseness)reader.GetInt32(10)));
        }

        return new TerritorySuggestions(total, items);
    }

    private static T? Value<T>(NpgsqlDataReader reader, int column) where T : struct =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
