using System.CommandLine;

namespace TiersLieux.Cli.Commands;

/// <summary><c>tl bench …</c>: what scripts/bench.sh needs beyond wrk.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Mesures : lieux et offres imaginés, comparaison du site avec son SQL, taille des tuiles.")
    {
        BenchSeed.Create(), BenchOffers.Create(), BenchCompare.Create(), BenchTiles.Create(),
    };
}
