import RoleModel

/// The forms in which a command prints, by the names that `--format` takes.
package enum OutputForm: String, CaseIterable, Sendable {
  case text, markdown, csv, json, html

  /// What a sentence calls it.
  package var words: String {
    switch self {
    case .text: "text"
    case .markdown: "Markdown"
    case .csv: "CSV"
    case .json: "JSON"
    case .html: "HTML"
    }
  }

  /// The endings of files that hold it, the usual one first.
  package var endings: [String] {
    switch self {
    case .text: ["txt"]
    case .markdown: ["md", "markdown"]
    case .csv: ["csv"]
    case .json: ["json"]
    case .html: ["html", "htm"]
    }
  }

  /// The form that a path's ending asks for, in any case.
  package init?(endingOf path: String) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let form = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
    self = form
  }
}

/// An option of a command, with its value.
package struct CommandOption: Hashable, Sendable {
  package var name: String
  /// nil for a flag.
  package var value: String?

  /// As arguments of the program: a value that begins like an option stands in one word with its name.
  var words: [String] {
    guard let value else { return [name] }
    return value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
  }
}

/// The command that prints what a view shows: what `Y` copies, and what `w` and `y` print from.
package struct ViewCommand: Hashable, Sendable {
  package var name: String
  package var options: [CommandOption] = []
  package var operands: [String] = []
  /// What it prints, for sentences: `1,022 roles`, `Account Director`.
  package var words: String
  /// What a file that holds it is called by itself, without an ending.
  package var fileStem: String

  init(_ name: String, _ operands: [String] = [], words: String, file: String? = nil) {
    self.name = name
    self.operands = operands
    self.words = words
    fileStem = Self.fileStem(file ?? words)
  }

  mutating func say(_ name: String, _ value: String?) {
    if let value { options.append(CommandOption(name: name, value: value)) }
  }

  mutating func flag(_ name: String, _ isSet: Bool) {
    if isSet { options.append(CommandOption(name: name, value: nil)) }
  }

  /// The arguments of the program; `catalog` is the path of the catalog, nil for the bundled one.
  package func arguments(catalog: String? = nil) -> [String] {
    let all = (catalog.map { [CommandOption(name: "--catalog", value: $0)] } ?? []) + options
    let words = all.flatMap(\.words)
    let separator = operands.contains { $0.hasPrefix("-") } ? ["--"] : []
    return [name] + words + separator + operands
  }

  /// The command as a line of a shell, see ``shellWord(_:)``.
  package func shellLine(catalog: String? = nil) -> String {
    (["rolescope"] + arguments(catalog: catalog).map(shellWord)).joined(separator: " ")
  }

  /// Lower-case letters and digits, with hyphens between the words: `sales-managers`.
  private static func fileStem(_ text: String) -> String {
    let words = String(decoding: folded(text), as: UTF8.self).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let stem = words.joined(separator: "-").prefix(60)
    return stem.isEmpty ? "rolescope" : String(stem)
  }
}

/// A command to run, in a form, and what it is to know of the explorer that asks.
package struct CommandRequest: Hashable, Sendable {
  package var command: ViewCommand
  package var form: OutputForm
  package var catalogPath: String?
  package var me: AboutMe
  package var shortlist: Shortlist

  package var arguments: [String] { command.arguments(catalog: catalogPath) + ["--format", form.rawValue] }
}

extension Model {
  func request(_ command: ViewCommand, _ form: OutputForm) -> CommandRequest {
    CommandRequest(command: command, form: form, catalogPath: catalogPath, me: me, shortlist: shortlist)
  }
}
