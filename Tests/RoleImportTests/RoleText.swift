import RoleImport
import RoleModel

/// Role files for tests: a file with one source and one role in which parts are replaced.
enum RoleText {
  static let sources = """
    {"sources": [
      {"id": "zippia", "label": "Zippia", "publisher": "Zippia", "title": "A vs. B", "year": null, "document": "a.txt",
        "licence": "facts only", "independenceGroup": "zippia"},
      {"id": "oews", "label": "OEWS", "publisher": "BLS", "title": "OEWS", "year": 2023, "document": "oews.xlsx",
        "address": "https://www.bls.gov", "licence": "public domain", "method": "a survey", "independenceGroup": "bls"}
    ]}
    """

  /// A role whose first line is line 2 of its file, with what is given from line 3 on.
  static func role(_ more: String = "", id: String = "clerk", title: String = "Clerk", kind: String = "profile")
    -> String
  {
    """
    {"roles": [
    {"id": "\(id)", "title": "\(title)", "kind": "\(kind)", "family": "Office"\(more.isEmpty ? "" : ",\n\(more)")
    }]}
    """
  }

  static let seen = #""seen": [{"source": "zippia", "lines": [12]}]"#

  /// A role with one figure in line 3.
  static func figure(_ field: String, _ rest: String) -> String {
    role(#""figures": [{"field": "\#(field)", \#(rest), "definition": "d", \#(seen)}]"#)
  }

  static func read(_ texts: String..., named names: [String] = ["roles.json", "more.json"]) -> RoleFile.Reading {
    let files = zip(names, texts).map { (file: $0, bytes: Array($1.utf8)) }
    return RoleFile.read(texts: [("sources.json", Array(sources.utf8))] + files)
  }

  /// The findings in one role file beside the sources.
  static func findings(_ text: String) -> [String] { read(text).findings.map(\.description) }

  /// The roles of sound files.
  static func roles(_ text: String) -> [Role] {
    guard case .sound(let set) = read(text) else { return [] }
    return set.roles
  }
}
