using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Programmes;

namespace TiersLieux.Data.Mappings;

internal sealed class ProgrammeMembershipMapping : IEntityTypeConfiguration<ProgrammeMembership>
{
    public void Configure(EntityTypeBuilder<ProgrammeMembership> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("ck_programme_memberships_member", "num_nonnulls(place_id, organisation_id, territory_id) = 1"));
        builder.HasOne(membership => membership.Programme).WithMany(programme => programme.Memberships);
        builder.HasOne(membership => membership.Place).WithMany(place => place.Memberships);
        builder.HasOne(membership => membership.Organisation).WithMany(organisation => organisation.Memberships).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(membership => membership.Territory).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(membership => membership.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(membership => new { membership.ProgrammeId, membership.Key }).IsUnique();
    }
}
