using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Programmes;

namespace TiersLieux.Data.Mappings;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder) => builder.HasIndex(programme => programme.Slug).IsUnique();
}

internal sealed class ProgrammeMembershipMapping : IEntityTypeConfiguration<ProgrammeMembership>
{
    public void Configure(EntityTypeBuilder<ProgrammeMembership> builder)
    {
        builder.HasOne(membership => membership.Programme).WithMany(programme => programme.Memberships);
        builder.HasOne(membership => membership.Place).WithMany(place => place.Memberships);
        builder.HasOne(membership => membership.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(membership => new { membership.ProgrammeId, membership.Key }).IsUnique();
    }
}
