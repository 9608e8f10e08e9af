using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Mappings;

internal sealed class OpenPeriodMapping : IEntityTypeConfiguration<OpenPeriod>
{
    public void Configure(EntityTypeBuilder<OpenPeriod> builder)
    {
        builder.ToTable("place_open_periods");
        builder.HasKey(period => new { period.PlaceId, period.StartsAt });
        builder.HasOne<Place>().WithMany(place => place.OpenPeriods).HasForeignKey(period => period.PlaceId);

        // Past periods are removed each day, so few start before now: the index alone gives the places open at an instant.
        builder.HasIndex(period => new { period.StartsAt, period.EndsAt }).IncludeProperties(period => period.PlaceId);
    }
}
