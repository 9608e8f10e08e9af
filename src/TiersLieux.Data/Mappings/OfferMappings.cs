using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Accompaniment;

namespace TiersLieux.Data.Mappings;

internal sealed class OfferSessionMapping : IEntityTypeConfiguration<OfferSession>
{
    public void Configure(EntityTypeBuilder<OfferSession> builder)
    {
        builder.ToTable("offer_sessions");
        builder.Property(session => session.Position).HasColumnType("geography (point, 4326)");
        builder.HasOne<Offer>().WithMany(offer => offer.Sessions).HasForeignKey(session => session.OfferId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(session => session.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(session => session.Commune).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(session => session.Position).HasMethod("gist");
    }
}
