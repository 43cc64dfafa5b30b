/// Markup that an HTML parser and an XML parser read alike; text gets into it escaped, and in no other way.
struct HTML {
  private(set) var markup: String

  private init(markup: String) { self.markup = markup }

  /// A text, with what would be read as markup escaped; good in attributes too.
  init(_ text: String) { markup = Self.escaped(text) }

  static let nothing = HTML(markup: "")

  /// What follows a page's first byte, and every page begins with.
  static let documentType = HTML(markup: "<!DOCTYPE html>\n")

  /// What a file of XML begins with, such as a picture in SVG.
  static let xmlDeclaration = HTML(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")

  /// A style sheet of ours: ASCII without `<` and `&`, so that it means the same to both parsers.
  static func style(_ sheet: String) -> HTML { HTML(markup: "<style>\n\(sheet)\n</style>") }

  static func element(_ name: String, _ attributes: [(String, String)] = [], _ children: HTML...) -> HTML {
    element(name, attributes, children)
  }

  static func element(_ name: String, _ attributes: [(String, String)] = [], _ children: [HTML]) -> HTML {
    let start = attributes.reduce("<" + name) { $0 + " \($1.0)=\"\(escaped($1.1))\"" }
    // HTML's void elements, and SVG's shapes: all else needs an end of its own.
    if ["meta", "br", "col", "rect"].contains(name) { return HTML(markup: start + "/>") }
    return HTML(markup: start + ">" + children.map(\.markup).joined() + "</\(name)>")
  }

  /// Each part on lines of its own.
  static func lines(_ parts: [HTML]) -> HTML {
    HTML(markup: parts.filter { !$0.markup.isEmpty }.map { $0.markup + "\n" }.joined())
  }

  static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

extension String {
  /// HTML with every character beyond ASCII as a reference: it shows the same, and prints in any locale.
  var referencedInASCII: String { spellingBeyondASCII { "&#x" + String($0.value, radix: 16) + ";" } }
}
