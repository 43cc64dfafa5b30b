import RoleModel
import TerminalScreen

/// What the role is, in a few facts: kind, codes, entry, outlook.
func overviewPane(_ context: PaneContext) -> PaneContent {
  let role = context.role
  var lines = [Line("\(role.kind.words) · \(role.family)", .dim)]
  if let codes = codeLine(role) { lines += Line.wrapped(codes, to: context.width, style: .dim) }
  let fields: [Field] = [.experienceToEnter, .experienceYears, .growth, .jobs, .openings, .satisfaction]
  for field in fields {
    for observation in context.observations(field) {
      let horizon = field == .growth && observation.figure.definition.contains("not stated") ? ", years not stated" : ""
      lines += context.fact(
        field.shortWords, observation.figure.valueText + horizon, note: context.vintage(observation),
        subject: .field(field), labelColumns: 13)
    }
  }
  for saying in role.sayings(.definition) {
    let text = "\(saying.statement.text) [\(saying.labels(context.sources))]"
    lines += Line.wrapped(text, to: context.width, subject: .statement(saying.statement))
  }
  return PaneContent(lines: lines)
}

/// `also counted under 11-2011`: candidates are never merged with the role.
func codeLine(_ role: Role) -> String? {
  if let code = role.codes.first { return "\(code.scheme.rawValue) \(code.code)" }
  if role.candidates.isEmpty { return nil }
  return "may also be counted under SOC " + joinedInWords(role.candidates.map(\.code.code), by: "or")
}

private let nameOnly = "The articles only name this role: no figures."

/// The facts of the overview that fit one row beside the title.
func overviewSummary(_ context: PaneContext) -> [Line] {
  let role = context.role
  func first(_ field: Field) -> Observation? { context.observations(field).first }
  var facts: [String] = []
  if let entry = first(.experienceToEnter) { facts.append("\(entry.figure.value.text(in: .years)) years to enter") }
  if let growth = first(.growth), growth.figure.value != .missing {
    let horizon = growth.figure.definition.contains("not stated") ? " (years not stated)" : ""
    facts.append("growth \(growth.figure.valueText)\(horizon)")
  }
  if let jobs = first(.jobs), jobs.figure.value != .missing { facts.append("\(jobs.figure.valueText) jobs") }
  let definition = role.statements.first { $0.kind == .definition }
  return [
    Line(codeLine(role) ?? (role.kind == .mention ? nameOnly : "\(role.kind.words) of \(role.family)"), .dim),
    Line(
      facts.isEmpty
        ? (role.kind == .mention ? "" : "no figures of entry, growth or jobs") : facts.joined(separator: " · ")),
    Line(definition?.text ?? ""),
  ]
}
