import RoleModel
import TerminalScreen

/// Skills: bars on one scale for what is rated or printed with a share, then what sources only name.
///
/// Ratings of official tables stand in sections, one for each kind and source: what a survey asked of workers, what
/// analysts rated and what BLS scores in broad terms are different measurements on one scale of 0 to 100.
func skillsPane(_ context: PaneContext) -> PaneContent {
  var content = ownSkills(context)
  content.lines += surplusLines(context)
  if let closest = context.closest { content.lines += borrowedLines(closest, context) }
  return content
}

/// The closest occupation's ratings behind the role's own, under a heading that says whose they are.
private func borrowedLines(_ closest: ClosestOccupation, _ context: PaneContext) -> [Line] {
  let skills = closest.role.observedSkills(context.sources)
  let heading = Line.wrapped("Borrowed from \(closest.words)", to: context.width, style: .heading)
  if skills.isEmpty { return heading + [Line("no skills known", .dim)] }
  return heading
    + sectionContent(skills, context).lines.map { line in
      guard case .skill(let name) = line.subject else { return line }
      var copy = line
      copy.subject = .borrowedSkill(name)
      return copy
    }
}

private func ownSkills(_ context: PaneContext) -> PaneContent {
  let skills = context.role.observedSkills(context.sources)
  if skills.isEmpty { return context.nothing("skills") }
  if skills.contains(where: { $0.rating.importance != nil }) {
    return sectionContent(skills, context)
  }
  let rated = skills.filter { $0.rating.amount != nil }
  let named = skills.filter { $0.rating.amount == nil }
  return PaneContent(
    note: note(rated, named), lines: rated.flatMap { shareLines($0, most(rated), context) } + namedLines(named, context)
  )
}

/// The lines that a digest has room for: the first section's ratings, under no heading where it has the role's own skills.
func skillsDigest(_ context: PaneContext) -> PaneContent {
  var content = skillsPane(context)
  let first = SkillSection.all(context.role.observedSkills(context.sources), context.sources).first
  let isNamed = first.map { [.skill, .listed].contains($0.kind) && !$0.isBroad(context.sources) } ?? true
  if isNamed, content.lines.first?.subject == nil, content.lines.count > 1 { content.lines.removeFirst() }
  return content
}

private func note(_ rated: [ObservedSkill], _ named: [ObservedSkill]) -> String {
  rated.isEmpty ? "named, not rated" : "% as printed, top \(words(rated.count))"
}

private func orderNote(_ context: PaneContext) -> String {
  context.skillOrder == .importance ? "by importance" : "what stands out"
}

private func words(_ count: Int) -> String {
  let small = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
  return small.indices.contains(count) ? small[count] : String(count)
}

private func most(_ skills: [ObservedSkill]) -> Double { skills.compactMap(\.rating.amount).max() ?? 1 }

// MARK: Sections of ratings

/// The skills of one kind from one publisher; of an older release those that differ from the newer one's.
private struct SkillSection {
  var kind: SkillRating.Kind
  var source: SourceID
  var skills: [ObservedSkill] = []

