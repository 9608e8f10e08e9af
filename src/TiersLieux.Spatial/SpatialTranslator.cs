using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Expressions;

namespace TiersLieux.Spatial;

/// <summary>Turns <see cref="SpatialDbFunctions"/> into SQL.</summary>
internal sealed class SpatialTranslator(NpgsqlSqlExpressionFactory sql, IRelationalTypeMappingSource mappings) : IMethodCallTranslator
{
    public SqlExpression? Translate(
        SqlExpression? instance, MethodInfo method, IReadOnlyList<SqlExpression> arguments, IDiagnosticsLogger<DbLoggerCategory.Query> logger)
    {
        if (method.DeclaringType != typeof(SpatialDbFunctions))
        {
            return null;
        }

        var given = arguments.Skip(1).ToArray(); // the first one is EF.Functions
        return method.Name switch
        {
            nameof(SpatialDbFunctions.BoxOverlaps) => sql.MakePostgresBinary(PgExpressionType.Overlaps, given[0], given[1]),
            nameof(SpatialDbFunctions.TileEnvelope) => Function("ST_TileEnvelope", given, typeof(Geometry), nullable: false),
            nameof(SpatialDbFunctions.AsMvtGeom) => Function("ST_AsMVTGeom", given, typeof(Geometry), nullable: true),
            nameof(SpatialDbFunctions.AsGeoJson) => Function("ST_AsGeoJSON", given, typeof(string), nullable: true),
            _ => null,
        };
    }

    private SqlExpression Function(string name, SqlExpression[] arguments, Type type, bool nullable) => sql.Function(
        name, arguments, nullable, argumentsPropagateNullability: arguments.Select(_ => true), type,
        type == typeof(string) ? mappings.FindMapping(typeof(string)) : mappings.FindMapping(typeof(Geometry), "geometry"));
}

/// <summary>Hands the translator to EF Core.</summary>
internal sealed class SpatialTranslatorPlugin(ISqlExpressionFactory sql, IRelationalTypeMappingSource mappings) : IMethodCallTranslatorPlugin
{
    public IEnumerable<IMethodCallTranslator> Translators { get; } = [new SpatialTranslator((NpgsqlSqlExpressionFactory)sql, mappings)];
}

/// <summary>Without it, EF Core would call a function whose arguments are all constants instead of sending it to PostgreSQL.</summary>
internal sealed class SpatialEvaluationFilter : IEvaluatableExpressionFilterPlugin
{
    public bool IsEvaluatableExpression(Expression expression) =>
        expression is not MethodCallExpression { Method: var method } || method.DeclaringType != typeof(SpatialDbFunctions);
}
