import Foundation
import Noise
import Testing

/// `--format html`: pages that hold all that they need. What a browser makes of them is checked by `.ci/html-check`.
@Suite struct PageTests {
  @Test(arguments: sampled(AnsweringCommands.commands + [["about"]]))
  func `a page is well formed, and fetches and runs nothing`(command: [String]) throws {
    let page = try Binary.run(command + ["--format", "html"])
    #expect(page.status == 0 && page.error.isEmpty)
    let elements = try #require(Markup.elements(of: page.output), "tags don't close in order")
    #expect(page.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    let names = Set(elements.map(\.name))
    #expect(names.isSuperset(of: ["title", "style", "h1", "main", "footer"]))
    #expect(names.isDisjoint(with: ["script", "link", "img", "iframe", "form", "object", "base"]))
    for element in elements {
      #expect(!element.attributes.contains(" on") && !element.attributes.contains("src="), "\(element)")
    }
    #expect(page.output.contains("Content-Security-Policy") && page.output.contains("viewport"))
    #expect(!page.output.contains("url(") && !page.output.contains("@import"))
    #expect(page.outputBytes == (try Binary.run(command + ["--format", "html"])).outputBytes, "pages are reproducible")
  }

  @Test func `what a hostile catalog holds is text on a page`() throws {
    let folder = try TemporaryFolder()
    let title = "<script>alert(1)</script> & \"Sons\" 'x'"
    let table = try folder.write(
      Array(
        """
        title,pay.mean,skills
        "\(title.replacing("\"", with: "\"\""))",50000,"<img onerror>"
        Plain Role,60000,Filing

        """.utf8), to: "roles.csv")
    let catalog = folder.path + "/a&b<c>.sqlite"
    let imported = try Binary.run("import", "roles", table, "--into", catalog, "--empty")
    #expect(imported.status == 0, "\(imported.error)")
    for command in [["list"], ["show", title], ["compare", title, "Plain Role"], ["about"], ["skills", "filing"]] {
      let page = try Binary.run(command + ["--catalog", catalog, "--format", "html"])
      #expect(page.status == 0, "\(page.error)")
      #expect(Markup.elements(of: page.output) != nil, "\(command)")
      #expect(!page.output.contains("<script") && !page.output.contains("<img"), "\(command)")
      // The file's name is said, the folder that it lies in is not.
      #expect(page.output.contains("a&amp;b&lt;c&gt;.sqlite") && !page.output.contains(folder.path))
      if ["show", "compare", "list"].contains(command[0]) {
        #expect(page.output.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot; &#39;x&#39;"))
      }
    }
  }

  @Test func `a comparison's page has a row for each row and skill of JSON, with verdict, reason and source`() throws {
    let roles = ["account director", "customer account manager"]
    let page = try Binary.run(["compare"] + roles + ["--format", "html", "--catalog", Binary.articles]).output
    let answer = try Binary.json(["compare"] + roles, catalog: Binary.articles)
    let rows = page.split(separator: "\n").filter { $0.contains("<th scope=\"row\"") }
    let items = answer["rows"].items + answer["skills"].items
    #expect(rows.count == items.count && rows.count > 40)
    for (row, item) in zip(rows, items) {
      let reason = try #require(item["reason"].text).replacing("'", with: "&#39;")
      #expect(row.contains(reason), "\(row)")
      let verdict = item["verdict"].text ?? ""
      let words = ["higher", "lower"].contains(verdict) ? "higher" : verdict.replacing("'", with: "&#39;")
      #expect(row.contains(words), "\(row)")
      let sources = row.split(separator: "href=\"#source-").count - 1
      #expect(sources == item["values"].items.count { $0 != .null }, "\(row)")
    }
    for sentence in try Binary.run(["compare"] + roles + ["--catalog", Binary.articles]).lines[1...2] {
      #expect(page.contains("<li>" + sentence.replacing("'", with: "&#39;") + "</li>"), "\(sentence)")
    }
  }