  /// In the order of kinds, sources in the catalog's order: the roles' own ratings before the broad scores.
  static func all(_ skills: [ObservedSkill], _ sources: SourceTable) -> [SkillSection] {
    struct Key: Hashable {
      var kind: SkillRating.Kind
      var origin: String
    }
    var sections: [SkillSection] = []
    var indices: [Key: Int] = [:]
    for skill in skills {
      let source = skill.rating.source
      let key = Key(kind: skill.rating.kind, origin: source.series == nil ? sources.group(source) : source.text)
      if indices[key] == nil {
        indices[key] = sections.count
        sections.append(SkillSection(kind: skill.rating.kind, source: skill.rating.source))
      }
      if let index = indices[key] { sections[index].skills.append(skill) }
    }
    // Releases of one series keep the role's order, the newest first.
    return sections.enumerated().sorted { left, right in
      let (a, b) = (left.element.rank(sources), right.element.rank(sources))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }

  /// Kinds in their order, the broad scores behind the role's own ratings of skills and knowledge. Interests and styles of work are
  /// no skills: they stand behind them also where a role has no other ratings.
  private func rank(_ sources: SourceTable) -> (Int, String) {
    let order: [SkillRating.Kind] = [.skill, .knowledge, .workStyle, .interest, .technology, .listed]
    let place = order.firstIndex(of: kind) ?? order.count
    return (isBroad(sources) ? 2 * 1 + 1 : 2 * place, source.series?.rawValue ?? source.text)
  }

  /// BLS scores seventeen groups of skills by their parts, and rates none of its own. Source: BLS, "Skills data", table 6.2.
  func isBroad(_ sources: SourceTable) -> Bool {
    kind == .skill && (sources[source]?.publisher.hasPrefix("U.S. Bureau of Labor Statistics") ?? false)
  }

  func heading(_ sources: SourceTable) -> String {
    let name =
      switch kind {
      case .skill: isBroad(sources) ? "Broad skills" : "Skills"
      case .knowledge: "Knowledge"
      case .workStyle: "Work styles"
      case .interest: "Interests"
      case .technology: "Technology"
      case .listed: "Listed"
      }
    let isNamed = skills.allSatisfy { $0.rating.amount == nil }
    return name + (isNamed ? ", \(skills.count) named" : "") + " · " + sources.label(source)
  }
}

private func sectionContent(_ skills: [ObservedSkill], _ context: PaneContext) -> PaneContent {
  let sections = SkillSection.all(skills, context.sources)
  let columns = RatingColumns(context, showsLevels: skills.contains { $0.rating.level != nil })
  // Roles name hundreds of technologies; beside the list a dozen lines of them are seen. A roomy entry takes one line.
  let limit = context.isRoomy ? context.rowLimit ?? .max : .max
  var lines: [Line] = []
  for section in sections where lines.count < limit {
    let rated = section.skills.filter { $0.rating.amount != nil }
    let heading = section.heading(context.sources)
    lines.append(rated.isEmpty ? Line(heading, .heading) : columns.heading(heading))
    for skill in ordered(rated, context).prefix(limit - lines.count) {
      lines +=
        skill.rating.importance == nil
        ? shareLines(skill, 100, context) : ratingLines(skill, columns, context)
    }
    for skill in section.skills where skill.rating.amount == nil && lines.count < limit {
      let mark = context.mark(of: skill.rating)
      lines.append(
        Line(
          [mark?.span].compactMap(\.self) + [Span(skill.rating.name, mark?.nameStyle ?? .plain)],
          subject: .skill(skill.rating.name)))
    }
  }
  let unbuilt = limit == .max ? 0 : skills.count + sections.count - lines.count
  return PaneContent(note: orderNote(context), lines: lines, unbuilt: unbuilt)
}

/// The names of the skills that say most of a role, for a search by them: its skills and knowledge in the pane's order, an
/// article's list with what it prints shares of first. A role without any gives those of its closest occupation.
func skillsForQuery(_ context: PaneContext, limit: Int) -> [String] {
  for role in [context.role, context.closest?.role].compactMap(\.self) {
    let ruling = Set(role.rulingSkills)
    let skills = role.observedSkills(context.sources).filter { ruling.contains($0.rating) }
    let sections = SkillSection.all(skills, context.sources).filter {
      [.skill, .knowledge, .listed].contains($0.kind) && !$0.isBroad(context.sources)
    }
    let rated = sections.flatMap { $0.skills.filter { $0.rating.amount != nil } }
    let named = sections.flatMap { $0.skills.filter { $0.rating.amount == nil } }
    var names: [String] = []
    for skill in ordered(rated, context) + named where !names.contains(skill.rating.name) {
      names.append(skill.rating.name)
    }
    if !names.isEmpty { return Array(names.prefix(limit)) }
  }
  return []
}

/// The greatest first; equal ones keep the catalog's order. What has no norm stands last when norms decide.
private func ordered(_ skills: [ObservedSkill], _ context: PaneContext) -> [ObservedSkill] {
  let keys = skills.map { skill -> Double in
    switch context.skillOrder {
    case .importance: skill.rating.amount ?? 0
    case .distinction: context.standing(of: skill.rating) ?? -.infinity
    }
  }
  return skills.indices.sorted { (keys[$1], $0) < (keys[$0], $1) }.map { skills[$0] }
}

extension PaneContext {
  /// How many deviations the rating lies above the mean of all rated roles.
  fileprivate func standing(of rating: SkillRating) -> Double? {
    rating.importance.flatMap { importance in tables.norm(of: rating)?.standing(of: importance) }
  }
}

/// Where name, bar, importance, its error, and level or standing are in a row.
private struct RatingColumns {
  let width: Int
  let name: Int
  let bar: Int
  let showsErrors: Bool
  let isRoomy: Bool
  /// What the last column holds.
  let last: String
  /// The columns of marks before names.
  let mark: Int

