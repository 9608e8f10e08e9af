using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Programmes;

/// <summary>A public or private programme that labels, funds or gathers places, organisations or territories. Its area is where one may apply.</summary>
public sealed class Programme : Sheet<ProgrammeContent>
{
    public Programme() => Kind = SheetKind.Programme;

    /// <summary>What a member is called: « Fabrique de territoire ».</summary>
    public string MemberLabel { get; private set; } = "";

    /// <summary>Code of <see cref="ProgrammeNatures"/>.</summary>
    public string Nature { get; private set; } = "";

    /// <summary>Code of <see cref="EligibilityRules"/>; null when nobody has said it.</summary>
    public string? EligibilityRule { get; private set; }

    /// <summary>What to know besides the rule, in French.</summary>
    public string? EligibilityNote { get; private set; }

    /// <summary>Its last day; null when it goes on.</summary>
    public DateOnly? Until { get; private set; }

    public List<ProgrammeMembership> Memberships { get; } = [];

    protected override void ApplyOwn(ProgrammeContent content, DateTimeOffset now)
    {
        (MemberLabel, Nature, Until) = (content.MemberLabel ?? content.Name, content.Nature, SheetDays.Last(content.EndsOn));
        (EligibilityRule, EligibilityNote) = (content.Eligibility?.Rule, content.Eligibility?.Note);
    }
}

/// <summary>
/// A place, an organisation or a territory in a programme: exactly one of the three. A label never stays for ever by default: dates and
/// source say what is known.
/// </summary>
public sealed class ProgrammeMembership
{
    public int Id { get; private set; }
    public required int ProgrammeId { get; init; }
    public Programme? Programme { get; private set; }
    public int? PlaceId { get; set; }
    public Place? Place { get; private set; }
    public int? OrganisationId { get; set; }
    public Organisation? Organisation { get; private set; }

    /// <summary>A commune or an EPCI of a programme of territories.</summary>
    public int? TerritoryId { get; set; }
    public Territory? Territory { get; private set; }

    /// <summary>The member's own identifier in its source: <c>fabt-59</c>. Unique with the programme.</summary>
    public required string Key { get; init; }

    /// <summary>« Vague 1 », « 2021 »; null when the source does not tell.</summary>
    public string? Cohort { get; set; }

    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public required int SourceId { get; init; }
    public DataSource? Source { get; private set; }
    public required DateOnly AsOf { get; set; }
}
