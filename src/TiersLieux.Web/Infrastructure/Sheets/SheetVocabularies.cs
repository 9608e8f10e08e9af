using TiersLieux.Domain;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Resources;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>The closed lists of all kinds of sheets, to read the codes of their fields.</summary>
internal static class SheetVocabularies
{
    /// <summary>By camelCase name of the field; the codes of one field never meet those of another kind's.</summary>
    private static readonly Dictionary<string, Vocabulary[]> ByField = new(StringComparer.Ordinal)
    {
        ["nature"] = [ProgrammeNatures.All], ["role"] = [ProgrammeRoles.All], ["rule"] = [EligibilityRules.All], ["roles"] = [OrganisationRoles.All],
        ["phases"] = [OfferPhases.All], ["formats"] = [OfferFormats.All], ["needs"] = [OfferNeeds.All], ["sectors"] = [OfferSectors.All],
        ["publics"] = [Publics.All], ["kind"] = [OfferCosts.All], ["cost"] = [OfferCosts.All], ["unit"] = [RateUnits.All],
        ["type"] = [EventKinds.All, ResourceTypes.All, PremisesTypes.All], ["state"] = [PremisesStates.All],
        ["frequency"] = [EventFrequencies.All], ["days"] = [EventDays.All], ["timeZone"] = [EventZones.All],
    };

    /// <returns>Null for what is no code of this field.</returns>
    public static string? Label(string field, string code) =>
        ByField.GetValueOrDefault(field)?.Select(list => list.Find(code)?.Label).FirstOrDefault(label => label is not null);
}
