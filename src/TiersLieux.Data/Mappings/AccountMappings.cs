using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.HasIndex(account => account.NormalizedEmail).IsUnique();
        // Identity writes all the columns of an account it has read: not this one, which another request may just have moved.
        builder.Property(account => account.LastCodeStep).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Ignore(account => account.PhoneNumber);
        builder.Ignore(account => account.PhoneNumberConfirmed);
    }
}

/// <summary>What ASP.NET Core Identity keeps beside an account: the second factor's key and recovery codes are tokens.</summary>
internal sealed class IdentityMappings : IEntityTypeConfiguration<IdentityUserToken<int>>, IEntityTypeConfiguration<IdentityUserClaim<int>>, IEntityTypeConfiguration<IdentityUserLogin<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> builder)
    {
        builder.ToTable("account_tokens");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<int>> builder)
    {
        builder.ToTable("account_claims");
        builder.HasOne<Account>().WithMany().HasForeignKey(claim => claim.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<int>> builder)
    {
        builder.ToTable("account_logins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(login => login.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("role_grants");
        builder.Property(grant => grant.Role).HasConversion<short>();
        builder.HasOne(grant => grant.Account).WithMany(account => account.Grants).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(grant => grant.Territory).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(grant => grant.Programme).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(grant => grant.Network).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlaceManagerMapping : IEntityTypeConfiguration<PlaceManager>
{
    public void Configure(EntityTypeBuilder<PlaceManager> builder)
    {
        builder.ToTable("place_managers");
        builder.HasOne(manager => manager.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(manager => manager.Account).WithMany(account => account.ManagedPlaces).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(manager => new { manager.PlaceId, manager.AccountId }).IsUnique().HasFilter("ended_at IS NULL");
    }
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("account_sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasOne(session => session.Account).WithMany().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(invitation => invitation.Role).HasConversion<short>();
        builder.HasOne(invitation => invitation.Territory).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(invitation => invitation.Programme).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(invitation => invitation.Network).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(invitation => invitation.InvitedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrganisationMemberMapping : IEntityTypeConfiguration<OrganisationMember>
{
    public void Configure(EntityTypeBuilder<OrganisationMember> builder)
    {
        builder.ToTable("organisation_members");
        builder.HasOne(member => member.Organisation).WithMany(organisation => organisation.Members).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(member => member.Account).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(member => new { member.OrganisationId, member.AccountId }).IsUnique().HasFilter("ended_at IS NULL");
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasOne(entry => entry.Account).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(entry => entry.SubjectAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(entry => entry.ProposalId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Place>().WithMany().HasForeignKey(entry => entry.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => entry.At);
    }
}
