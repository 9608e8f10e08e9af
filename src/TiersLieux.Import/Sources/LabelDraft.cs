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
    public static Draft From(string key, string typedName, string communeCode, string communeName, Repairs repairs)
    {
        var name = LabelName.From(typedName);
        repairs.Count(LabelName.Name, name == typedName ? 0 : 1);
        var draft = new Draft
        {
            Key = key, GivenCommuneCode = communeCode, OtherNames = LabelName.Others(typedName),
            Facts = new PlaceFacts
            {
                Name = name.Length == 0 ? null : name,
                Address = new PostalAddress(
                    Locality: communeName is "" or "NA" ? null : communeName, CommuneCode: communeCode.Length == 0 ? null : communeCode),
            },
        };
        CapitalisedName.Apply(draft, repairs);
        return draft;
    }
}
