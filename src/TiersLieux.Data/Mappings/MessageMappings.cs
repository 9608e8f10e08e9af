using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Resources;

namespace TiersLieux.Data.Mappings;

internal sealed class OutgoingEmailMapping : IEntityTypeConfiguration<OutgoingEmail>
{
    public void Configure(EntityTypeBuilder<OutgoingEmail> builder)
    {
        builder.ToTable("outgoing_emails");
        builder.HasIndex(email => email.NextAttemptAt).HasFilter("sent_at IS NULL AND abandoned_at IS NULL").HasDatabaseName("ix_outgoing_emails_due");
    }
}

internal sealed class EmailOptOutMapping : IEntityTypeConfiguration<EmailOptOut>
{
    public void Configure(EntityTypeBuilder<EmailOptOut> builder)
    {
        builder.ToTable("email_opt_outs");
        builder.HasKey(optOut => new { optOut.AddressSha256, optOut.Topic });
    }
}

internal sealed class SecretLinkMapping : IEntityTypeConfiguration<SecretLink>
{
    public void Configure(EntityTypeBuilder<SecretLink> builder)
    {
        builder.ToTable("secret_links");
        builder.Property(link => link.Purpose).HasConversion<short>();
        builder.HasIndex(link => link.SecretSha256).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(link => link.ProposalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Place>().WithMany().HasForeignKey(link => link.PlaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Invitation>().WithMany().HasForeignKey(link => link.InvitationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PlaceMessage>().WithMany().HasForeignKey(link => link.PlaceMessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ContactRequest>().WithMany().HasForeignKey(link => link.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PlaceMessageMapping : IEntityTypeConfiguration<PlaceMessage>
{
    public void Configure(EntityTypeBuilder<PlaceMessage> builder)
    {
        builder.ToTable("place_messages");
        builder.HasOne(message => message.Place).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(message => message.SenderEmail);
    }
}

internal sealed class PhotoMapping : IEntityTypeConfiguration<Photo>
{
    public void Configure(EntityTypeBuilder<Photo> builder)
    {
        builder.ToTable("photos");
        builder.HasIndex(photo => photo.Key).IsUnique();
        builder.HasOne<Place>().WithMany(place => place.Photos).HasForeignKey(photo => photo.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resource>().WithMany().HasForeignKey(photo => photo.SheetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(photo => photo.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(photo => photo.AddedById).OnDelete(DeleteBehavior.Restrict);
    }
}
