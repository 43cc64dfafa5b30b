import RoleModel
import TerminalScreen

/// A question that one typed line answers. It has the keys until Enter takes the line or Esc leaves things as they are.
package struct Prompt: Hashable, Sendable {
  package enum Purpose: Hashable, Sendable {
    /// The reader's own pay.
    case myPay
    /// The pay to set beside a role's.
    case payHere
    /// A skill of the reader's; the one that it replaces, if any.
    case mySkill(replacing: String?)
    /// What the reader notes of a starred role.
    case note(Shortlist.Entry)
    /// Where to save what a command prints.
    case save(ViewCommand)
  }

  package let purpose: Purpose
  /// What is asked, in front of the line.
  package let title: String
  package var field: TextField
  /// What was wrong with the line that Enter did not take.
  package var problem: String?
  /// Where in the line it is wrong, in characters.
  package var problemRange: Range<Int>?
  /// The line that Enter has been asked to take in spite of what was said of it.
  var confirmedText: String?
  /// How the line may read.
  package let hint: String

  package init(_ purpose: Purpose, title: String, text: String = "", hint: String) {
    self.purpose = purpose
    self.title = title
    field = TextField(text)
    self.hint = hint
  }
}

extension Prompt {
  /// Says what is wrong with the line, and where.
  mutating func refuse(_ problem: QueryProblem) {
    self.problem = problem.description.capitalizedSentence
    problemRange = problem.range
  }
}

extension Model {
  mutating func promptKey(_ key: Key) -> [Effect] {
    switch key {
    case .enter: return answerPrompt()
    case .escape: prompt = nil
    case .tab: completePrompt()
    case .control("l"): return [.redraw]
    case .control("p"):
      if case .save? = prompt?.purpose { recallSavedPath() }
    default:
      if prompt?.field.handle(key) == true {
        prompt?.problem = nil
        prompt?.problemRange = nil
      }
    }
    return []
  }

  private mutating func answerPrompt() -> [Effect] {
    guard let asked = prompt else { return [] }
    let text = asked.field.text
    switch asked.purpose {
    case .myPay, .payHere, .mySkill, .note: return answerAboutMe(asked.purpose, text)
    case .save(let command): return answerWhereToSave(command, text)
    }
  }

  /// The skill names that a prompt for one offers.
  var promptOffers: [SkillName] {
    guard let prompt, case .mySkill = prompt.purpose, let vocabulary else { return [] }
    let typed = prompt.field.isAllSelected ? "" : prompt.field.text
    let name = (try? MySkill(typed))?.name ?? typed
    return folded(name).isEmpty ? [] : vocabulary.completions(of: name)
  }

  private mutating func completePrompt() {
    guard let first = promptOffers.first, var field = prompt?.field else { return }
    let level = (try? MySkill(field.text))?.level
    field.replace(
      0..<field.characters.count, with: MySkill(name: first.name, level: level).text + (level == nil ? " " : ""))
    prompt?.field = field
    prompt?.problem = nil
  }
}

/// The prompt on the last row, and what helps to answer it above.
func drawPrompt(_ prompt: Prompt, _ model: Model, _ screen: inout Screen) {
  let (width, row) = (screen.size.columns, screen.size.rows - 1)
  let offers = model.promptOffers.prefix(4).map(\.name)
  let help = prompt.problem ?? (offers.isEmpty ? prompt.hint : "Tab: " + offers.joined(separator: ", "))
  let style: Style = prompt.problem == nil ? .dim : .warning
  let pieces = TextWidth.wrapped(help, to: max(1, width - 2)).prefix(prompt.problem == nil ? 1 : row)
  for (offset, piece) in pieces.enumerated() where row >= 1 {
    let above = row - pieces.count + offset
    screen.write(String(repeating: " ", count: width), column: 0, row: above)
    screen.mark(nil, columns: 0..<width, row: above)
    screen.write(" " + piece, column: 0, row: above, style: style, limit: width)
  }
  screen.write(String(repeating: " ", count: width), column: 0, row: row)
  screen.mark(nil, columns: 0..<width, row: row)
  let title = width >= 40 ? " \(prompt.title) " : ""
  let start = screen.write(title, column: 0, row: row, style: .selected)
  screen.writeField(prompt.field, column: start, row: row, room: width - start - 1, problem: prompt.problemRange)
}
