using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Data.Search;

namespace TiersLieux.Data.Mappings;

internal sealed class TerritoryBeginningMapping : IEntityTypeConfiguration<TerritoryBeginning>
{
    public void Configure(EntityTypeBuilder<TerritoryBeginning> builder)
    {
        builder.ToTable("territory_beginnings");
        builder.HasKey(beginning => beginning.Key);
    }
}
