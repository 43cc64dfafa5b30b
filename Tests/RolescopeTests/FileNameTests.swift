import Foundation
import Noise
import PseudoTerminal
import SystemFiles
import TerminalScreen
import Testing

/// Names of files that are no UTF-8 are read and written as they are.
@Suite(.serialized) struct FileNameTests {
  @Test func `a name's bytes come back from its text, and different names are different texts`() {
    var noise = Noise(
      31, samples: [Array("café.svg".utf8), [0x63, 0x61, 0x66, 0xE9], Array("a\u{10F7E9}\u{FFFD}".utf8)],
      pieces: ["\u{10F780}", "\u{10F7FF}", "\u{301}", "/", "日"])
    var texts: [[UInt8]: String] = [:]
    for _ in 0..<Noise.count(5_000) {
      let bytes = noise.next()
      let text = FileName.text(of: bytes)
      #expect(FileName.bytes(of: text) == bytes)
      if text.unicodeScalars.contains(where: FileName.isStandIn) {
        #expect(text != String(decoding: bytes, as: UTF8.self))
      }
      texts[bytes] = text
    }
    #expect(Set(texts.values.map { Array($0.utf8) }).count == texts.count)
  }

  @Test func `what stands for a byte is cleaned on every screen`() {
    #expect(FileName.standIns == TextCleaning.nameBytes)
    #expect(TextCleaning.cleaned(FileName.text(of: [0x61, 0xE9, 0x85])) == "a\u{FFFD}\u{FFFD}")
  }

  @Test func `folders and last names are parted at slashes, also before combining marks`() {
    for (path, folder, last) in [
      ("/a/b", "/a", "b"), ("/a", "/", "a"), ("a", ".", "a"), ("/a/\u{301}b", "/a", "\u{301}b"), ("/a/b/", "/a/b", "b"),
    ] {
      #expect(FileName.folder(of: path) == folder && FileName.last(of: path) == last, "\(path)")
    }
  }

  /// A shell's command in the folder; `$N` is a name in Latin-1 and `$U` the one that it is read as by who repairs it.
  private func run(_ command: String, in folder: TemporaryFolder, home: String = "") throws -> Binary.Result {
    let names = #"N=$(printf 'caf\351'); U=$(printf 'caf\357\277\275'); "#
    return try Binary.run(
      program: "/bin/sh", ["-c", names + command, Binary.path], environment: home.isEmpty ? [:] : ["HOME": home],
      directory: folder.path)
  }

  @Test(arguments: [
    #""$0" explore --catalog ARTICLES --script j --save-screen "$N.svg""#,
    #"ln -s "$N.svg" pic.svg; "$0" explore --catalog ARTICLES --script j --save-screen pic.svg"#,
    #"ln -s "$N.svg" a; ln -s "$PWD/a" pic.svg; "$0" explore --catalog ARTICLES --script j --save-screen pic.svg"#,
  ]) func `a screen is saved in the file of that name, where links lead, and in no other`(command: String) throws {
    let folder = try TemporaryFolder()
    let made = try run(#"printf mine > "$N.svg"; printf other > "$U.svg""#, in: folder)
    #expect(made.status == 0)
    let saved = try run(command.replacingOccurrences(of: "ARTICLES", with: Binary.articles), in: folder)
    #expect(saved.status == 0, "\(saved.error)")
    let read = try run(#"head -c 5 "$N.svg"; cat "$U.svg""#, in: folder)
    #expect(read.output == "<?xmlother", "\(read.output)")
  }

  @Test func `catalogs, tables and role files of such names are imported, opened and checked`() throws {
    let folder = try TemporaryFolder()
    let made = try run(
      #"""
      mkdir "$N" "$U" && printf 'title,pay.mean,year\nNew Role,50000,2024\n' > "$N/$N.csv" &&
      "$0" import roles "$N/$N.csv" --into "$N/$N.sqlite" --empty && ln -s "$N.sqlite" "$N/link" &&
      "$0" import roles "$N/$N.csv" --into "$N/link" && "$0" catalog check "$N/$N.sqlite" &&
      "$0" list --catalog "$PWD/$N/link" && test -L "$N/link" && ls -A "$U"
      """#, in: folder)
    #expect(made.status == 0, "\(made.error)")
    #expect(made.output.contains("New Role") && made.output.contains("caf\u{FFFD}/caf\u{FFFD}.sqlite is written"))
    #expect(!made.output.unicodeScalars.contains(where: FileName.isStandIn))
    let missing = try run(#""$0" list --catalog "$U/$U.sqlite""#, in: folder)
    #expect(missing.status == 2 && missing.error.contains("There is no catalog at caf\u{FFFD}/caf\u{FFFD}.sqlite"))
  }

  @Test func `settings and what the explorer saves go to a home and a folder of such a name`() throws {
    let folder = try TemporaryFolder()
    let made = try run(
      #"""
      mkdir "$N" "$U" && cd "$N" && HOME=$PWD XDG_CONFIG_HOME= "$0" config set theme dark &&
      "$0" explore --catalog ARTICLES --script 'w "list.csv" Enter' --size 150x9 >/dev/null &&
      HOME=$PWD "$0" explore --catalog ARTICLES --script 'w "~/home.csv" Enter' --size 150x9 &&
      test -s list.csv && test -s home.csv && test -s .config/rolescope/config.toml && ls -A "../$U"
      """#.replacingOccurrences(of: "ARTICLES", with: Binary.articles), in: folder)
    #expect(made.status == 0, "\(made.error)\(made.output)")
    #expect(made.output.contains("/caf\u{FFFD}/home.csv (CSV)"), "\(made.output)")
  }

  @Test func `what is kept stands in such a folder, is kept for such a catalog, and is forgotten there`() throws {
    let folder = try TemporaryFolder()
    let explore =
      #"mkdir -p "$N" "$U"; cp ARTICLES "$N/$N.sqlite"; XDG_STATE_HOME="$PWD/$N" exec "$0" --catalog "$N/$N.sqlite""#
    let script =
      #"N=$(printf 'caf\351'); U=$(printf 'caf\357\277\275'); cd FOLDER; "#
      .replacingOccurrences(of: "FOLDER", with: folder.path)
      + explore.replacingOccurrences(of: "ARTICLES", with: Binary.articles)
    for keys in ["j*", "j*"] {
      let terminal = try PseudoTerminal(
        "/bin/sh", arguments: ["-c", script, Binary.path], environment: PseudoTerminal.usualEnvironment, columns: 120)
      try terminal.waitToShow("Account Director")
      terminal.type(keys)
      try terminal.waitToShow("is on the shortlist")
      // No clipboard holds the command, and none is given that names another file.
      terminal.type("Y")
      try terminal.waitToShow("the catalog's name is no UTF-8")
      try terminal.expectQuit()
    }
    let list = try run(
      #"XDG_STATE_HOME="$PWD/$N" "$0" shortlist --format json --catalog "$N/$N.sqlite""#, in: folder)
    // The second one began where the first was left, which is kept by the catalog's name.
    #expect(
      list.json?.items.map { $0["id"] } == ["account-executive", "account-manager"], "\(list.output)\(list.error)")
    let forgotten = try run(#"XDG_STATE_HOME="$PWD/$N" "$0" forget --yes; ls -A "$N" "$U""#, in: folder)
    #expect(forgotten.status == 0 && !forgotten.output.contains("json\n"), "\(forgotten.output)")
  }
}
