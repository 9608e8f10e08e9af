using TiersLieux.Tests.Web.Pages.Gestion;

namespace TiersLieux.Tests.Web.Pages.Ressources;

/// <summary>The tests of resources share one site and its coordinators.</summary>
[CollectionDefinition(Name)]
public sealed class RessourcesSite : ICollectionFixture<CurationSite>
{
    public const string Name = "ressources";
}
