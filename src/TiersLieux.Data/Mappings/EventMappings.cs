using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Events;

namespace TiersLieux.Data.Mappings;

internal sealed class EventOccurrenceMapping : IEntityTypeConfiguration<EventOccurrence>
{
    public void Configure(EntityTypeBuilder<EventOccurrence> builder)
    {
        builder.ToTable("event_occurrences", table => table.HasCheckConstraint("ck_event_occurrences_order", "ends_at > starts_at"));
        builder.Property(occurrence => occurrence.Position).HasColumnType("geography (point, 4326)");
        builder.HasOne(occurrence => occurrence.Sheet).WithMany(sheet => sheet.Occurrences).HasForeignKey(occurrence => occurrence.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(occurrence => occurrence.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(occurrence => occurrence.Commune).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(occurrence => new { occurrence.StartsAt, occurrence.SheetId });
        builder.HasIndex(occurrence => new { occurrence.SheetId, occurrence.StartsAt });
        builder.HasIndex(occurrence => occurrence.EndsAt);
        builder.HasIndex(occurrence => occurrence.Position).HasMethod("gist");
    }
}
