using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data;

/// <summary>The repository of the directory: pages and commands compose their queries on it.</summary>
public sealed class TiersLieuxDbContext(DbContextOptions<TiersLieuxDbContext> options) : DbContext(options)
{
    public DbSet<Territory> Territories => Set<Territory>();
    public DbSet<Commune> Communes => Set<Commune>();
    public DbSet<Epci> Epcis => Set<Epci>();
    public DbSet<ZoneEmploi> ZonesEmploi => Set<ZoneEmploi>();
    public DbSet<Departement> Departements => Set<Departement>();
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<TerritoryShape> TerritoryShapes => Set<TerritoryShape>();
    public DbSet<PostalCode> PostalCodes => Set<PostalCode>();
    public DbSet<FormerCommuneCode> FormerCommuneCodes => Set<FormerCommuneCode>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<FormerPlaceSlug> FormerPlaceSlugs => Set<FormerPlaceSlug>();
    public DbSet<OpenPeriod> OpenPeriods => Set<OpenPeriod>();
    public DbSet<Sheet> Sheets => Set<Sheet>();
    public DbSet<SheetLink> SheetLinks => Set<SheetLink>();
    public DbSet<SheetVersion> SheetVersions => Set<SheetVersion>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeMembership> ProgrammeMemberships => Set<ProgrammeMembership>();
    public DbSet<DataSource> Sources => Set<DataSource>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<SourceRecord> SourceRecords => Set<SourceRecord>();
    public DbSet<PlaceEdit> PlaceEdits => Set<PlaceEdit>();
    public DbSet<PlaceMerge> PlaceMerges => Set<PlaceMerge>();
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<PlaceManager> PlaceManagers => Set<PlaceManager>();
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<OrganisationMember> OrganisationMembers => Set<OrganisationMember>();
    public DbSet<Network> Networks => Set<Network>();
    public DbSet<NetworkMember> NetworkMembers => Set<NetworkMember>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<EventOccurrence> EventOccurrences => Set<EventOccurrence>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<PremisesNotice> PremisesNotices => Set<PremisesNotice>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<DistinctPlaces> DistinctPlaces => Set<DistinctPlaces>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<OutgoingEmail> OutgoingEmails => Set<OutgoingEmail>();
    public DbSet<EmailOptOut> EmailOptOuts => Set<EmailOptOut>();
    public DbSet<PlaceMessage> PlaceMessages => Set<PlaceMessage>();
    public DbSet<ContactRequest> ContactRequests => Set<ContactRequest>();
    public DbSet<RequestRecipient> RequestRecipients => Set<RequestRecipient>();
    public DbSet<RequestLetter> RequestLetters => Set<RequestLetter>();
    public DbSet<RequestMessage> RequestMessages => Set<RequestMessage>();
    public DbSet<SecretLink> SecretLinks => Set<SecretLink>();
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<ClaimDocument> ClaimDocuments => Set<ClaimDocument>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("postgis");
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.HasPostgresExtension("unaccent");
        modelBuilder.HasDbFunction(() => PlaceRotation.Draw(default, default)).HasName("hashint8extended").IsBuiltIn();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TiersLieuxDbContext).Assembly);
    }
}
