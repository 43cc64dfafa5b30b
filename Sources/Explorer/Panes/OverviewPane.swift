import RoleModel
import TerminalScreen

/// What the role is, in a few facts: kind, codes, entry, outlook.
func overviewPane(_ context: PaneContext) -> PaneContent {
  let role = context.role
  var lines = context.fit.map { [Line($0.explanation.heading, .heading)] + fitContent($0, context).lines } ?? []
  lines.append(Line("\(role.kind.words) · \(role.family)", .dim))
  if let codes = codeLine(context) { lines += Line.wrapped(codes, to: context.width, style: .dim) }
  if let shared = sharedCodeWords(role) { lines += Line.wrapped(shared, to: context.width, style: .dim) }
  let fields: [Field] = [
    .zone, .educationEntry, .experienceToEnter, .experienceYears, .growth, .jobs, .openings, .satisfaction,
  ]
  for field in fields {
    // Articles' words on entry are in Education; an official level belongs to what the occupation is.
    if field == .educationEntry, role.kind != .occupation { continue }
    for observation in context.jobsLast(field) {
      lines += context.fact(
        context.label(of: field), factText(observation.figure),
        note: context.errorNote(observation.figure) + context.vintage(observation),
        subject: .field(field),
        labelColumns: 13)
    }
  }
  lines += borrowedOutlook(context)
  lines += forYouLines(context)
  for saying in role.sayings(.definition) {
    let text = "\(saying.statement.text) [\(saying.labels(context.sources))]"
    lines += Line.wrapped(text, to: context.width, subject: .statement(saying.statement))
  }
  if role.kind == .occupation, !role.aliases.isEmpty {
    if context.isSpoken {
      return PaneContent(lines: lines + role.aliases.map { Line("also called \($0)") })
    }
    lines.append(Line("Also called", .heading))
    lines += Line.wrapped(role.aliases.joined(separator: ", "), to: context.width, style: .dim)
  }
  return PaneContent(lines: lines)
}

/// The official outlook of the closest occupation, beside what the article prints.
private func borrowedOutlook(_ context: PaneContext) -> [Line] {
  guard let closest = context.closest else { return [] }
  return [Field.growth, .jobs].flatMap { field -> [Line] in
    guard let figure = closest.role.figures(field).first(where: { $0.value != .missing }) else { return [] }
    return context.fact(
      context.label(of: field), factText(figure), note: "borrowed from \(closest.code)", subject: .borrowedField(field),
      labelColumns: 13)
  }
}

extension PaneContext {
  /// The observations; of jobs, those that count employees before those that count the self-employed too.
  fileprivate func jobsLast(_ field: Field) -> [Observation] {
    let all = observations(field).filter { USPlace.named(postalCode: $0.figure.place) == nil }
    guard field == .jobs else { return all }
    return all.filter { !$0.figure.countsSelfEmployed } + all.filter(\.figure.countsSelfEmployed)
  }
}

extension Figure {
  fileprivate var countsSelfEmployed: Bool {
    field == .jobs && definition.contains("self-employed") && !definition.contains("without the self-employed")
  }

  /// `2024-34` where the definition states the span of a projection.
  fileprivate var horizon: String? {
    let words = definition.split(separator: " ", maxSplits: 12)
    guard let from = words.firstIndex(of: "from"), words.indices.contains(from + 3), words[from + 2] == "to" else {
      return nil
    }
    let (first, last) = (words[from + 1], words[from + 3].prefix(4))
    return Int(first) == nil || Int(last) == nil ? nil : "\(first)-\(last.suffix(2))"
  }
}

/// A fact's value with what a reader needs to see beside it: a projection's years, whom a count includes.
private func factText(_ figure: Figure) -> String {
  if figure.value == .missing { return figure.valueText }
  switch figure.field {
  case .growth:
    if let horizon = figure.horizon { return "\(signedText(figure)) \(horizon)" }
    return figure.valueText + (figure.definition.contains("not stated") ? ", years not stated" : "")
  case .jobs: return figure.valueText + (figure.countsSelfEmployed ? " with self-employed" : "")
  case .openings: return figure.valueText + " a year"
  default: return figure.valueText
  }
}

/// `+4.7 %`: a projected change has a direction.
private func signedText(_ figure: Figure) -> String {
  guard case .number(let number) = figure.value, number > 0 else { return figure.valueText }
  return "+" + figure.valueText
}

/// `O*NET-SOC 11-2022.00 · SOC 11-2022`; candidates are never merged with the role:
/// `may be counted under SOC 11-2011`.
func codeLine(_ context: PaneContext) -> String? {
  let role = context.role
  if let closest = context.closest {
    return "closest occupation \(closest.code) \(closest.role.title) (\(context.keys.words(of: .closest)))"
  }
  if !role.codes.isEmpty {
    // The detailed code first. The editions are those of every catalog, and in the documentation.
    let ordered = role.codes.filter { $0.scheme == .onetSOC } + role.codes.filter { $0.scheme == .soc2018 }
    return ordered.map { "\($0.scheme.name) \($0.code)" }.joined(separator: " · ")
  }
  if role.candidates.isEmpty { return nil }
  return "may be counted under SOC " + joinedInWords(role.candidates.map(\.code.code), by: "or")
    + " (\(context.keys.words(of: .closest)))"
}

