using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Data.Mappings;

/// <summary>All kinds of sheets in one table; the columns of one kind are null for the others.</summary>
internal sealed class SheetMapping : IEntityTypeConfiguration<Sheet>
{
    /// <summary>Shadow column of the words search: name (weight A) and the rest (weight B), French stems without accents.</summary>
    public const string SearchVector = "SearchVector";

    public void Configure(EntityTypeBuilder<Sheet> builder)
    {
        builder.ToTable("sheets");
        builder.HasDiscriminator(sheet => sheet.Kind)
            .HasValue<Programme>(SheetKind.Programme).HasValue<Organisation>(SheetKind.Organisation).HasValue<Network>(SheetKind.Network)
            .HasValue<Offer>(SheetKind.Offer).HasValue<Event>(SheetKind.Event).HasValue<Resource>(SheetKind.Resource)
            .HasValue<PremisesNotice>(SheetKind.Premises);
        builder.Property(sheet => sheet.Kind).HasConversion<short>();
        builder.Property(sheet => sheet.State).HasConversion<short>();
        builder.Property(sheet => sheet.ContentJson).HasColumnName("content").HasColumnType("jsonb");
        builder.Property(sheet => sheet.Citations).HasJson();
        builder.Property(sheet => sheet.Position).HasColumnType("geography (point, 4326)");
        builder.Property(sheet => sheet.Version).IsRowVersion();
        builder.Property<NpgsqlTsVector>(SearchVector).HasColumnType("tsvector").HasComputedColumnSql(
            "setweight(to_tsvector('french', search_key), 'A') || setweight(to_tsvector('french', search_text), 'B')", stored: true);
        builder.HasOne(sheet => sheet.Organisation).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(sheet => sheet.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(sheet => sheet.Commune).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(sheet => sheet.Author).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(sheet => new { sheet.Kind, sheet.Slug }).IsUnique();
        builder.HasIndex(sheet => sheet.Position).HasMethod("gist");
        builder.HasIndex(SearchVector).HasMethod("gin");
    }
}

internal sealed class SheetTerritoryMapping : IEntityTypeConfiguration<SheetTerritory>
{
    public void Configure(EntityTypeBuilder<SheetTerritory> builder)
    {
        builder.ToTable("sheet_territories");
        builder.HasKey(area => new { area.SheetId, area.TerritoryId });
        builder.HasOne<Sheet>().WithMany(sheet => sheet.Territories).HasForeignKey(area => area.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(area => area.Territory).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(area => new { area.TerritoryId, area.SheetId });
    }
}

internal sealed class SheetLinkMapping : IEntityTypeConfiguration<SheetLink>
{
    public void Configure(EntityTypeBuilder<SheetLink> builder)
    {
        builder.ToTable("sheet_links", table => table.HasCheckConstraint("ck_sheet_links_target", "num_nonnulls(other_sheet_id, place_id) = 1"));
        builder.HasOne(link => link.Sheet).WithMany(sheet => sheet.Links).HasForeignKey(link => link.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(link => link.OtherSheet).WithMany().HasForeignKey(link => link.OtherSheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(link => link.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SheetVersionMapping : IEntityTypeConfiguration<SheetVersion>
{
    public void Configure(EntityTypeBuilder<SheetVersion> builder)
    {
        builder.ToTable("sheet_versions");
        builder.Property(version => version.State).HasConversion<short>();
        builder.Property(version => version.ContentJson).HasColumnName("content").HasColumnType("jsonb");
        builder.HasOne(version => version.Sheet).WithMany(sheet => sheet.Versions).HasForeignKey(version => version.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(version => version.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(version => new { version.SheetId, version.Id });
    }
}
