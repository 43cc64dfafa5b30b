import Foundation
import Noise
import Testing

@testable import Explorer
@testable import rolescope

/// A shell that may be on this machine; `.ci/install` brings them.
struct Shell {
  let name: String
  private let function: @Sendable (_ name: String) -> String
  private let flags: [String]

  private static let all = [
    Shell(name: "sh", flags: []) { "\($0)() { echo ran; }" },
    Shell(name: "bash", flags: []) { "\($0)() { echo ran; }" },
    Shell(name: "zsh", flags: ["-f"]) { "\($0)() { echo ran; }" },
    Shell(name: "fish", flags: ["-N"]) { "function \($0); echo ran; end" },
  ]

  static var installed: [Shell] { all.filter { FileManager.default.isExecutableFile(atPath: $0.path) } }

  private init(name: String, flags: [String], function: @escaping @Sendable (String) -> String) {
    (self.name, self.flags, self.function) = (name, flags, function)
  }

  private var path: String { (name == "sh" ? "/bin/" : "/usr/bin/") + name }

  private func run(_ text: String, in folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(program: path, flags + ["-c", text], environment: ["HOME": "/nonexistent"], directory: folder.path)
  }

  /// Runs a line in which a program of this name says that it ran.
  func run(_ program: String, _ line: String, in folder: TemporaryFolder) throws -> Binary.Result {
    try run("\(function(program))\n\(line)", in: folder)
  }

  /// What the words of a line are to a program.
  func words(_ line: String, in folder: TemporaryFolder) throws -> [String] {
    let run = try run("printf '%s\\0' \(line)", in: folder)
    return run.output.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// A text stands in a copied command as one word, in every shell alike.
@Suite struct ShellWordTests {
  static let texts =
    [
      "", "plain", "two words", "it's", "a\\", "\\", "\\\\", "'", "\"", "\\'", "'\\''", "\\'|touch PWN|echo \\'",
      "$HOME",
      "`touch PWN`", "$(touch PWN)", "it's $HOME", "a\\ `touch PWN` 'b'", "\"$(touch PWN)\"", "!!", "it's !!", "~", "*",
      "?",
      "[a]", "{a,b}", "a;b", "a|b", "a&b", "<a>", "a=b", "=ls", "%self", "#a", "@a", "^a", "(a)", "median@OH>60k",
      "a\tb",
      "'\u{301}", "\\\u{301}", "é’“”", "--x='y'", "...", "..", "1..3", "a'b\\c$d!e\"f`g",
    ]
    + mixed

  /// Signs that some shell gives a meaning, in random order.
  private static let mixed: [String] = {
    var random = SplitMix(state: 5)
    let signs = Array("'\\\"$`! ab(){};|&*?~#@=%^<>[]")
    return (0..<200).map { _ in
      String((0..<Int.random(in: 1...12, using: &random)).map { _ in signs.randomElement(using: &random) ?? "'" })
    }
  }()

  @Test func `each text is the word that each shell hands to a program, and nothing runs`() throws {
    let folder = try TemporaryFolder()
    for shell in Shell.installed {
      let words = try shell.words(Self.texts.map(shellWord).joined(separator: " "), in: folder)
      #expect(words.count == Self.texts.count, "\(shell.name)")
      for (word, text) in zip(words, Self.texts) where Array(word.utf8) != Array(text.utf8) {
        Issue.record("\(text) became \(word) in \(shell.name)")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: [
    ("account-director", "account-director"), ("two words", "'two words'"), ("it's >60k", "\"it's >60k\""),
    ("a\\b", "\"a\\\\b\""), ("$HOME", "'$HOME'"), ("it's $HOME", "'it'\"'\"'s $HOME'"), ("a@b", "'a@b'"),
  ])
  func `a text has the quotes that most shells share`(text: String, word: String) {
    #expect(shellWord(text) == word)
  }
}
