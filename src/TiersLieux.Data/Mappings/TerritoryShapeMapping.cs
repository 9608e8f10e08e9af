using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Mappings;

internal sealed class TerritoryShapeMapping : IEntityTypeConfiguration<TerritoryShape>
{
    public void Configure(EntityTypeBuilder<TerritoryShape> builder)
    {
        builder.ToTable("territory_shapes");
        builder.HasKey(shape => new { shape.TerritoryId, shape.Level });
        builder.HasOne<Territory>().WithMany().HasForeignKey(shape => shape.TerritoryId);
        builder.Property(shape => shape.Kind).HasConversion<short>();
        builder.Property(shape => shape.Shape).HasColumnType("geometry (multipolygon, 3857)");
        builder.HasIndex(shape => shape.Shape).HasMethod("gist");
    }
}
