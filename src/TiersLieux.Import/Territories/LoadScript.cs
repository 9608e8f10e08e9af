using System.Data.Common;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Import.Territories;

/// <summary>Runs the files of <c>Sql/Load</c>.</summary>
internal static class LoadScript
{
    public static async Task RunAsync(
        this NpgsqlConnection connection, string name, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(connection, name, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs the script and reads the rows that its last statement answers.</summary>
    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlConnection connection, string name, Func<DbDataReader, T> read, CancellationToken cancellationToken,
        params (string Name, object Value)[] parameters)
    {
        await using var command = Command(connection, name, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string name, (string Name, object Value)[] parameters)
    {
        var command = new NpgsqlCommand(DatabaseSchema.Sql($"Load/{name}.sql"), connection) { CommandTimeout = 0 };
        foreach (var (parameter, value) in parameters)
        {
            command.Parameters.AddWithValue(parameter, value);
        }

        return command;
    }
}
