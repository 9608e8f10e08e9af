using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Import.Sheets;

/// <summary>A content that cannot be stored: nothing was.</summary>
public sealed class SheetProblemsException(IReadOnlyList<SheetProblem> problems) : Exception(string.Join(" ", problems.Select(problem => problem.Message)))
{
    public IReadOnlyList<SheetProblem> Problems { get; } = problems;
}

/// <summary>
/// Writes sheets, each change with its version, in one transaction. What may be published at once is; the rest waits in the queue. The
/// caller has checked who may change what.
/// </summary>
/// <param name="db">A context without unsaved changes.</param>
public sealed class SheetWriting(TiersLieuxDbContext db, TimeProvider clock)
{
    /// <summary>A new sheet, not stored yet; its slug comes from its name.</summary>
    public static Sheet Empty(SheetKind kind, string slug, DateTimeOffset now) => kind switch
    {
        SheetKind.Programme => new Programme { Slug = slug, CreatedAt = now },
        SheetKind.Organisation => new Organisation { Slug = slug, CreatedAt = now },
        SheetKind.Network => new Network { Slug = slug, CreatedAt = now },
        SheetKind.Offer => new Offer { Slug = slug, CreatedAt = now },
        SheetKind.Event => new Event { Slug = slug, CreatedAt = now },
        SheetKind.Resource => new Resource { Slug = slug, CreatedAt = now },
        _ => new PremisesNotice { Slug = slug, CreatedAt = now },
    };