  init(_ context: PaneContext, showsLevels: Bool) {
    width = context.width
    isRoomy = context.isRoomy
    showsErrors = width >= 60
    last = context.skillOrder == .distinction ? "dev" : showsLevels ? "lvl" : ""
    mark = context.markColumns
    name = showsErrors ? 34 : min(21, max(10, (width - mark) / 2 + 1))
    bar = max(0, width - mark - name - 1 - 5 - (showsErrors ? 6 : 0) - (last.isEmpty ? 0 : 5))
  }

  /// The section's name above the names, the columns' names above the numbers.
  func heading(_ text: String) -> Line {
    let tail =
      TextWidth.rightAligned("imp", to: 4) + " " + (showsErrors ? TextWidth.rightAligned("±", to: 6) : "")
      + (last.isEmpty ? "" : TextWidth.rightAligned(last, to: 5))
    let room = width - tail.count
    guard isRoomy, text.count + 1 <= room else { return Line(text, .heading) }
    return Line([Span(TextWidth.padded(text, to: room), .heading), Span(tail, .dim)])
  }
}

private func ratingLines(_ skill: ObservedSkill, _ columns: RatingColumns, _ context: PaneContext) -> [Line] {
  let rating = skill.rating
  let importance = rating.importance ?? 0
  let mark = context.mark(of: rating)
  let style = mark?.nameStyle ?? .plain
  let subject = Subject.skill(rating.name)
  let doubt = rating.remarks.contains(.impreciseImportance) ? "~" : ""
  let level = rating.level.map { whole($0) + (rating.remarks.contains(.impreciseLevel) ? "~" : "") }
  let standing = context.skillOrder == .distinction ? context.standing(of: rating).map(signed) ?? "–" : nil
  if context.isSpoken {
    let second =
      standing.map { ", \($0) deviations above the mean of rated roles" }
      ?? rating.level.map { ", level \(whole($0)) of 100" } ?? ""
    let caution = rating.remarks.contains(.impreciseImportance) ? ", of low precision" : ""
    let text = "\(mark?.spokenLead ?? "")\(rating.name): importance \(whole(importance)) of 100\(caution)\(second)"
    return [Line("\(text), \(context.sources.label(rating.source))", subject: subject)]
  }
  guard context.isRoomy else {
    let second = standing.map { ", \($0) dev" } ?? level.map { ", level \($0)" } ?? ""
    return Line.wrapped(
      "\(mark?.lead ?? "")\(rating.name): \(doubt)\(whole(importance))\(second)", to: context.width, style: style,
      indent: 2,
      subject: subject)
  }
  var spans = [mark?.span].compactMap(\.self)
  spans += [
    Span(TextWidth.padded(fitted(rating.name, to: columns.name), to: columns.name), style), Span(" "),
    Span(TextWidth.padded(Bar.text(importance, of: 100, width: columns.bar), to: columns.bar), style),
    Span(TextWidth.rightAligned(whole(importance), to: 4) + (doubt.isEmpty ? " " : doubt)),
  ]
  if columns.showsErrors {
    let error = rating.importanceError.map { "±" + whole(StandardError.z * $0.amount) } ?? ""
    spans.append(Span(TextWidth.rightAligned(error, to: 6), .dim))
  }
  if !columns.last.isEmpty { spans.append(Span(TextWidth.rightAligned(standing ?? level ?? "", to: 5), .dim)) }
  return [Line(spans, subject: subject)]
}

/// Three skills begin with "Management of" and end in "Resources": what tells them apart stays.
private func fitted(_ name: String, to columns: Int) -> String {
  let lead = "Management of "
  return name.utf8.count > columns && name.hasPrefix(lead) ? "Mgmt of " + name.dropFirst(lead.count) : name
}

private func whole(_ number: Double) -> String { NumberText.fixed(number, digits: 0) }

/// `+1.8`, `-0.4`.
private func signed(_ number: Double) -> String { (number > 0 ? "+" : "") + NumberText.fixed(number, digits: 1) }
