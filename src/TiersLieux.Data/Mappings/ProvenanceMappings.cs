using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Search;

namespace TiersLieux.Data.Mappings;

internal sealed class DataSourceMapping : IEntityTypeConfiguration<DataSource>
{
    public void Configure(EntityTypeBuilder<DataSource> builder)
    {
        builder.HasIndex(source => source.Slug).IsUnique();
        builder.Property(source => source.Subject).HasConversion<short>();
    }
}

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.HasOne(run => run.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.Property(run => run.Repairs).HasJson();
        builder.HasMany(run => run.Rows).WithOne().HasForeignKey(row => row.RunId);
    }
}

internal sealed class ImportRowMapping : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.Property(row => row.Outcome).HasConversion<short>();
        builder.HasOne<Place>().WithMany().HasForeignKey(row => row.PlaceId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class SourceRecordMapping : IEntityTypeConfiguration<SourceRecord>
{
    public void Configure(EntityTypeBuilder<SourceRecord> builder)
    {
        builder.HasIndex(record => new { record.SourceId, record.Key }).IsUnique();
        builder.HasOne(record => record.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(record => record.Place).WithMany(place => place.Records).OnDelete(DeleteBehavior.Restrict);
        builder.Property(record => record.Facts).HasJson();
        builder.Property(record => record.Citations).HasJson();
        builder.Property(record => record.Raw).HasJson();
    }
}

internal sealed class PlaceEditMapping : IEntityTypeConfiguration<PlaceEdit>
{
    public void Configure(EntityTypeBuilder<PlaceEdit> builder)
    {
        builder.HasOne<Place>().WithMany(place => place.Edits).HasForeignKey(edit => edit.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(edit => edit.Value).HasColumnType("jsonb");
        builder.HasOne<Account>().WithMany().HasForeignKey(edit => edit.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(edit => edit.ProposalId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlaceMergeMapping : IEntityTypeConfiguration<PlaceMerge>
{
    public void Configure(EntityTypeBuilder<PlaceMerge> builder)
    {
        builder.HasOne<Place>().WithMany().HasForeignKey(merge => merge.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(merge => merge.SurvivorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SearchMissMapping : IEntityTypeConfiguration<SearchMiss>
{
    public void Configure(EntityTypeBuilder<SearchMiss> builder) =>
        builder.HasIndex(miss => new { miss.Day, miss.Words, miss.Where }).IsUnique();
}
