import RoleModel

/// Decodes a figure's value by its field, and checks its numbers.
struct ValueDecoder {
  let field: Field
  let status: Figure.Status
  let definition: String
  let log: FindingLog

  /// Nil, with a finding, when the value is unfit.
  func value(_ node: JSONNode, at place: Place) -> Value? {
    if case .null = node.value {
      guard status.hasNoValue else {
        log.add(
          "A missing value says why: its status is dash, suppressed or too few, and here it is \(status.rawValue).",
          at: place)
        return nil
      }
      return .missing
    }
    guard !status.hasNoValue else {
      log.add("A figure with the status \(status.rawValue) has the value null.", at: place)
      return nil
    }
    switch (field.form, node.value) {
    case (.name, .string): return fitText(node, at: place, log: log).map(Value.text)
    case (.number, .number(let number, _)):
      return isFit(number, at: place) ? .number(number) : nil
    case (.number, .object), (.range, .object): return range(node, at: place)
    case (.percentiles, .object): return percentiles(node, at: place)
    case (.shares, .object(let members)): return shares(members, at: place)
    default:
      log.add("\(field.rawValue) takes \(field.form.words), and this is \(node.noun).", at: place)
      return nil
    }
  }

  private func range(_ node: JSONNode, at place: Place) -> Value? {
    let keys = ["low", "high", "openLow", "openHigh"]
    let findingCount = log.count
    guard let object = ObjectReader(node, at: place, keys: keys, log: log) else { return nil }
    let low = end("low", of: object)
    let high = end("high", of: object)
    let opensLow = object.flag("openLow")
    let opensHigh = object.flag("openHigh")
    guard log.count == findingCount else { return nil }
    switch (low, high) {
    case (nil, nil):
      log.add("A range has a low end, a high end or both.", at: place)
      return nil
    case (nil, .some) where !opensLow:
      log.add("The range has no low end; say \"openLow\": true when it is \"or less\".", at: place)
      return nil
    case (.some, nil) where !opensHigh:
      log.add("The range has no high end; say \"openHigh\": true when it is \"or more\".", at: place)
      return nil
    case (.some(let low), .some(let high)) where low > high:
      log.add("The low end \(printed(low)) is above the high one, \(printed(high)).", at: place)
      return nil
    default: return .range(Bounds(low: low, high: high, opensLow: opensLow, opensHigh: opensHigh))
    }
  }

  private func end(_ key: String, of object: ObjectReader) -> Double? {
    guard let number = object.number(key, in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude) else {
      return nil
    }
    return isFit(number, at: object.place(of: key)) ? number : nil
  }

  private func percentiles(_ node: JSONNode, at place: Place) -> Value? {
    let keys = Percentiles.ranks.map { "p\($0)" }
    let findingCount = log.count
    guard let object = ObjectReader(node, at: place, keys: keys, log: log) else { return nil }
    let numbers = keys.map { key -> Double? in
      // A point that was not released may stand as null.
      if case .null? = object.optional(key)?.value { return nil }
      return end(key, of: object)
    }
    guard log.count == findingCount else { return nil }
    let printedPoints = zip(keys, numbers).compactMap { key, number in number.map { (key: key, number: $0) } }
    guard let greatest = printedPoints.last?.number else {
      log.add("There is no point; percentiles have at least one of \(keys.joined(separator: ", ")).", at: place)
      return nil
    }
    for (lower, upper) in zip(printedPoints, printedPoints.dropFirst()) where lower.number > upper.number {
      log.add(
        "The percentiles are out of order: \(lower.key) is \(printed(lower.number)) and \(upper.key) is "
          + "\(printed(upper.number)).", at: object.place(of: upper.key))
      return nil
    }
    // A publisher that stops at a greatest value prints it for every point beyond.
    let points = numbers.map { number in
      number.map { Percentiles.Point($0, isTopCoded: status == .topCoded && $0 == greatest) }
    }
    return .percentiles(Percentiles(p10: points[0], p25: points[1], p50: points[2], p75: points[3], p90: points[4]))
  }

  private func shares(_ members: [JSONMember], at place: Place) -> Value? {
    var shares: [Share] = []
    for member in members {
      let part = Place(file: place.file, line: member.node.line, field: "\(place.field).\(member.key)")
      guard case .number(let percent, _) = member.node.value else {
        log.add("A share is a number of percent, and this is \(member.node.noun).", at: part)
        continue
      }
      if let fault = PossibleNumber.fault(percent, PossibleNumber.percent) {
        log.add("The share is \(Figure.Status.impossible.rawValue): \(fault).", at: part)
        continue
      }
      shares.append(Share(member.key, percent))
    }
    guard shares.count == members.count else { return nil }
    guard !shares.isEmpty else {
      log.add("There are no shares.", at: place)
      return nil
    }
    return isWhole(shares, at: place) ? .shares(shares) : nil
  }

  /// Whether the parts sum to the whole, as far as the field demands it.
  private func isWhole(_ shares: [Share], at place: Place) -> Bool {
    // What a sum of doubles may be off by.
    let slack = 1e-9
    let tolerance: Double
    switch field {
    case .sexShares: tolerance = 0.1
    case .raceShares, .ageShares, .educationShares:
      if definition.lowercased().contains("overlap") { return true }
      tolerance = 0.5
    default: return true
    }
    let sum = shares.reduce(0) { $0 + $1.percent }
    guard abs(sum - 100) > tolerance + slack else { return true }
    let exception = field == .sexShares ? "" : ", unless the definition says that the parts overlap"
    log.add(
      "The shares sum to \(printed((sum * 100).rounded() / 100)), which is not within \(printed(tolerance)) of 100"
        + "\(exception).", at: place)
    return false
  }

  /// Whether a number is one that the field can have.
  private func isFit(_ number: Double, at place: Place) -> Bool {
    guard let fault = field.fault(number) else { return true }
    log.add("\(field.rawValue) is \(Figure.Status.impossible.rawValue): \(fault).", at: place)
    return false
  }
}

/// The form of a field's values in role files.
private enum ValueForm {
  case number, range, percentiles, shares, name

  var words: String {
    switch self {
    case .number: "a number or a range"
    case .range: "a range such as {\"low\": 1, \"high\": 2}"
    case .percentiles: "percentiles such as {\"p10\": 1, \"p50\": 2}"
    case .shares: "shares such as {\"men\": 50, \"women\": 50}"
    case .name: "a text"
    }
  }
}

extension Field {
  fileprivate var form: ValueForm {
    switch self {
    case .payRange: .range
    case .payPercentiles, .payHourlyPercentiles: .percentiles
    case .educationModal, .educationShares, .ageShares, .sexShares, .raceShares: .shares
    default: unit == .name ? .name : .number
    }
  }
}
