using TiersLieux.Domain;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Resources;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>The closed lists of all kinds of sheets, to read a code wherever it stands.</summary>
internal static class SheetVocabularies
{
    private static readonly Vocabulary[] All =
    [
        ProgrammeNatures.All, ProgrammeRoles.All, EligibilityRules.All, OrganisationRoles.All, OfferPhases.All, OfferFormats.All, OfferNeeds.All,
        OfferSectors.All, OfferCosts.All, Publics.All, EventKinds.All, ResourceTypes.All, ResourceSections.Practice, ResourceSections.Monograph,
        PremisesTypes.All, PremisesStates.All, RateUnits.All,
    ];

    /// <returns>Null for what is no code.</returns>
    public static string? Label(string code) => All.Select(list => list.Find(code)?.Label).FirstOrDefault(label => label is not null);
}
