using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;

namespace TiersLieux.Import.Places;

/// <summary>One dataset of places: what it is, how its rows are read and what each says.</summary>
public abstract class PlaceDataset
{
    /// <summary>The source as stored and shown; a fresh object at each call.</summary>
    public abstract DataSource Describe();

    /// <summary>True when several rows may speak of one place (labels); false when the source lists each place once.</summary>
    public virtual bool RowsMayShareAPlace => false;

    /// <summary>The programme each row makes a place a member of; null when the source only describes places.</summary>
    public virtual KnownProgramme? Programme => null;

    /// <summary>Whether the columns go through <see cref="Steps.TextSteps"/> before they are read.</summary>
    public virtual bool CleansText => true;

    /// <summary>What is kept of a row beside its facts: the row as read.</summary>
    public virtual Dictionary<string, string> Kept(SourceRow row) => row.Columns.ToDictionary(StringComparer.Ordinal);

    /// <exception cref="UnusableFileException">The file is missing or cannot be used as a whole.</exception>
    public abstract SourceFile Read(ReferenceFiles files, Repairs repairs);

    /// <summary>What a row says; only called for rows without a problem.</summary>
    public abstract Draft Draft(SourceRow row, Repairs repairs);

    /// <exception cref="UnusableFileException">No folder holds the file.</exception>
    protected static string Find(ReferenceFiles files, string fileName) => files.Find(fileName)
        ?? throw new UnusableFileException($"Fichier « {fileName} » introuvable : déposez-le dans data/reference ou donnez son dossier.");
}
