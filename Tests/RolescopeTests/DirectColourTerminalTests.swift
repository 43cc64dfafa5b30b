import Foundation
import PseudoTerminal
import Testing

/// Terminals whose colour numbers are red, green and blue.
@Suite(.serialized) struct DirectColourTerminalTests {
  /// The entries of the system that are of this kind.
  private static let types = [
    "xterm-direct", "xterm-direct2", "xterm-direct16", "xterm-direct256", "kitty-direct", "konsole-direct",
    "vte-direct", "foot-direct", "st-direct", "alacritty-direct", "iterm2-direct", "mintty-direct", "tmux-direct",
  ].filter { type in
    ["/lib/terminfo", "/usr/share/terminfo"].contains {
      FileManager.default.fileExists(atPath: "\($0)/\(type.prefix(1))/\(type)")
    }
  }

  /// The accent of the usual theme: number 30, which is #008787.
  private func expectAccent(_ terminal: PseudoTerminal, _ name: String) throws {
    try terminal.waitUntil("the list", seconds: 30) { $0.screenText.contains("Account Director") }
    let row = try #require((0..<24).first { terminal.row($0).hasPrefix("▌") })
    let colour = terminal.cell(column: 0, row: row).foreground
    let sent = String(decoding: terminal.bytesReceived, as: UTF8.self)
    // libvterm takes the empty part of the standard's form (38:2::r:g:b) for red.
    let isStandard = sent.contains("38:2::0:135:135m")
    let isAccent = colour == .indexed(30) || colour == .rgb(0, 135, 135) || isStandard
    #expect(isAccent, "\(name) \(colour)")
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 30) == .status(0))
  }

  @Test(arguments: types) func `a terminal of direct colours shows the palette's`(type: String) throws {
    try expectAccent(try PseudoTerminal.starting(environment: ["TERM": type]), type)
  }

  @Test(arguments: ["RGB,", "RGB#8,", "RGB=8/8/8,"])
  func `the capability is read in each of its forms`(capability: String) throws {
    let folder = try TemporaryFolder()
    let entry = "direct-by-hand, use=xterm-256color, colors#0x1000000, pairs#0x10000, \(capability) setaf="
    let setaf = #"\E[38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm,"#
    let file = try folder.write(Array("\(entry)\(setaf)\n".utf8), to: "entry")
    let made = try Binary.run(program: "/usr/bin/tic", ["-x", "-o", folder.path, file])
    #expect(made.status == 0, "\(made.error)")
    let terminal = try PseudoTerminal.starting(environment: ["TERM": "direct-by-hand", "TERMINFO": folder.path])
    try expectAccent(terminal, capability)
  }
}
