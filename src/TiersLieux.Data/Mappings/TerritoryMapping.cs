using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Mappings;

internal sealed class TerritoryMapping : IEntityTypeConfiguration<Territory>
{
    public void Configure(EntityTypeBuilder<Territory> builder)
    {
        builder.ToTable("territories");
        builder.Property(territory => territory.Kind).HasConversion<short>();
        builder.HasDiscriminator(territory => territory.Kind)
            .HasValue<Commune>(TerritoryKind.Commune)
            .HasValue<Epci>(TerritoryKind.Epci)
            .HasValue<ZoneEmploi>(TerritoryKind.ZoneEmploi)
            .HasValue<Departement>(TerritoryKind.Departement)
            .HasValue<Region>(TerritoryKind.Region);
        builder.HasIndex(territory => new { territory.Kind, territory.Code }).IsUnique();
        builder.Property(territory => territory.Position).HasColumnType("geometry (point, 4326)");
        builder.Property(territory => territory.Contour).HasColumnType("geometry (multipolygon, 4326)");
        builder.HasIndex(territory => territory.Contour).HasMethod("gist");
        builder.HasIndex(territory => territory.Position).HasMethod("gist");
        // GIN, not GiST: a typo shares few trigrams with few names, and sorting them costs less than walking a GiST tree in order.
        builder.HasIndex(territory => territory.SearchKey).HasMethod("gin").HasOperators("gin_trgm_ops");
        // Beginnings of any word of the name, in any order: 0.1 ms where LIKE on trigrams needs several letters to be selective.
        // The name is said twice: the naming convention would give both indexes of the column the same one.
        builder.HasIndex(territory => territory.SearchKey, "ix_territories_words").HasDatabaseName("ix_territories_words")
            .HasMethod("gin").IsTsVectorExpressionIndex("simple");
    }
}

internal sealed class CommuneMapping : IEntityTypeConfiguration<Commune>
{
    public void Configure(EntityTypeBuilder<Commune> builder)
    {
        builder.HasOne(commune => commune.Departement).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(commune => commune.Region).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(commune => commune.Epci).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(commune => commune.ZoneEmploi).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.Property(commune => commune.RegionId).HasColumnName("region_id");
    }
}

internal sealed class DepartementMapping : IEntityTypeConfiguration<Departement>
{
    public void Configure(EntityTypeBuilder<Departement> builder)
    {
        builder.HasOne(departement => departement.Region).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.Property(departement => departement.RegionId).HasColumnName("region_id");
    }
}

internal sealed class PostalCodeMapping : IEntityTypeConfiguration<PostalCode>
{
    public void Configure(EntityTypeBuilder<PostalCode> builder)
    {
        builder.HasKey(postalCode => new { postalCode.Code, postalCode.CommuneId });
        builder.HasOne(postalCode => postalCode.Commune).WithMany(commune => commune.PostalCodes);
        builder.HasIndex(postalCode => postalCode.Code, "ix_postal_codes_prefix").HasOperators("text_pattern_ops");
    }
}

internal sealed class FormerCommuneCodeMapping : IEntityTypeConfiguration<FormerCommuneCode>
{
    public void Configure(EntityTypeBuilder<FormerCommuneCode> builder) => builder.HasKey(former => former.Code);
}
