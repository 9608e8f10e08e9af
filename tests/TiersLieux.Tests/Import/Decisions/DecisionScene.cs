using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Tests.Testing;
using TiersLieux.Domain.Territories;
using TiersLieux.Domain.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace TiersLieux.Tests.Import.Decisions;

/// <summary>Class fixture: a commune and two curators, Camille and Dominique.</summary>
public sealed class DecisionScene : TestDatabase
{
    private static readonly SiteWords Words = new(path => new Uri(new Uri("https://annuaire.exemple.org"), path), field => $"[{field}]");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    public Commune Crest { get; private set; } = null!;
    public Account Camille { get; private set; } = null!;
    public Account Dominique { get; private set; } = null!;
    public Authorship Reviewer => new(AuthorRoles.Coordinator, Camille.Id);
    public Authorship Second => new(AuthorRoles.Coordinator, Dominique.Id);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Crest = await Data.CommuneAsync("Crest", 44.73, 5.02);
        Camille = await Data.AccountAsync(name: "Camille");
        Dominique = await Data.AccountAsync(name: "Dominique");
    }

    public Task<Place> PlaceAsync(PlaceFacts? facts = null) => Data.PlaceAsync(Crest, facts);

    /// <summary>A decision in a session of its own.</summary>
    public Task<T> DecideAsync<T>(Func<ProposalDecisions, Task<T>> decide) => WithDbAsync(db => decide(new ProposalDecisions(db, Clock, Words)));

    public Task DecideAsync(Func<ProposalDecisions, Task> decide) => WithDbAsync(db => decide(new ProposalDecisions(db, Clock, Words)));

    public Task AboutPairAsync(Func<DuplicateDecisions, Task> decide) => WithDbAsync(db => decide(new DuplicateDecisions(db, Clock, Words)));

    public Task HistoryAsync(Func<PlaceHistory, Task> act) => WithDbAsync(db => act(new PlaceHistory(db, Clock)));

    public Task ChangeAsync(Func<PlaceChanges, Task> act) => WithDbAsync(db => act(new PlaceChanges(db, Clock)));

    public Task<Proposal> AcceptAsync(Proposal proposal, Authorship? reviewer = null, string[]? fields = null, string? message = null) =>
        DecideAsync(decisions => decisions.AcceptAsync(proposal.Id, proposal.Version, fields, null, reviewer ?? Reviewer, message, default));

    public Task<List<OutgoingEmail>> MailsAsync(string to) => WithDbAsync(db => db.OutgoingEmails.Where(mail => mail.To == to).OrderBy(mail => mail.Id).ToListAsync());

    public Task<List<AuditEntry>> AuditAsync(Proposal proposal) => WithDbAsync(db => db.AuditEntries.Where(entry => entry.ProposalId == proposal.Id).OrderBy(entry => entry.Id).ToListAsync());

    /// <summary>All that a decision on a place may write, as text.</summary>
    public async Task<string> DumpAsync(int placeId)
    {
        await using var command = DataSource.CreateCommand(
            """
            SELECT string_agg(line, E'\n' ORDER BY line) FROM (
              SELECT 'place ' || to_jsonb(p)::text AS line FROM places p WHERE id = $1
              UNION ALL SELECT 'edit ' || to_jsonb(e)::text FROM place_edits e WHERE place_id = $1
              UNION ALL SELECT 'revision ' || to_jsonb(r)::text FROM revisions r WHERE place_id = $1
              UNION ALL SELECT 'proposal ' || to_jsonb(q)::text FROM proposals q WHERE place_id = $1
              UNION ALL SELECT 'audit ' || to_jsonb(a)::text FROM audit_entries a WHERE place_id = $1
              UNION ALL SELECT 'mail ' || to_jsonb(m)::text FROM outgoing_emails m WHERE subject LIKE '%' || (SELECT name FROM places WHERE id = $1) || '%'
              UNION ALL SELECT 'link ' || to_jsonb(l)::text FROM secret_links l JOIN proposals q ON q.id = l.proposal_id WHERE q.place_id = $1) AS lines
            """);
        command.Parameters.AddWithValue(placeId);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
