using System.CommandLine;

namespace TiersLieux.Cli.Commands;

/// <summary><c>tl bench …</c>: what scripts/bench.sh needs beyond wrk.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Mesures : lieux, offres, rendez-vous et file imaginés, comparaison du site avec son SQL, taille des tuiles.")
    {
        BenchSeed.Create(), BenchSeedQueue.Create(), BenchSeedEvents.Create(), BenchOffers.Create(), BenchQueue.Create(), BenchCompare.Create(), BenchTiles.Create(),
    };
}
