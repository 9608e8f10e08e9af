using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Import.Bulk;

/// <summary>
/// Writes entities by the hundred thousand with PostgreSQL's binary COPY, from the columns of the EF model: a column added to a
/// mapping is written without a change here. Runs in the context's current transaction.
/// </summary>
internal sealed partial class EntityCopy<T> where T : class
{
    private readonly NpgsqlConnection connection;
    private readonly ISqlGenerationHelper sql;
    private readonly string table;
    private readonly IProperty key;
    private readonly List<Column> columns;

    public EntityCopy(TiersLieuxDbContext db)
    {
        connection = (NpgsqlConnection)db.Database.GetDbConnection();
        sql = ((Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<IServiceProvider>)db).Instance
            .GetService(typeof(ISqlGenerationHelper)) as ISqlGenerationHelper ?? throw new InvalidOperationException("Modèle EF sans générateur de SQL.");
        var type = db.Model.FindEntityType(typeof(T))!;
        table = sql.DelimitIdentifier(type.GetTableName()!);
        key = type.FindPrimaryKey()!.Properties.Single();
        columns = [.. type.GetProperties()
            .Where(property => property.GetComputedColumnSql() is null && !property.IsShadowProperty())
            .Select(property => new Column(property, sql.DelimitIdentifier(property.GetColumnName()), StoreType(property)))];
    }

    /// <summary>Gives each entity an id from the table's own sequence, in order.</summary>
    public async Task ReserveIdsAsync(IReadOnlyCollection<T> entities, CancellationToken cancellationToken)
    {
        if (entities.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            "SELECT array_agg(nextval(pg_get_serial_sequence($1, $2))) FROM generate_series(1, $3)", connection);
        command.Parameters.AddWithValue(table);
        command.Parameters.AddWithValue(key.GetColumnName());
        command.Parameters.AddWithValue(entities.Count);
        var ids = (long[])(await command.ExecuteScalarAsync(cancellationToken))!;
        foreach (var (entity, id) in entities.Zip(ids))
        {
            key.PropertyInfo!.SetValue(entity, Convert.ChangeType(id, key.ClrType, null));
        }
    }

    /// <summary>Inserts rows whose id the database gives.</summary>
    public Task InsertAsync(IReadOnlyCollection<T> entities, CancellationToken cancellationToken) =>
        entities.Count == 0 ? Task.CompletedTask : CopyAsync(table, [.. columns.Where(column => column.Property != key)], entities, cancellationToken);

    /// <summary>Inserts or replaces rows by id, in one statement.</summary>
    public async Task UpsertAsync(IReadOnlyCollection<T> entities, CancellationToken cancellationToken)
    {
        if (entities.Count == 0)
        {
            return;
        }

        const string staged = "staged_rows";
        await ExecuteAsync($"CREATE TEMP TABLE {staged} (LIKE {table}) ON COMMIT DROP", cancellationToken);
        await CopyAsync(staged, columns, entities, cancellationToken);
        var names = string.Join(", ", columns.Select(column => column.Name));
        var changes = string.Join(", ", columns.Where(column => column.Property != key).Select(column => $"{column.Name} = excluded.{column.Name}"));
        var id = sql.DelimitIdentifier(key.GetColumnName());
        await ExecuteAsync(
            $"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {names} FROM {staged} ON CONFLICT ({id}) DO UPDATE SET {changes}", cancellationToken);
        await ExecuteAsync($"DROP TABLE {staged}", cancellationToken);
    }

    private async Task CopyAsync(string target, IReadOnlyList<Column> written, IEnumerable<T> entities, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", written.Select(column => column.Name));
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {target} ({names}) FROM STDIN (FORMAT binary)", cancellationToken);
        foreach (var entity in entities)
        {
            await writer.StartRowAsync(cancellationToken);
            foreach (var column in written)
            {
                if (column.Value(entity) is { } value)
                {
                    await writer.WriteAsync(value, column.StoreType, cancellationToken);
                }
                else
                {
                    await writer.WriteNullAsync(cancellationToken);
                }
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // « geography (point, 4326) » is written as « geography »: COPY takes the type without its modifier.
    private static string StoreType(IProperty property) => Modifier().Replace(property.GetColumnType(), "");

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Modifier();

    private sealed record Column(IProperty Property, string Name, string StoreType)
    {
        public object? Value(T entity)
        {
            var value = Property.PropertyInfo!.GetValue(entity);
            return value is not null && Property.GetTypeMapping().Converter is { } converter && StoreType is not "text[]"
                ? converter.ConvertToProvider(value)
                : value;
        }
    }
}
