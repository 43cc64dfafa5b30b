import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `--save-screen FILE.svg`: the screen as a picture.
@Suite struct ScreenPictureTests {
  /// What a picture shows, put back into rows and columns by where its texts stand.
  private final class Reader: NSObject, XMLParserDelegate {
    var rows: [Int: [Character]] = [:]
    var elements: [String] = []
    var widths: [Double] = []
    private var place: (column: Int, row: Int)?
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      elements.append(name)
      guard name == "text", let x = attributes["x"].flatMap(Int.init), let y = attributes["y"].flatMap(Int.init) else {
        return
      }
      widths.append(attributes["textLength"].flatMap(Double.init) ?? 0)
      place = ((x - 9) / 9, (y - 9) / 18)
      text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      guard name == "text", let place else { return }
      var row = rows[place.row] ?? []
      while row.count < place.column { row.append(" ") }
      rows[place.row] = row + text
    }

    var screen: String {
      (0...(rows.keys.max() ?? 0)).map { String(rows[$0] ?? []) }.joined(separator: "\n")
    }
  }

  private func picture(
    _ keys: String, _ size: String = "80x24", environment: [String: String] = [:]
  ) throws -> (text: String, reader: Reader) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/screen.svg"
    let run = try Binary.run(
      ["explore", "--script", keys, "--size", size, "--save-screen", path, "--catalog", Binary.articles],
      environment: environment)
    #expect(run.status == 0 && run.output.isEmpty && run.error.isEmpty)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let reader = Reader()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return (String(decoding: data, as: UTF8.self), reader)
  }

  @Test(arguments: ["", "1 Down", "Space Down Down Down Space c", "/ \"<director> & 'x'\"", "e", "y", "?"])
  func `a picture is XML whose texts stand where the screen's do`(keys: String) throws {
    let (_, reader) = try picture(keys)
    #expect(Binary.trimmedLines(reader.screen) == (try Binary.screen(after: keys)), "\(keys)")
    #expect(reader.widths.allSatisfy { $0 > 0 })
  }

  @Test func `it loads and runs nothing, has a title, and follows light and dark`() throws {
    let (text, reader) = try picture("1")
    #expect(Set(reader.elements) == ["svg", "title", "desc", "style", "rect", "text"])
    #expect(!text.contains("href") && !text.contains("url(") && !text.contains("@import") && !text.contains("onload"))
    #expect(text.contains("<title id=\"title\">Rolescope. Salary of Account Director</title>"))
    #expect(text.contains("prefers-color-scheme: dark") && text.contains("class=\"accent bold\""))
  }

  @Test(arguments: [("dark", "#000000"), ("high-contrast", "#000000"), ("light", "#ffffff"), ("auto", "#ffffff")])
  func `its ground is opaque, and the one that the theme is made for`(theme: String, ground: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/screen.svg"
    let run = try Binary.run(
      ["explore", "--script", "1", "--size", "80x24", "--theme", theme, "--save-screen", path], environment: [:])
    #expect(run.status == 0 && run.error.isEmpty)
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    #expect(text.contains("<rect class=\"page\" fill=\"\(ground)\""))
    #expect(text.contains(".page { fill: \(ground) }"))
    #expect(text.contains("prefers-color-scheme") == (theme == "auto"))
  }

  @Test func `any size makes one, and a locale without UTF-8 makes one in ASCII`() throws {
    for size in ["1x1", "12x4", "300x100"] { _ = try picture("", size) }
    #expect(try picture("", environment: ["LC_ALL": "C"]).text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `a hyphen is standard output`() throws {
    let printed = try Binary.run("explore", "--script", "Down", "--size", "80x24", "--save-screen", "-")
    #expect(printed.output == (try Binary.run("explore", "--script", "Down", "--size", "80x24")).output)
  }
}
