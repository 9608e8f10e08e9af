namespace TiersLieux.Web.Photos;

/// <summary>Why a file is not taken as a photo.</summary>
public enum PhotoRefusal
{
    Empty = 1,
    TooHeavy = 2,
    UnknownFormat = 3,
    TooManyPixels = 4,

    /// <summary>Truncated or broken.</summary>
    Unreadable = 5,

    /// <summary>An image that is also a web page or a program.</summary>
    Disguised = 6,

    /// <summary>Not the file's fault: the tool that re-encodes is missing or too slow.</summary>
    Unavailable = 7,
}

/// <summary>A file that is not taken; the message says why, in French, to the person who sent it.</summary>
public sealed class PhotoRefusedException(PhotoRefusal refusal, Exception? cause = null) : Exception(Sentence(refusal), cause)
{
    public PhotoRefusal Refusal { get; } = refusal;

    private static string Sentence(PhotoRefusal refusal) => refusal switch
    {
        PhotoRefusal.Empty => "Ce fichier est vide.",
        PhotoRefusal.TooHeavy => "Cette photo dépasse 10\u00a0Mo : réduisez-la, puis envoyez-la à nouveau.",
        PhotoRefusal.UnknownFormat => "Ce fichier n’est pas une photo JPEG, PNG ou WebP.",
        PhotoRefusal.TooManyPixels => "Cette photo est trop grande : 12\u00a0000 pixels de côté et 60 millions de pixels au plus.",
        PhotoRefusal.Unreadable => "Cette photo est abîmée ou incomplète : ouvrez-la sur votre appareil, enregistrez-la à nouveau, puis renvoyez-la.",
        PhotoRefusal.Disguised => "Ce fichier contient autre chose qu’une photo : enregistrez-la à nouveau avec une application de photos, puis renvoyez-la.",
        _ => "Les photos ne peuvent pas être ajoutées en ce moment. Réessayez un peu plus tard.",
    };
}
