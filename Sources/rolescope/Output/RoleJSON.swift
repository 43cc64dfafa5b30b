import RoleModel

/// The JSON shapes that commands share; <doc:JSON> documents them.
extension Value {
  var json: JSON {
    switch self {
    case .number(let number): .number(number)
    case .range(let bounds): bounds.json
    case .percentiles(let percentiles): percentiles.json
    case .shares(let shares): .object(shares.map { ($0.label, .number($0.percent)) })
    case .text(let text): .string(text)
    case .missing: .null
    }
  }
}

extension Bounds {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = []
    if let low { members.append(("low", .number(low))) }
    if let high { members.append(("high", .number(high))) }
    if opensLow { members.append(("openLow", .bool(true))) }
    if opensHigh { members.append(("openHigh", .bool(true))) }
    return .object(members)
  }
}

extension Percentiles {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = []
    for (rank, point) in zip(Self.ranks, points) { members.append(("p\(rank)", JSON(point?.number))) }
    let topCoded = zip(Self.ranks, points).filter { $0.1?.isTopCoded ?? false }.map { "p\($0.0)" }
    if !topCoded.isEmpty { members.append(("topCoded", JSON(topCoded))) }
    return .object(members)
  }
}

extension Figure {
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("field", .string(field.rawValue)), ("value", value.json), ("unit", .string(unit.rawValue)),
      ("definition", .string(definition)), ("year", JSON(year)), ("place", .string(place)),
      ("source", .string(source.text)), ("locator", .string(locator.description)), ("status", .string(status.rawValue)),
    ]
    if let relativeStandardError { members.append(("relativeStandardError", .number(relativeStandardError))) }
    members += errorMembers
    if let dollarsOf { members.append(("dollarsOf", .number(Double(dollarsOf)))) }
    if let formula { members.append(("formula", .string(formula))) }
    if let note { members.append(("note", .string(note))) }
    return .object(members)
  }
}

extension Figure {
  /// `se`, the standard error that verdicts use: of a number, of the median of percentiles, or of each share; `seHow` where it is
  /// modelled.
  var errorMembers: [(key: String, value: JSON)] {
    let errors = errors
    guard let first = errors.first else { return [] }
    var members: [(key: String, value: JSON)] = [
      (
        "se",
        value.isShares
          ? .object(errors.map { ($0.label, .number($0.error.amount)) }) : .number(first.error.amount)
      )
    ]
    if let modelled = errors.first(where: { $0.error.isModelled }) {
      members.append(("seHow", .string(modelled.error.how)))
    }
    return members
  }
}

extension ObservedSkill {
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("name", .string(rating.name)), ("kind", .string(rating.kind.rawValue)), ("importance", JSON(rating.importance)),
      ("level", JSON(rating.level)), ("share", JSON(rating.share)), ("se", JSON(rating.standardError)),
      ("levelSE", JSON(rating.levelError)),
      ("source", .string(rating.source.text)), ("locator", .string(rating.locator.description)),
    ]
    for (key, error) in [("seHow", rating.importanceError), ("levelSEHow", rating.levelStandardError)] {
      if let error, error.isModelled { members.append((key, .string(error.how))) }
    }
    if !rating.remarks.isEmpty { members.append(("remarks", JSON(rating.remarks.names))) }
    if sources.count > 1 { members.append(("alsoIn", JSON(sources.dropFirst().map(\.text)))) }
    return .object(members)
  }
}

extension Role {
  /// The members that lists and whole roles begin with.
  var headMembers: [(key: String, value: JSON)] {
    [
      ("id", .string(id.text)), ("title", .string(title)), ("kind", .string(kind.rawValue)),
      ("family", .string(family)), ("codes", .array(codes.map(\.json))),
    ]
  }

  /// Everything about the role; pay by place stands among the figures, behind those of the nation.
  func json(_ sources: SourceTable, places: [PlacePay] = []) -> JSON {
    var members = headMembers
    members += [
      ("candidateCodes", .array(candidates.map(\.json))), ("aliases", JSON(aliases)),
      ("figures", .array((allFigures + places.flatMap(\.figures)).map(\.json))),
      ("skills", .array(observedSkills(sources).map(\.json))),
      ("statements", .array(statements.map(\.json))), ("edges", .array(edges.map(\.json))),
    ]
    return .object(members)
  }
}

extension Code {
  fileprivate var json: JSON {
    .object(
      [("scheme", .string(scheme.rawValue)), ("code", .string(code))] + (isShared ? [("shared", .bool(true))] : []))
  }
}

extension Role.Candidate {
  fileprivate var json: JSON {
    .object([
      ("scheme", .string(code.scheme.rawValue)), ("code", .string(code.code)), ("source", .string(source.text)),
    ])
  }
}

extension Statement {
  fileprivate var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("text", .string(text)), ("source", .string(source.text)),
      ("locator", .string(locator.description)),
    ])
  }
}

extension Edge {
  fileprivate var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("role", .string(role.text)), ("source", .string(source.text)),
      ("locator", .string(locator.description)),
    ])
  }
}

extension ListedPay {
  /// `{field, value, year, source}` of the pay that lists show, a figure of the role.
  func json(of figure: Figure) -> JSON {
    let field: Field
    let value: JSON
    switch self {
    case .median(let number, _): (field, value) = (.payMedian, .number(number))
    case .mean(let number): (field, value) = (.payMean, .number(number))
    case .range(let bounds): (field, value) = (.payRange, bounds.json)
    case .hourlyMedian(let number, _): (field, value) = (.payHourlyPercentiles, .number(number))
    }
    var members: [(key: String, value: JSON)] = [
      ("field", .string(field.rawValue)), ("value", value), ("year", JSON(figure.year)),
      ("source", .string(figure.source.text)),
    ]
    if figure.place != USPlace.nation { members.append(("place", .string(figure.place))) }
    switch self {
    case .median(_, isTopCoded: true), .hourlyMedian(_, isTopCoded: true):
      members.append(("status", .string(Figure.Status.topCoded.rawValue)))
    default: break
    }
    return .object(members)
  }
}
