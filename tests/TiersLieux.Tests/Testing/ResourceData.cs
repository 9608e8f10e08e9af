using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;

namespace TiersLieux.Tests.Testing;

/// <summary>Resources, through the layer that writes them.</summary>
public static class ResourceData
{
    public static readonly IReadOnlyDictionary<string, string> Practice = new Dictionary<string, string>
    {
        ["probleme"] = "La gare ferme.", ["solution"] = "Une **halle** partagée, avec [le fablab](https://exemple.org).", ["effets"] = "- vingt postes\n- un café",
    };

    /// <param name="citation">Of all its fields; null for none.</param>
    public static async Task<Resource> ResourceAsync(this TestDatabase database, ResourceContent content, bool isDraft = false, Citation? citation = null)
    {
        var id = await database.WithDbAsync(async db => (await new SheetWriting(db, TimeProvider.System).SaveAsync(
            SheetKind.Resource, null, content with { Sections = content.Sections ?? Of(content.Type) }, new Authorship(AuthorRoles.Team), mayPublish: true, isDraft, default)).Id);
        return await database.WithDbAsync(async db =>
        {
            var stored = (await db.Resources.FindAsync(id))!;
            stored.Citations = citation is null ? [] : new() { ["comparison"] = citation, ["sections"] = citation };
            await db.SaveChangesAsync();
            return stored;
        });
    }

    private static IReadOnlyDictionary<string, string> Of(string type) =>
        type == ResourceTypes.Practice ? Practice : new Dictionary<string, string> { [type == ResourceTypes.Monograph ? "contexte" : "texte"] = "Un bourg de montagne." };
}
