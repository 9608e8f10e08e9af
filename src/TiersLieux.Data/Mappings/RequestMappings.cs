using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Data.Mappings;

internal sealed class ContactRequestMapping : IEntityTypeConfiguration<ContactRequest>
{
    public void Configure(EntityTypeBuilder<ContactRequest> builder)
    {
        builder.ToTable("contact_requests");
        builder.Property(request => request.State).HasConversion<short>();
        builder.HasOne(request => request.Account).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(request => request.Commune).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(request => request.FormKey).IsUnique();
        builder.HasIndex(request => request.Email);
        builder.HasIndex(request => request.LastMoveAt).HasFilter("erased_at IS NULL").HasDatabaseName("ix_contact_requests_to_erase");
    }
}

internal sealed class RequestRecipientMapping : IEntityTypeConfiguration<RequestRecipient>
{
    public void Configure(EntityTypeBuilder<RequestRecipient> builder)
    {
        builder.ToTable("request_recipients", table => table.HasCheckConstraint("ck_request_recipients_target", "num_nonnulls(place_id, sheet_id) <= 1"));
        builder.Property(recipient => recipient.State).HasConversion<short>();
        builder.HasOne(recipient => recipient.Request).WithMany(request => request.Recipients).HasForeignKey(recipient => recipient.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(recipient => recipient.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(recipient => recipient.Sheet).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(recipient => recipient.PassedFrom).WithMany().HasForeignKey(recipient => recipient.PassedFromId).OnDelete(DeleteBehavior.SetNull);
        // Passed on twice to the same contact is once.
        builder.HasIndex(recipient => new { recipient.RequestId, recipient.PlaceId }).IsUnique();
        builder.HasIndex(recipient => new { recipient.RequestId, recipient.SheetId }).IsUnique();
        builder.HasIndex(recipient => recipient.SentAt).HasFilter("state = 1 AND reminders_sent < 2").HasDatabaseName("ix_request_recipients_to_remind");
    }
}

internal sealed class RequestLetterMapping : IEntityTypeConfiguration<RequestLetter>
{
    public void Configure(EntityTypeBuilder<RequestLetter> builder)
    {
        builder.ToTable("request_letters");
        builder.HasOne(letter => letter.Recipient).WithMany().HasForeignKey(letter => letter.RecipientId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(letter => letter.OutgoingEmail).WithMany().HasForeignKey(letter => letter.OutgoingEmailId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class RequestMessageMapping : IEntityTypeConfiguration<RequestMessage>
{
    public void Configure(EntityTypeBuilder<RequestMessage> builder)
    {
        builder.ToTable("request_messages");
        builder.HasOne<ContactRequest>().WithMany(request => request.Messages).HasForeignKey(message => message.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(message => message.Recipient).WithMany().HasForeignKey(message => message.RecipientId).OnDelete(DeleteBehavior.Cascade);
    }
}
