using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Data.Mappings;

internal static class JsonColumn
{
    /// <summary>Stores the value as jsonb in its <see cref="FactsJson"/> form; two values are equal when their JSON is.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) where T : class => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => FactsJson.Write(value),
            json => FactsJson.Read<T>(json),
            new ValueComparer<T>(
                (left, right) => FactsJson.Write(left) == FactsJson.Write(right),
                value => FactsJson.Write(value).GetHashCode(StringComparison.Ordinal),
                value => FactsJson.Read<T>(FactsJson.Write(value))));
}
