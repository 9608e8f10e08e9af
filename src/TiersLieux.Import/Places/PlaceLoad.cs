using TiersLieux.Data;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Geocoding;
using TiersLieux.Import.Sources.Catalogue;
using TiersLieux.Import.Sources.Cget2019;
using TiersLieux.Import.Sources.FabriquesDeTerritoire;
using TiersLieux.Import.Sources.ManufacturesDeProximite;

namespace TiersLieux.Import.Places;

/// <summary>Loads the datasets one after the other; one that cannot be read leaves a run that says why, and the others go on.</summary>
/// <param name="createContext">A context per dataset, disposed here.</param>
public sealed class PlaceLoad(Func<TiersLieuxDbContext> createContext, ReferenceFiles files, TimeProvider clock, IGeocoder? geocoder = null)
{
    /// <summary>In the order of loading: the census first, then the labels that join its places, then the catalogue.</summary>
    public static IReadOnlyList<PlaceDataset> Datasets => [new CgetDataset(), new FabriquesDataset(), new ManufacturesDataset(), new CatalogueDataset()];

    /// <param name="progress">The phase the import is in, in French.</param>
    /// <returns>The run; <see cref="ImportRun.Failure"/> says why nothing could be read.</returns>
    public async Task<ImportRun> LoadAsync(PlaceDataset dataset, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        await using var db = createContext();
        try
        {
            return await new PlacePipeline(db, clock, geocoder).ImportAsync(dataset, files, progress, cancellationToken);
        }
        catch (Exception failure) when (failure is UnusableFileException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(dataset, failure.Message, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The transaction was rolled back: say it in the report, let the other sources load.
            return await FailAsync(dataset, $"Erreur inattendue, rien n’a été enregistré : {failure.Message}", cancellationToken);
        }
    }

    private Task<ImportRun> FailAsync(PlaceDataset dataset, string message, CancellationToken cancellationToken) =>
        FailedRun.RecordAsync(createContext, dataset.Describe(), message, clock, cancellationToken);
}
