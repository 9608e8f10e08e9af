using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;
using NpgsqlTypes;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Mappings;

internal sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    /// <summary>Shadow column the tiles and the bbox filter read: the position in Web Mercator, kept by PostgreSQL.</summary>
    public const string MercatorPosition = "PositionMercator";

    /// <summary>Shadow column of the words search: name (weight A) and the rest (weight B), French stems without accents.</summary>
    public const string SearchVector = "SearchVector";

    /// <summary>Shadow columns the counts around a point read: the number of the <see cref="CircleBand"/>, and WGS 84 degrees.</summary>
    public const string LatitudeBand = "LatitudeBand";
    public const string Longitude = "Longitude";

    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.HasIndex(place => place.Slug).IsUnique();
        builder.Property(place => place.Status).HasConversion<short>();
        builder.Property(place => place.Lifecycle).HasConversion<short>();
        builder.Property(place => place.Precision).HasConversion<short>();
        builder.Property(place => place.ConfirmationMonths).HasDefaultValue(12);
        builder.Property(place => place.RemindersSent).HasDefaultValue(0);
        builder.Property(place => place.Completeness).HasDefaultValue(0);
        builder.Property(place => place.MissingParts).HasDefaultValueSql("'{}'");
        builder.Property(place => place.Facts).HasJson();
        builder.Property(place => place.Origins).HasJson();
        builder.HasOne(place => place.Commune).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(place => place.MergedIntoId).OnDelete(DeleteBehavior.Restrict);

        builder.Property(place => place.Position).HasColumnType("geography (point, 4326)");
        builder.Property<Point?>(MercatorPosition).HasColumnName("position_mercator").HasColumnType("geometry (point, 3857)")
            .HasComputedColumnSql("ST_Transform(position::geometry, 3857)", stored: true);
        builder.Property<int?>(LatitudeBand).HasComputedColumnSql($"floor(ST_Y(position::geometry) * {CircleBand.PerDegree})::int", stored: true);
        builder.Property<double?>(Longitude).HasComputedColumnSql("ST_X(position::geometry)", stored: true);
        builder.Property<NpgsqlTsVector>(SearchVector).HasColumnType("tsvector").HasComputedColumnSql(
            "setweight(to_tsvector('french', search_key), 'A') || setweight(to_tsvector('french', search_text), 'B')", stored: true);

        builder.HasIndex(place => place.Position).HasMethod("gist");
        // All that a count reads: it never goes to the rows themselves.
        builder.HasIndex(LatitudeBand, Longitude)
            .IncludeProperties(nameof(Place.CommuneId), nameof(Place.Status), nameof(Place.Lifecycle), nameof(Place.Position));
        builder.HasIndex(place => place.CommuneId).IncludeProperties(nameof(Place.Status), nameof(Place.Lifecycle));
        builder.HasIndex(MercatorPosition).HasMethod("gist");
        builder.HasIndex(SearchVector).HasMethod("gin");
        builder.HasIndex(place => place.SearchKey).HasMethod("gist").HasOperators("gist_trgm_ops");
        builder.HasIndex(place => place.Kinds).HasMethod("gin");
        builder.HasIndex(place => place.Services).HasMethod("gin");
        builder.HasIndex(place => place.EquipmentKinds).HasMethod("gin");
    }
}

internal sealed class FormerPlaceSlugMapping : IEntityTypeConfiguration<FormerPlaceSlug>
{
    public void Configure(EntityTypeBuilder<FormerPlaceSlug> builder)
    {
        builder.HasKey(former => former.Slug);
        builder.HasOne(former => former.Place).WithMany(place => place.FormerSlugs);
    }
}
