using TiersLieux.Import.Geocoding;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Infrastructure.Contributions;

internal static class ContributionServices
{
    /// <summary>What the pages where one contributes need; addresses are looked up only when the operator set a geocoder.</summary>
    public static void AddContributions(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ProposalAccess>();
        builder.Services.AddScoped<ProposalSending>();
        builder.Services.AddScoped<CommuneLookup>();
        if (NationalAddressApi.FromSetting(builder.Configuration[NationalAddressApi.Setting]) is { } geocoder)
        {
            builder.Services.AddSingleton<IGeocoder>(geocoder);
        }
    }
}
