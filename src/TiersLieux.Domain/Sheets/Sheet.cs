using NetTopologySuite.Geometries;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Sheets;

/// <summary>What the directory describes besides places; the words of each are in <see cref="SheetWords"/>.</summary>
public enum SheetKind
{
    Programme = 1,
    Organisation = 2,
    Network = 3,
    Offer = 4,
    Event = 5,
    Resource = 6,
    Premises = 7,
}

public enum SheetState
{
    /// <summary>Being written; only its author sees it.</summary>
    Draft = 1,

    /// <summary>In the queue of its territory.</summary>
    Waiting = 2,

    Published = 3,
    Refused = 4,

    /// <summary>Answers 410 and says why.</summary>
    Withdrawn = 5,
}

/// <summary>
/// A sheet that is not a place's: a programme, an organisation, an offer… What one writes is its content; what the search needs is kept
/// in columns computed from it. All kinds live in one table, so that versions, links, the queue and the search are written once.
/// </summary>
public abstract class Sheet
{
    public int Id { get; private set; }
    public SheetKind Kind { get; protected init; }

    /// <summary>Unique within its kind.</summary>
    public required string Slug { get; set; }

    public SheetState State { get; private set; } = SheetState.Draft;

    /// <summary>Told to the public of a withdrawn sheet, to its author of a refused one.</summary>
    public string? StateReason { get; private set; }

    public string Name { get; protected set; } = "";
    public string SearchKey { get; private set; } = "";

    /// <summary>Words of the content, as <see cref="Search.SearchKey"/>.</summary>
    public string SearchText { get; private set; } = "";

    public string? Summary { get; private set; }

    /// <summary>A <see cref="SheetContent"/> of the kind's own type, as <see cref="FactsJson"/> writes it.</summary>
    public string ContentJson { get; private set; } = "{}";

    /// <summary>Where each field of the content is said, by camelCase name; a field a person rewrites loses its citation.</summary>
    public Dictionary<string, Citation> Citations { get; set; } = [];

    /// <summary>The organisation that answers for it: its members may change it.</summary>
    public int? OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }

    /// <summary>The place where it happens, when it is one of the directory.</summary>
    public int? PlaceId { get; set; }
    public Place? Place { get; private set; }

    /// <summary>Where it is, or its seat; null for what is only defined by its area, and abroad.</summary>
    public int? CommuneId { get; set; }
    public Commune? Commune { get; private set; }

    /// <summary>WGS 84 (geography): of its place, else of its commune, else as given.</summary>
    public Point? Position { get; set; }

    /// <summary>Its area is the whole of France.</summary>
    public bool IsEverywhere { get; set; }

    /// <summary>Its area is, or is also, a circle around <see cref="Position"/>, kilometres.</summary>
    public double? RadiusKm { get; set; }

    /// <summary>Any mix of territories: they may overlap, and need not be of one kind.</summary>
    public List<SheetTerritory> Territories { get; } = [];

    /// <summary>True once a person has written it: the catalogue no longer changes it.</summary>
    public bool IsByPeople { get; set; }

    public int? AuthorId { get; set; }
    public Account? Author { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Day at which what it says was true.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>PostgreSQL's own row version.</summary>
    public uint Version { get; private set; }

    /// <summary>Sheets and places it speaks of; read both ways.</summary>
    public List<SheetLink> Links { get; } = [];

    public List<SheetVersion> Versions { get; } = [];

    public bool IsPublished => State == SheetState.Published;

    public abstract SheetContent AnyContent { get; }

    /// <param name="reason">For a refusal or a withdrawal.</param>
    public void Become(SheetState state, DateTimeOffset now, string? reason = null) => (State, StateReason, UpdatedAt) = (state, reason, now);

    /// <summary>Writes the content and the columns that depend on it alone; references are resolved by the writer.</summary>
    /// <param name="asOf">Day at which the content is true.</param>
    /// <exception cref="InvalidCastException">Content of another kind.</exception>
    public void Apply(SheetContent content, DateOnly asOf, DateTimeOffset now)
    {
        (Name, Summary, AsOf, UpdatedAt) = (content.Name, content.Summary, asOf, now);
        SearchKey = Search.SearchKey.From(Name);
        SearchText = Search.SearchKey.From(string.Join(' ', content.SearchWords().Append(Summary).Append(content.Description)));
        IsEverywhere = content.Area?.Everywhere ?? false;
        RadiusKm = content.Area?.RadiusKm;
        ContentJson = content.ToJson();
        ApplyOwn(content, now);
    }

    /// <summary>Columns of the kind's own.</summary>
    protected abstract void ApplyOwn(SheetContent content, DateTimeOffset now);
}

/// <typeparam name="TContent">What one writes in a sheet of this kind.</typeparam>
public abstract class Sheet<TContent> : Sheet where TContent : SheetContent
{
    private (string Json, TContent Content)? read;

    public TContent Content
    {
        get
        {
            if (read is not { } known || !ReferenceEquals(known.Json, ContentJson))
            {
                known = (ContentJson, FactsJson.Read<TContent>(ContentJson));
                read = known;
            }

            return known.Content;
        }
    }

    public override SheetContent AnyContent => Content;

    protected override void ApplyOwn(SheetContent content, DateTimeOffset now) => ApplyOwn((TContent)content, now);

    protected virtual void ApplyOwn(TContent content, DateTimeOffset now)
    {
    }
}

/// <summary>One territory of the area of a sheet.</summary>
public sealed class SheetTerritory
{
    public int SheetId { get; init; }
    public required int TerritoryId { get; init; }
    public Territory? Territory { get; private set; }
}

/// <summary>A sheet speaks of another sheet, or of a place.</summary>
public sealed class SheetLink
{
    public int Id { get; private set; }
    public int SheetId { get; init; }
    public Sheet? Sheet { get; private set; }
    public int? OtherSheetId { get; init; }
    public Sheet? OtherSheet { get; private set; }
    public int? PlaceId { get; set; }
    public Place? Place { get; private set; }
}

/// <summary>A content a sheet has had: each change leaves one, and any can be restored.</summary>
public sealed class SheetVersion
{
    public long Id { get; private set; }
    public int SheetId { get; init; }
    public Sheet? Sheet { get; init; }
    public required DateTimeOffset At { get; init; }
    public required SheetState State { get; init; }
    public required string ContentJson { get; init; }

    /// <summary>One of <see cref="Contributions.AuthorRoles"/>.</summary>
    public required string AuthorRole { get; init; }

    /// <summary>Never shown to the public.</summary>
    public int? AccountId { get; init; }

    public string? Reason { get; init; }
}
