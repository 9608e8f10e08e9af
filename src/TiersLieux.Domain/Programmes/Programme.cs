using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Domain.Programmes;

/// <summary>A public or private programme that labels or funds places.</summary>
public sealed class Programme
{
    public int Id { get; private set; }
    public required string Slug { get; init; }
    public required string Name { get; set; }

    /// <summary>What a member is called: « Fabrique de territoire ».</summary>
    public required string MemberLabel { get; set; }

    public required string Summary { get; set; }
    public List<ProgrammeMembership> Memberships { get; } = [];
}

/// <summary>A place in a programme. A label never stays for ever by default: dates and source say what is known.</summary>
public sealed class ProgrammeMembership
{
    public int Id { get; private set; }
    public required int ProgrammeId { get; init; }
    public Programme? Programme { get; private set; }
    public required int PlaceId { get; set; }
    public Place? Place { get; private set; }

    /// <summary>The label's own identifier in its source: <c>fabt-59</c>. Unique with the programme.</summary>
    public required string Key { get; init; }

    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public required int SourceId { get; init; }
    public DataSource? Source { get; private set; }
    public required DateOnly AsOf { get; set; }
}
