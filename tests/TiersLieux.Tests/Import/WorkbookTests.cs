using System.IO.Compression;
using TiersLieux.Import.Tables;

namespace TiersLieux.Tests.Import;

public sealed class WorkbookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tiers-lieux-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_ZippedWorkbook_FindsTheTableBelowItsPreambleOnTheSecondSheet()
    {
        var rows = Workbook.Read(WriteZip(), "CODGEO", "ZE2020").ToList();

        rows.Should().ContainSingle();
        (rows[0]["CODGEO"], rows[0]["ze2020"], rows[0].Line).Should().Be(("01001", "0059", 3));
    }

    [Fact]
    public void Read_WithoutTheColumns_SaysWhichIsMissing() =>
        FluentActions.Invoking(() => Workbook.Read(WriteZip(), "ABSENTE").ToList()).Should().Throw<MissingColumnException>().WithMessage("*ABSENTE*");

    private string WriteZip()
    {
        var workbook = Path.Combine(folder, "ZE.xlsx");
        using (var xlsx = ZipFile.Open(workbook, ZipArchiveMode.Create))
        {
            Entry(xlsx, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """);
            Entry(xlsx, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Entry(xlsx, "xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>
                """);
            Entry(xlsx, "xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Notice" sheetId="1" r:id="r1"/><sheet name="Composition" sheetId="2" r:id="r2"/></sheets></workbook>
                """);
            Entry(xlsx, "xl/worksheets/sheet1.xml", Sheet(["À lire"]));
            Entry(xlsx, "xl/worksheets/sheet2.xml", Sheet(["Zones d’emploi 2020"], ["CODGEO", "LIBGEO", "ZE2020"], ["01001", "Saint-Alban", "0059"]));
        }

        var archive = Path.Combine(folder, "ZE.zip");
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Create);
        zip.CreateEntryFromFile(workbook, "ZE2020.xlsx");
        return archive;
    }

    private static string Sheet(params string[][] rows) =>
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" +
        string.Concat(rows.Select((row, index) => $"<row r=\"{index + 1}\">" +
            string.Concat(row.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{index + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>")) +
        "</sheetData></worksheet>";

    private static void Entry(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content.Trim());
    }
}