  @Test func `bars of a row share one scale, and what can't be compared has none`() throws {
    let page = try Binary.run("compare", "account director", "customer account manager", "--format", "html").output
    let rows = page.split(separator: "\n").filter { $0.contains("<th scope=\"row\"") }
    let average = try #require(rows.first { $0.contains(">average<") })
    // 45,951 of 114,728 is 400.5 of a thousand; A's bar ends in the middle of the page, B's begins there.
    #expect(average.contains("<rect x=\"0\" y=\"1\" width=\"1000\"") && average.contains("width=\"400.52\""))
    let range = try #require(rows.first { $0.contains(">range Zippia<") })
    #expect(range.contains("<rect x=\"0\" y=\"1\" width=\"481.01\"") && range.contains("x=\"183.54\""))
    for label in [">best city<", ">average 2019<", ">satisfaction<"] {
      let row = try #require(rows.first { $0.contains(label) })
      #expect(!row.contains("<svg"), "\(label)")
    }
    let four = try Binary.run("compare", "11-2011", "11-2022", "43-4051", "account-director", "--format", "html").output
    let mixed = try #require(four.split(separator: "\n").first { $0.contains(">average 2025<") })
    // The official three are drawn; the article's average, of another definition, is not.
    #expect(mixed.split(separator: "<svg").count == 4 && mixed.contains("definitions differ"))
    let growth = try #require(four.split(separator: "\n").first { $0.contains(">growth<") })
    #expect(growth.contains("-2.2 %") && !growth.contains("<svg"))
  }

  @Test func `only addresses of the web become links`() throws {
    let folder = try TemporaryFolder()
    func source(_ id: String, _ address: String) -> String {
      #"{"id": "\#(id)", "label": "\#(id)", "publisher": "P", "title": "T", "year": 2020, "document": "a.txt", "#
        + #""address": "\#(address)", "licence": "facts", "independenceGroup": "\#(id)"}"#
    }
    let sources =
      #"{"sources": [\#(source("good", "https://example.org/a?b=1&c=2")), \#(source("bad", "javascript:alert(1)"))]}"#
    let role =
      #"{"roles": [{"id": "account-director", "title": "Clerk", "kind": "profile", "family": "Office", "skills": ["#
      + #"{"name": "Filing", "kind": "listed", "seen": [{"source": "good", "lines": [1]}, {"source": "bad", "lines": [1]}]}]}]}"#
    _ = try folder.write(Array(sources.utf8), to: "Sources.json")
    _ = try folder.write(Array(role.utf8), to: "Roles/account-director.json")
    let built = try Binary.run(
      "catalog", "build", "--resources", folder.path, "--into", folder.path + "/c.sqlite")
    #expect(built.status == 0, "\(built.error)")
    let page = try Binary.run("show", "account-director", "--catalog", folder.path + "/c.sqlite", "--format", "html")
      .output
    #expect(page.contains("<a href=\"https://example.org/a?b=1&amp;c=2\""))
    #expect(!page.contains("javascript:"))
  }
}

/// The elements of a text that is well-formed XML as far as tags go.
enum Markup {
  struct Element {
    var name: String
    var attributes: String
  }

  /// Nil when a tag is not closed in its order, or a sign of markup stands in a text.
  static func elements(of page: String) -> [Element]? {
    var elements: [Element] = []
    var open: [String] = []
    for piece in page.split(separator: "<", omittingEmptySubsequences: true) where !piece.hasPrefix("!DOCTYPE") {
      guard let end = piece.firstIndex(of: ">") else { return nil }
      let tag = piece[..<end]
      if open.last != "style", hasBareAmpersand(piece[end...]) { return nil }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { return nil }
        continue
      }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      guard tag.count(where: { $0 == "\"" }).isMultiple(of: 2), !hasBareAmpersand(tag) else { return nil }
      elements.append(Element(name: name, attributes: String(tag.dropFirst(name.count))))
      if !tag.hasSuffix("/") { open.append(name) }
    }
    return open.isEmpty ? elements : nil
  }

  private static func hasBareAmpersand(_ text: Substring) -> Bool {
    text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().contains { piece in
      !["amp;", "lt;", "gt;", "quot;", "#"].contains { piece.hasPrefix($0) }
    }
  }
}
