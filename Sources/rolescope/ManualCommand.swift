import ArgumentParser
import Glibc
import TerminalScreen

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Show the manual page; into a pipe or a file print its source, which man reads.")

  func run() throws {
    guard let program = CommandDescription.program else {
      throw CommandFailure.wrongUse("the commands can't be described; that is an error of rolescope's own.")
    }
    let page = ManualPage.text(of: program)
    if isatty(STDOUT_FILENO) == 1 {
      let man = Pager(words: ["man", "-l", "-"])
      if case .shown = man.show(Array(page.utf8)) { return }
    }
    StandardOutput.write(page)
  }
}
