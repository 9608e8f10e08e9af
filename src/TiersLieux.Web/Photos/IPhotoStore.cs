namespace TiersLieux.Web.Photos;

/// <summary>Where the re-encoded files of photos are: a disk today, an object store some day. Keys are random; a key is written once.</summary>
public interface IPhotoStore
{
    /// <summary>Folder for what is being made: on the same volume, so that a finished file is put in place at once or not at all.</summary>
    string WorkFolder { get; }

    /// <summary>Takes a finished file of <see cref="WorkFolder"/>.</summary>
    /// <param name="size">Longest side asked, in pixels: 400 or 1200.</param>
    void Add(string key, int size, string path);

    /// <summary>Null when there is no such file.</summary>
    Stream? Open(string key, int size);

    void Remove(string key);

    /// <summary>Keys of files written before an instant, and what was left unfinished before it is removed.</summary>
    IEnumerable<string> KeysBefore(DateTimeOffset instant);
}
