import PseudoTerminal
import Testing

@Suite struct StartupTraceTests {
  @Test func `the steps to the first screen add up to the whole, and are said once the screen has gone`() throws {
    let terminal = try PseudoTerminal.exploring(["--catalog", Binary.articles, "--trace-startup"])
    terminal.press(.down)
    try terminal.waitForSelection(of: "Account Executive")
    terminal.type("q")
    #expect(try terminal.waitForExit(seconds: 30) == .status(0))
    let lines = terminal.screenText.split(separator: "\n").drop { !$0.hasPrefix("From exec") }.dropFirst()
    let steps = lines.compactMap { $0.split(separator: " ").first.flatMap { Double($0) } }
    #expect(steps.count == 9, "\(terminal.screenText)")
    #expect(steps.allSatisfy { $0 >= 0 })
    #expect(abs(steps.dropLast().reduce(0, +) - (steps.last ?? 0)) < 0.01)
    #expect(lines.last?.hasSuffix("in all") == true)
  }

  @Test func `nothing is said where it is not asked for`() throws {
    #expect(try Binary.run("explore", "--script", "Down", "--catalog", Binary.articles).error.isEmpty)
    let traced = try Binary.run("explore", "--script", "Down", "--catalog", Binary.articles, "--trace-startup")
    #expect(traced.error.contains("drawing, with the roles that it reads"))
  }
}
