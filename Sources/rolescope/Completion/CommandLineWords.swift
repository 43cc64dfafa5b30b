import ArgumentParser
import RoleCatalog
import RoleModel

/// A command line as a shell hands it over to have the word at its cursor completed.
struct CommandLineWords {
  /// What is typed of the word, up to the cursor, without quotes.
  let typed: String
  /// The words before it, without quotes; the program's name is the first.
  private let before: [String]

  /// - Parameters:
  ///   - words: the line's words with the quotes that were typed.
  ///   - index: of the word at the cursor.
  ///   - prefix: what stands of the line's last word before the cursor.
  init(_ words: [String], at index: Int, prefix: String) {
    before = words.prefix(index).map(Self.unquoted)
    typed = Self.unquoted(index < words.count - 1 ? words[index] : prefix)
  }

  /// The arguments right before the word that no option claims: with it they may make up one name.
  var precedingArguments: [String] {
    var arguments: [String] = []
    for (index, word) in before.enumerated().dropFirst(2).reversed() {
      guard !word.hasPrefix("-"), !isValue(index) else { break }
      arguments.insert(word, at: 0)
    }
    return arguments
  }

  /// Whether the word is the value of the option before it.
  private func isValue(_ index: Int) -> Bool {
    let word = before[index - 1]
    return word.hasPrefix("--") && !word.contains("=") && !Self.flags.contains(word)
  }

  /// The options that take no value, of any command.
  private static let flags: Set<String> = {
    func flags(of command: CommandDescription) -> [String] {
      command.arguments.filter { $0.valueName == nil }.flatMap(\.names) + command.subcommands.flatMap(flags)
    }
    return Set(CommandDescription.program.map(flags) ?? [])
  }()

  /// The catalog that the line names, else the bundled one; nil when it can't be read: a shell has no place for messages.
  func catalog() -> CatalogReader? {
    var path: String?
    for (index, word) in before.enumerated() {
      if word == "--catalog", before.indices.contains(index + 1) { path = before[index + 1] }
      if word.hasPrefix("--catalog=") { path = String(word.dropFirst("--catalog=".count)) }
    }
    return if let path { try? CatalogReader(path: path) } else { try? BundledCatalog.open() }
  }

  private static func unquoted(_ word: String) -> String {
    var result = ""
    var quote: Character?
    var isEscaped = false
    for character in word {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { result.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
      } else {
        result.append(character)
      }
    }
    return result
  }
}

/// What may stand at a place of a command line.
struct Offers {
  /// In the order that the shell shows.
  private var texts: [String] = []
  private let typed: String

  /// So many at most, for nobody reads more; of more than that none is offered, or the shell would take what the shown ones
  /// share for what all share.
  static let greatestCount = 2_000

  init(continuing typed: String) { self.typed = typed }

  /// Offers a name that begins as what is typed, in any letter case. Shells compare letters exactly, and commands don't: what is
  /// typed without capitals is continued without.
  mutating func offer(_ name: String, behind head: String = "") {
    let lowered = name.lowercased()
    guard lowered.hasPrefix(typed.dropFirst(head.count).lowercased()) else { return }
    let wanted = typed.dropFirst(head.count)
    let hasCapitals = wanted.contains(where: \.isUppercase)
    texts.append(head + (wanted.isEmpty || hasCapitals ? name : lowered))
  }

  /// The offers without the arguments that stand on the line already, and safe for the shell that asks.
  func words(behind arguments: String = "") -> [String] {
    guard texts.count <= Self.greatestCount else { return [] }
    return texts.map { String($0.dropFirst(arguments.count)) }
      .filter { !$0.isEmpty && !$0.unicodeScalars.contains { $0.value < 0x20 || Self.isUnsafe($0) } }.map(Self.quoted)
  }

  /// zsh quotes what it completes but for an exclamation mark, which it then expands from its history, and runs.
  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    CompletionShell.requesting == .zsh && scalar == "!"
  }

  /// bash expands the words that a program offers, commands in them included, and zsh takes what follows a colon for a
  /// description; a catalog's titles are anybody's.
  private static func quoted(_ word: String) -> String {
    var special: (Unicode.Scalar) -> Bool = { _ in false }
    if CompletionShell.requesting == .bash {
      special = { $0.isASCII && !$0.properties.isAlphabetic && $0.properties.numericType == nil }
    } else if CompletionShell.requesting == .zsh {
      special = { $0 == ":" || $0 == "\\" }
    }
    return word.unicodeScalars.map { special($0) ? "\\\($0)" : String($0) }.joined()
  }
}
