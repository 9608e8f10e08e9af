using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Resources;

namespace TiersLieux.Data.Mappings;

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals");
        builder.Property(proposal => proposal.Kind).HasConversion<short>();
        builder.Property(proposal => proposal.State).HasConversion<short>();
        builder.Property(proposal => proposal.Changes).HasJson();
        builder.Property(proposal => proposal.Base).HasJson();
        builder.Property(proposal => proposal.Version).IsRowVersion();
        builder.HasOne(proposal => proposal.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(proposal => proposal.OtherPlace).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(proposal => proposal.Sheet).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(proposal => proposal.Comment).WithMany().OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(proposal => proposal.Commune).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(proposal => proposal.Author).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(proposal => proposal.AssignedTo).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(proposal => proposal.DecidedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(proposal => proposal.AuthorEmail);
        // The queue: what is open, the oldest first.
        builder.HasIndex(proposal => new { proposal.SubmittedAt, proposal.Id }).HasFilter("state IN (3, 4)").HasDatabaseName("ix_proposals_queue");
    }
}

internal sealed class ClaimDocumentMapping : IEntityTypeConfiguration<ClaimDocument>
{
    public void Configure(EntityTypeBuilder<ClaimDocument> builder)
    {
        builder.ToTable("claim_documents");
        builder.HasOne<Proposal>().WithMany().HasForeignKey(document => document.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposalMessageMapping : IEntityTypeConfiguration<ProposalMessage>
{
    public void Configure(EntityTypeBuilder<ProposalMessage> builder)
    {
        builder.ToTable("proposal_messages");
        builder.HasOne<Proposal>().WithMany(proposal => proposal.Messages).HasForeignKey(message => message.ProposalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(message => message.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DistinctPlacesMapping : IEntityTypeConfiguration<DistinctPlaces>
{
    public void Configure(EntityTypeBuilder<DistinctPlaces> builder)
    {
        builder.ToTable("distinct_places");
        builder.HasKey(pair => new { pair.PlaceId, pair.OtherPlaceId });
        builder.HasOne<Place>().WithMany().HasForeignKey(pair => pair.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(pair => pair.OtherPlaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revisions");
        builder.Property(revision => revision.Kind).HasConversion<short>();
        builder.Property(revision => revision.Changes).HasJson();
        builder.HasOne<Place>().WithMany().HasForeignKey(revision => revision.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(revision => revision.OtherPlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(revision => revision.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(revision => revision.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(revision => new { revision.PlaceId, revision.Id });
    }
}

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments");
        builder.HasOne(comment => comment.Sheet).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(comment => comment.Account).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
