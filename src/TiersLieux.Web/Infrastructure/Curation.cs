using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Infrastructure;

/// <summary>What curators decide with.</summary>
internal static class Curation
{
    public static void AddCuration(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SiteWords(provider.GetRequiredService<SiteAddress>().Of, field => FieldNames.Of(field).ToLowerInvariant()));
        services.AddScoped<ProposalDecisions>();
        services.AddScoped<DirectEdits>();
        services.AddScoped<DuplicateDecisions>();
        services.AddScoped<PlaceHistory>();
    }
}