    /// <summary>Writes a sheet a person made.</summary>
    /// <param name="sheetId">Null for a new one.</param>
    /// <param name="mayPublish">Published at once; otherwise it waits in the queue, and what was published stays until then unchanged.</param>
    /// <param name="isDraft">Kept for later, whatever the rights.</param>
    /// <exception cref="SheetProblemsException">What is wrong, field by field.</exception>
    public async Task<Sheet> SaveAsync(
        SheetKind kind, int? sheetId, SheetContent content, Authorship author, bool mayPublish, bool isDraft, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        ThrowIfAny(content.Problems());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sheet = sheetId is { } id ? await LockAsync(id, cancellationToken) : Empty(kind, await FreeSlugAsync(kind, content.Name, cancellationToken), now);
        if (sheetId is null)
        {
            sheet.AuthorId = author.AccountId;
            db.Add(sheet);
        }

        if (sheet.State == SheetState.Published && !mayPublish)
        {
            await ProposeAsync(sheet, content, author, cancellationToken);
        }
        else
        {
            await ApplyAsync(sheet, content, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
            sheet.IsByPeople = true;
            sheet.Become(isDraft ? SheetState.Draft : mayPublish ? SheetState.Published : SheetState.Waiting, now);
            Remember(sheet, author);
            await db.SaveChangesAsync(cancellationToken);
            await QueueAsync(sheet, author, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return sheet;
    }

    /// <summary>Publishes what waited, refuses it, withdraws or restores it; leaves a version. Joins the caller's transaction if any.</summary>
    public async Task<Sheet> BecomeAsync(int sheetId, SheetState state, Authorship author, string? reason, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var sheet = await LockAsync(sheetId, cancellationToken);
        sheet.Become(state, clock.GetUtcNow(), reason);
        Remember(sheet, author with { Reason = reason ?? author.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await (transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        return sheet;
    }

    /// <summary>Brings back the content of a version.</summary>
    /// <exception cref="SheetProblemsException">It names something that is no more.</exception>
    public async Task<Sheet> RestoreAsync(int sheetId, long versionId, Authorship author, CancellationToken cancellationToken)
    {
        var version = await db.SheetVersions.AsNoTracking().SingleAsync(known => known.Id == versionId && known.SheetId == sheetId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sheet = await LockAsync(sheetId, cancellationToken);
        await ApplyAsync(sheet, ContentOf(sheet.Kind, version.ContentJson), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancellationToken);
        sheet.IsByPeople = true;
        Remember(sheet, author);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sheet;
    }

    /// <summary>The content a waiting correction of a published sheet proposes becomes the sheet's. Joins the caller's transaction.</summary>
    public async Task TakeProposedAsync(Proposal proposal, Authorship author, CancellationToken cancellationToken)
    {
        var sheet = await LockAsync(proposal.SheetId!.Value, cancellationToken);
        if (proposal.Changes.TryGetValue(ProposedContent, out var proposed))
        {
            await ApplyAsync(sheet, ContentOf(sheet.Kind, proposed.GetRawText()), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancellationToken);
            sheet.IsByPeople = true;
        }

        sheet.Become(SheetState.Published, clock.GetUtcNow());
        Remember(sheet, author);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Key of <see cref="Proposal.Changes"/> that holds the whole content proposed for a sheet already published.</summary>
    public const string ProposedContent = "content";

    /// <exception cref="JsonException">Not a content of this kind.</exception>
    public static SheetContent ContentOf(SheetKind kind, string json) => kind switch
    {
        SheetKind.Programme => FactsJson.Read<ProgrammeContent>(json),
        SheetKind.Organisation => FactsJson.Read<OrganisationContent>(json),
        SheetKind.Network => FactsJson.Read<NetworkContent>(json),
        SheetKind.Offer => FactsJson.Read<OfferContent>(json),
        SheetKind.Event => FactsJson.Read<EventContent>(json),
        SheetKind.Resource => FactsJson.Read<ResourceContent>(json),
        _ => FactsJson.Read<PremisesContent>(json),
    };

    /// <summary>Applies a content and resolves what it names.</summary>
    /// <param name="coming">See <see cref="SheetReferences"/>.</param>
    /// <returns>Whether links wait for sheets that are coming.</returns>
    internal async Task<bool> ApplyAsync(Sheet sheet, SheetContent content, DateOnly asOf, CancellationToken cancellationToken, IReadOnlySet<string>? coming = null)
    {
        var before = sheet.Id == 0 ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(sheet.ContentJson);
        sheet.Apply(content, asOf, clock.GetUtcNow());
        var references = new SheetReferences(db, coming);
        ThrowIfAny(await references.ResolveAsync(sheet, cancellationToken));
        if (before is not null && sheet.Citations.Count > 0)
        {
            var after = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(sheet.ContentJson)!;
            sheet.Citations = sheet.Citations
                .Where(citation => Text(before, citation.Key) == Text(after, citation.Key)).ToDictionary(citation => citation.Key, citation => citation.Value);
        }

        return references.LeftOut;

        static string? Text(Dictionary<string, JsonElement> fields, string name) => fields.TryGetValue(name, out var value) ? value.GetRawText() : null;
    }

    /// <summary>Locked, with all that a change may rewrite.</summary>
    /// <exception cref="SheetProblemsException">Unknown sheet.</exception>
    internal async Task<Sheet> LockAsync(int sheetId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM sheets WHERE id = {sheetId} FOR UPDATE", cancellationToken);
        var sheet = await db.Sheets.Include(known => known.Territories).Include(known => known.Links).AsSplitQuery()
            .SingleOrDefaultAsync(known => known.Id == sheetId, cancellationToken)
            ?? throw new SheetProblemsException([new("", "Cette fiche n’existe pas.")]);
        if (sheet is Offer offer)
        {
            await db.Entry(offer).Collection(known => known.Sessions).LoadAsync(cancellationToken);
        }
        else if (sheet is Event rendezVous)
        {
            await db.Entry(rendezVous).Collection(known => known.Occurrences).LoadAsync(cancellationToken);
        }

        return sheet;
    }

    internal void Remember(Sheet sheet, Authorship author) => db.Add(new SheetVersion
    {
        Sheet = sheet, At = clock.GetUtcNow(), State = sheet.State, ContentJson = sheet.ContentJson, AuthorRole = author.Role, AccountId = author.AccountId,
        Reason = author.Reason,
    });

    private async Task ProposeAsync(Sheet sheet, SheetContent content, Authorship author, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var proposal = await OpenAsync(sheet.Id, author.AccountId, cancellationToken) ?? db.Add(NewProposal(sheet, author, now)).Entity;
        (proposal.Changes, proposal.UpdatedAt) = (new() { [ProposedContent] = JsonSerializer.SerializeToElement<object>(content, FactsJson.Options) }, now);
        await db.SaveChangesAsync(cancellationToken);
    }

    // A sheet sent again keeps its place in the queue; one that no longer waits leaves it.
    private async Task QueueAsync(Sheet sheet, Authorship author, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await OpenAsync(sheet.Id, null, cancellationToken);
        if (sheet.State == SheetState.Waiting && open is null)
        {
            db.Add(NewProposal(sheet, author, now));
        }
        else if (open is not null)
        {
            (open.UpdatedAt, open.CommuneId) = (now, sheet.CommuneId);
            if (sheet.State != SheetState.Waiting)
            {
                open.Decide(sheet.State == SheetState.Published ? ProposalState.Accepted : ProposalState.Cancelled, author.AccountId, null, now);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<Proposal?> OpenAsync(int sheetId, int? authorId, CancellationToken cancellationToken) => db.Proposals.FirstOrDefaultAsync(
        proposal => proposal.Kind == ProposalKind.Publication && proposal.SheetId == sheetId && (authorId == null || proposal.AuthorId == authorId)
            && (proposal.State == ProposalState.Waiting || proposal.State == ProposalState.Asked), cancellationToken);

    private static Proposal NewProposal(Sheet sheet, Authorship author, DateTimeOffset now) => new()
    {
        Kind = ProposalKind.Publication, State = ProposalState.Waiting, SheetId = sheet.Id, CommuneId = sheet.CommuneId, AuthorId = author.AccountId,
        Note = author.Reason, CreatedAt = now, UpdatedAt = now, SubmittedAt = now,
    };

    private async Task<string> FreeSlugAsync(SheetKind kind, string name, CancellationToken cancellationToken)
    {
        var wanted = Slug.From(name);
        var taken = await db.Sheets.Where(sheet => sheet.Kind == kind && sheet.Slug.StartsWith(wanted)).Select(sheet => sheet.Slug).ToListAsync(cancellationToken);
        var slug = wanted;
        for (var number = 2; taken.Contains(slug); number++)
        {
            slug = $"{wanted}-{number}";
        }

        return slug;
    }

    private static void ThrowIfAny(IReadOnlyList<SheetProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new SheetProblemsException(problems);
        }
    }
}