/// The candidates in the words that fit a row; nil when the whole line fits, or something else is said.
private func fittedCandidates(_ context: PaneContext) -> String? {
  let codes = context.role.candidates.map(\.code.code)
  guard context.role.codes.isEmpty, context.closest == nil, !codes.isEmpty, let whole = codeLine(context),
    whole.count > context.width
  else { return nil }
  let key = context.keys.words(of: .closest)
  return codes.count > 1 ? "under one of \(codes.count) SOC codes? (\(key))" : "under SOC \(codes[0])? (\(key))"
}

private func sharedCodeWords(_ role: Role) -> String? {
  guard let code = role.codes.first(where: \.isShared) else { return nil }
  return "counted under \(code.scheme.name) \(code.code) together with other roles: pay and jobs are theirs too"
}

extension Code.Scheme {
  fileprivate var name: String { self == .onetSOC ? "O*NET-SOC" : "SOC" }
}

private let nameOnly = "The articles only name this role: no figures."

/// The facts of the overview that fit three rows beside the title, the first of them the most telling.
func overviewSummary(_ context: PaneContext) -> [Line] {
  let role = context.role
  if role.kind == .occupation { return occupationSummary(context) }
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
    Line(
      fittedCandidates(context) ?? codeLine(context)
        ?? (role.kind == .mention ? nameOnly : "\(role.kind.words) of \(role.family)"), .dim),
    Line(
      facts.isEmpty
        ? (role.kind == .mention ? "" : "no figures of entry, growth or jobs") : facts.joined(separator: " · ")),
    Line(definition?.text ?? ""),
  ]
}

/// The one row that a digest has for what the role is: of an occupation its code and outlook.
func overviewDigest(_ context: PaneContext) -> Line {
  let role = context.role
  guard role.kind == .occupation, let code = role.codes.first(where: { $0.scheme == .onetSOC }) ?? role.codes.first
  else { return overviewSummary(context).first ?? .empty }
  func first(_ field: Field) -> Figure? {
    context.jobsLast(field).lazy.map(\.figure).first { $0.value != .missing }
  }
  var facts = [code.code]
  if let jobs = first(.jobs), case .number(let number) = jobs.value {
    facts.append(roundedText(number) + " jobs")
  }
  if let growth = first(.growth) {
    let outlook = facts + [signedText(growth) + (growth.horizon.map { " \($0)" } ?? "")]
    let fits = outlook.joined(separator: " · ").count <= context.width
    facts.append(fits ? outlook[outlook.count - 1] : signedText(growth))
  }
  if let shared = role.codes.first(where: \.isShared) {
    let text = (facts + ["shares \(shared.code)"]).joined(separator: " · ")
    facts = text.count <= context.width ? [text] : [code.code, "figures of \(shared.code), shared"]
  }
  return Line(facts.joined(separator: " · "), .dim)
}

/// `637k`, `3.4M`.
private func roundedText(_ number: Double) -> String {
  if number < 1000 { return NumberText.grouped(number) }
  return number < 1_000_000
    ? NumberText.grouped(number / 1000) + "k" : NumberText.fixed(number / 1_000_000, digits: 1) + "M"
}

/// As many names as a row can show, one more so that the cut is seen: roles have up to a hundred.
private func shown(_ names: [String], in columns: Int) -> String {
  var text = ""
  for name in names where text.utf8.count <= columns { text += (text.isEmpty ? "" : ", ") + name }
  return text
}

/// Codes, outlook, and what else the occupation is called.
private func occupationSummary(_ context: PaneContext) -> [Line] {
  let role = context.role
  func first(_ field: Field) -> Figure? {
    context.jobsLast(field).lazy.map(\.figure).first { $0.value != .missing }
  }
  var facts: [String] = []
  func add(_ fact: String) {
    if (facts + [fact]).joined(separator: " · ").count <= context.width { facts.append(fact) }
  }
  if let jobs = first(.jobs) { add("\(jobs.valueText) jobs") }
  if let growth = first(.growth) { add("growth \(signedText(growth))" + (growth.horizon.map { " \($0)" } ?? "")) }
  if let zone = first(.zone) { add("preparation \(zone.value.text(in: .zone))/5") }
  if let openings = first(.openings) { add("\(openings.valueText) openings/yr") }
  var codes = codeLine(context) ?? role.family
  if role.codes.contains(where: \.isShared) { codes += ", shared" }
  let outlook = facts.isEmpty ? "no figures of jobs, growth or preparation" : facts.joined(separator: " · ")
  let aliases = role.aliases.isEmpty ? role.family : "also " + shown(role.aliases, in: context.width)
  return [Line(codes, .dim), Line(outlook), Line(aliases, .dim)]
}
