using TiersLieux.Import.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Territories;

/// <summary>The real country, loaded once for all the classes that read it; empty where the reference files are missing.</summary>
public sealed class RealPack : TestDatabase
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (new PackFactAttribute().Skip is null)
        {
            await Load().RunAsync(false, LoadProgress.Silent, CancellationToken.None);
        }
    }

    public TerritoryLoad Load() => new(DataSource, CreateContext, PackFactAttribute.Files, null, TimeProvider.System);
}

[CollectionDefinition(Name)]
public sealed class RealPackCollection : ICollectionFixture<RealPack>
{
    public const string Name = "pays réel";
}
