using TiersLieux.Domain.Places;
using TiersLieux.Import.Places;
using TiersLieux.Import.Steps;

namespace TiersLieux.Import.Sources;

/// <summary>
/// What a list of labels says: a name and a commune. The point of such a list is its commune's, so it is not kept: ours is the same
/// and says what it is.
/// </summary>
internal static class LabelDraft
{
    /// <param name="label">What a place is called when all that was typed is the title of an application: « Manufacture de proximité ».</param>
    public static Draft From(string key, string typedName, string label, string communeCode, string communeName, Repairs repairs)
    {
        var town = communeName is "" or "NA" ? null : communeName;
        var name = LabelName.From(typedName);
        if (name.Length == 0 && typedName.Length > 0 && town is not null)
        {
            name = $"{label} ({town})";
        }

        repairs.Count(LabelName.Name, name == typedName ? 0 : 1);
        var draft = new Draft
        {
            Key = key, GivenCommuneCode = communeCode, OtherNames = LabelName.Others(typedName),
            Facts = new PlaceFacts
            {
                Name = name.Length == 0 ? null : name,
                Address = new PostalAddress(
                    Locality: town, CommuneCode: communeCode.Length == 0 ? null : communeCode),
            },
        };
        CapitalisedName.Apply(draft, repairs);
        return draft;
    }
}
