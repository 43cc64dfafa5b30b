import Foundation
import Noise
import Testing

@testable import RoleImport

/// No file that is imported stops the program, whatever it holds. `ROLESCOPE_FUZZ=1000000` tries as many of each.
@Suite struct ImportFuzzTests {
  private static let jsonPieces = [
    "{", "}", "[", "]", ":", ",", "\"", "\\u", "\\ud83d", "\\udc00", "true", "null", "-", "1e5", "\"value\": ",
    "\"roles\": [", "[[[[",
  ]

  @Test func `JSON is what others take for JSON, or is refused`() {
    var noise = Noise(1, corpus: "roles", pieces: Self.jsonPieces)
    for _ in 0..<Noise.count(2_000) {
      let bytes = noise.next()
      var isAccepted = false
      let seconds = processorSeconds { isAccepted = (try? JSONReader.read(bytes)) != nil }
      #expect(seconds < 1, "\(bytes.count) bytes took \(seconds) s")
      guard isAccepted else { continue }
      let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      #expect(other != nil, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test func `a role file is sound or has findings with a line`() {
    var noise = Noise(2, corpus: "roles", pieces: Self.jsonPieces)
    for _ in 0..<Noise.count(1_000) {
      let bytes = noise.next()
      switch RoleFile.read(texts: [("a.json", bytes)]) {
      case .sound(let set):
        let sources = Set(set.sources.map(\.id))
        for role in set.roles {
          #expect(!role.title.isEmpty && role.figures.allSatisfy { sources.contains($0.source) })
        }
      case .refused(let findings): #expect(!findings.isEmpty && findings.allSatisfy { $0.line >= 1 })
      }
    }
  }

  /// Everything that a reader answers, its refusal too.
  private func rows(_ bytes: [UInt8], _ format: DelimitedText.Format, chunkLength: Int) -> [String] {
    let reader = DelimitedText(MemoryBytes(bytes), format: format, chunkLength: chunkLength)
    var result: [String] = []
    do {
      while let row = try reader.next() { result.append("\(row.number): \(row.cells)") }
    } catch { result.append("\(error)") }
    return result
  }

  @Test(arguments: [DelimitedText.Delimiter.comma, .tab]) func `a table reads the same in pieces of any length`(
    delimiter: DelimitedText.Delimiter
  ) {
    var noise = Noise(3, corpus: "tables", pieces: [",", "\t", "\"", "\"\"", "\n", "\r", "\r\n", "title", "x,y"])
    for _ in 0..<Noise.count(2_000) {
      let bytes = noise.next()
      var whole: [String] = []
      let seconds = processorSeconds { whole = rows(bytes, .init(delimiter: delimiter), chunkLength: 64 << 10) }
      #expect(seconds < 1)
      #expect(whole == rows(bytes, .init(delimiter: delimiter), chunkLength: 1), "\(bytes)")
    }
  }

  @Test func `a workbook is read or refused, with its archive, its XML and its cells damaged`() throws {
    let strings = "<si><t>title</t></si><si><r><t>A</t></r><r><t>B</t></r></si>"
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1.5e3</v></c></row>"
    var cells = Noise(
      4, samples: [Array(rows.utf8)],
      pieces: [
        "<c>", "<row r=\"9\">", "r=\"ZZZ9\"", "t=\"s\"", "t=\"inlineStr\"", "<v>", "</v>", "&#0;", "&lol;", "<!--",
        "]]>",
      ])
    var archive = Noise(
      5, corpus: "workbooks",
      pieces: ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "xl/workbook.xml"])
    for number in 0..<Noise.count(300) {
      let file =
        if number.isMultiple(of: 2) {
          try TemporaryFile("a.xlsx", archive.next())
        } else {
          try WorkbookBytes(String(decoding: cells.next(), as: UTF8.self), strings: strings).file()
        }
      let seconds = processorSeconds {
        do throws(TableError) {
          let workbook = try Workbook(path: file.path)
          let rows = try workbook.rows(of: workbook.firstVisibleSheet)
          while let row = try rows.next() { #expect(row.count <= 16_384) }
        } catch { #expect(!error.description.isEmpty) }
      }
      #expect(seconds < 2)
    }
  }
}

/// Bytes at hand.
private final class MemoryBytes: ByteStream {
  let place = TablePlace(file: "t.csv")
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError> {
    let piece = rest.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return .success(piece.count)
  }
}
