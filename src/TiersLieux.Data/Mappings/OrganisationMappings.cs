using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Organisations;

namespace TiersLieux.Data.Mappings;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.HasIndex(organisation => organisation.Siren).IsUnique();
        builder.HasOne(organisation => organisation.Territory).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NetworkMemberMapping : IEntityTypeConfiguration<NetworkMember>
{
    public void Configure(EntityTypeBuilder<NetworkMember> builder)
    {
        builder.ToTable("network_members", table => table.HasCheckConstraint("ck_network_members_member", "num_nonnulls(place_id, organisation_id) = 1"));
        builder.HasOne(member => member.Network).WithMany(network => network.Members).HasForeignKey(member => member.NetworkId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(member => member.Place).WithMany(place => place.Networks).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(member => member.Organisation).WithMany(organisation => organisation.Networks)
            .HasForeignKey(member => member.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(member => new { member.NetworkId, member.PlaceId }).IsUnique().HasFilter("ended_at IS NULL AND place_id IS NOT NULL");
        builder.HasIndex(member => new { member.NetworkId, member.OrganisationId }).IsUnique().HasFilter("ended_at IS NULL AND organisation_id IS NOT NULL");
    }
}
