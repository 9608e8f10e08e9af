using System.Net.Http.Json;
using System.Text.Json;

namespace TiersLieux.Import.Territories;

/// <summary>A file of a dataset, present on this machine.</summary>
public sealed record FoundFile(TerritoryDataset Dataset, DatasetFile Form, string Path, string Sha256);

/// <summary>Finds the file of each dataset in the reference folders, else at its producer's.</summary>
/// <param name="http">null to stay offline.</param>
public sealed class DatasetLocator(ReferenceFiles files, HttpClient? http)
{
    private bool networkFailed;

    /// <summary>French: what was not found or was found damaged, and what to do.</summary>
    public List<string> Notices { get; } = [];

    public async Task<FoundFile?> FindAsync(TerritoryDataset dataset, LoadProgress progress, CancellationToken cancellationToken)
    {
        foreach (var form in dataset.Files)
        {
            if (files.Find(form.FileName) is not { } path)
            {
                continue;
            }

            if (await FileChecksum.AgreesAsync(path, cancellationToken))
            {
                return new FoundFile(dataset, form, path, await FileChecksum.OfAsync(path, cancellationToken));
            }

            Notices.Add($"{path} ne correspond plus à l’empreinte relevée au téléchargement : fichier ignoré. Supprimez-le pour le télécharger à nouveau.");
        }

        return dataset.Files.FirstOrDefault(form => form.Address is not null) is { } published
            ? await DownloadAsync(dataset, published, progress, cancellationToken)
            : Missing($"{dataset.Name} : déposez {dataset.Files[0].FileName} dans {files.OwnFolder}.");
    }

    private async Task<FoundFile?> DownloadAsync(
        TerritoryDataset dataset, DatasetFile form, LoadProgress progress, CancellationToken cancellationToken)
    {
        var manual = $"déposez {dataset.Files[0].FileName} dans {files.OwnFolder}, ou recommencez avec le réseau ({dataset.Url}).";
        if (http is null || networkFailed)
        {
            return Missing($"{dataset.Name} : hors ligne, fichier absent ; {manual}");
        }

        try
        {
            var address = form.IsDataGouvDataset ? await CsvResourceAsync(form.Address!, cancellationToken) : form.Address!;
            var path = await new ReferenceDownload(http, files.OwnFolder).FetchAsync(
                address, form.FileName, (received, total) => progress.Advance($"Téléchargement : {dataset.Name}", received, total), cancellationToken);
            return new FoundFile(dataset, form, path, await FileChecksum.OfAsync(path, cancellationToken));
        }
        catch (ReferenceUnavailableException error)
        {
            // No connection at all: the other producers would not answer either, and each would be waited for.
            networkFailed = error.InnerException is HttpRequestException { StatusCode: null };
            return Missing($"{dataset.Name} : {error.Message}");
        }
    }

    /// <summary>The first CSV resource that data.gouv.fr lists for the dataset.</summary>
    private async Task<Uri> CsvResourceAsync(Uri dataset, CancellationToken cancellationToken)
    {
        try
        {
            var description = await http!.GetFromJsonAsync<JsonElement>(dataset, cancellationToken);
            foreach (var resource in description.GetProperty("resources").EnumerateArray())
            {
                if (resource.GetProperty("format").GetString() == "csv" && Uri.TryCreate(resource.GetProperty("url").GetString(), UriKind.Absolute, out var url))
                {
                    return url;
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ReferenceUnavailableException($"{dataset.Host} n’a pas décrit le jeu de données ({error.Message}).", error);
        }

        throw new ReferenceUnavailableException($"{dataset.Host} ne propose pas ce jeu de données en CSV.");
    }

    private FoundFile? Missing(string notice)
    {
        Notices.Add(notice);
        return null;
    }
}
