/// What a comparison says of pay, and of who prices each role.
extension ComparisonSentences {
  /// The first role's pay against another one's, by the most telling figure that carries a statement.
  func pay(_ other: Int) -> ComparedSentence? {
    amountsPay(other, yearlyAmounts)
      ?? amountsPay(other, rows(of: .payHourlyPercentiles) + rows(of: .payHourly))
      ?? payRanges(other) ?? unlikeAmounts(other) ?? unlikePay(other) ?? refusedPay(other)
  }

  /// A median is what half of them earn; an average goes with the few who earn most.
  private var yearlyAmounts: [Int] { rows(of: .payMedian, .payPercentiles) + rows(of: .payMean) }

  /// The first of these rows that carries a statement.
  private func amountsPay(_ other: Int, _ amounts: [Int]) -> ComparedSentence? {
    let (a, b) = (names[0], names[other])
    func judgement(_ row: Int) -> Judgement { rows[row].judgements[other - 1] }
    func vintage(_ row: Int) -> String { self.vintage(rows[row], [0, other]) }
    func word(_ row: Int) -> String {
      switch rows[row].field {
      case .payMean: "average"
      case .payHourly: "average hourly"
      case .payHourlyPercentiles: "median hourly"
      default: "median"
      }
    }
    if let row = amounts.first(where: { judgement($0).reason == Judge.oneNumberReason }) {
      return ComparedSentence(
        "The pay of \(a) and \(b) is one number: the source counts them together (\(vintage(row))).", rows: [row],
        how: "both figures are one cell of one table")
    }
    if let row = amounts.first(where: { judgement($0).verdict == .same }) {
      return ComparedSentence(
        "\(a) and \(b) have the same \(word(row)) pay (\(vintage(row))).", rows: [row], how: "equal as printed")
    }
    // The other centre of the same source's pay, where it says less, or the opposite.
    func exception(_ row: Int) -> String {
      let other = amounts.first {
        rows[$0].field != rows[row].field
          && rows[$0].values.map { $0?.figure.source } == rows[row].values.map { $0?.figure.source }
          && ![judgement(row).verdict, .unknown].contains(judgement($0).verdict)
      }
      guard let other else { return "" }
      return judgement(other).verdict.isDifference
        ? "; by the \(word(other)) pay it is the other way round"
        : judgement(other).verdict == .cannotTell ? "; by the \(word(other)) pay the two can't be told apart" : ""
    }
    if let row = amounts.first(where: { judgement($0).verdict.isDifference }) {
      let isFirst = judgement(row).verdict == .higher
      let (more, less) = isFirst ? (a, b) : (b, a)
      let texts = [0, other].map { amountText(rows[row].values[$0]) }
      guard let ratio = judgement(row).ratio else {
        return ComparedSentence(
          "\(Wording.possessive(more)) \(word(row)) pay is higher than \(Wording.possessive(less)) (\(vintage(row)))"
            + "\(exception(row)).",
          rows: [row], how: "\(texts[isFirst ? 0 : 1]) against \(texts[isFirst ? 1 : 0])")
      }
      let times = isFirst ? ratio : 1 / ratio
      return ComparedSentence(
        "\(Wording.possessive(more)) \(word(row)) pay is \(NumberText.fixed(times, digits: 2)) times "
          + "\(Wording.possessive(less)) (\(vintage(row)))\(exception(row)).",
        rows: [row],
        how: "\(texts[isFirst ? 0 : 1]) divided by \(texts[isFirst ? 1 : 0]) is \(NumberText.fixed(times, digits: 3))")
    }
    if let row = amounts.first(where: { judgement($0).verdict == .cannotTell }) {
      let reason = judgement(row).reason.split(separator: ";").first.map(String.init) ?? ""
      return ComparedSentence(
        "The \(word(row)) pay of \(a) and \(b) can't be told apart: \(reason) (\(vintage(row))).", rows: [row],
        how: judgement(row).reason)
    }
    return nil
  }

  private func payRanges(_ other: Int) -> ComparedSentence? {
    let (a, b) = (names[0], names[other])
    let ranges = rows(of: .payRange)
    if let row = ranges.first(where: { rows[$0].judgements[other - 1].verdict.isDifference }) {
      let isFirst = rows[row].judgements[other - 1].verdict == .higher
      let (more, less) = isFirst ? (a, b) : (b, a)
      return ComparedSentence(
        "All of \(Wording.possessive(more)) printed pay range lies above \(Wording.possessive(less)) "
          + "(\(vintage(rows[row], [0, other]))).",
        rows: [row], how: "the lower end of the one range is above the upper end of the other")
    }
    if let row = ranges.first(where: { rows[$0].judgements[other - 1].verdict == .cannotTell }) {
      return ComparedSentence(
        "\(Wording.possessive(a)) and \(Wording.possessive(b)) printed pay ranges overlap "
          + "(\(vintage(rows[row], [0, other]))).",
        rows: [row], how: "each range has an end that lies within the other one")
    }
    return nil
  }

  /// Two averages, or two medians, of one row that measure different things: both are said, with what keeps them apart.
  private func unlikeAmounts(_ other: Int) -> ComparedSentence? {
    let row = yearlyAmounts.first { rows[$0].judgements[other - 1].verdict == .notComparable }
    guard let row, let first = rows[row].values[0], let second = rows[row].values[other] else { return nil }
    let reason = rows[row].judgements[other - 1].reason
    var why = reason
    if first.figure.definition != second.figure.definition {
      let undated = [first.figure, second.figure].filter { $0.year == nil }
      why = "their definitions differ"
      if undated.count == 1 { why += ", and \(sources.label(undated[0].source)) states no year" }
    }
    let word = rows[row].field == .payMean ? "average" : "median"
    func words(_ value: ComparedValue) -> String {
      "\(amountText(value)) (\(sources.vintage(of: value.figure)))"
    }
    return ComparedSentence(
      "\(Wording.possessive(names[0])) \(word) pay, \(words(first)), and \(Wording.possessive(names[other])), "
        + "\(words(second)), can't be compared: \(why).",
      rows: [row], how: reason)
  }

  /// One role has only an average and the other only a range: both are said, neither is compared.
  private func unlikePay(_ other: Int) -> ComparedSentence? {
    let sides = [0, other]
    let pays = sides.map { ListedPay.figure(of: roles[$0].figures) }
    guard let first = pays[0], let second = pays[1], first.field != second.field else { return nil }
    func words(_ figure: Figure) -> String {
      if case .percentiles(let percentiles) = figure.value, let median = percentiles.median {
        let amount = (median.isTopCoded ? "≥ $" : "$") + NumberText.grouped(median.number)
        return "a median, \(amount) (\(sources.vintage(of: figure)))"
      }
      return
        "\(figure.field == .payMean ? "an" : "a") \(figure.field.words), \(figure.valueText) (\(sources.vintage(of: figure)))"
    }
    let text =
      "\(Wording.possessive(names[0])) pay is printed as \(words(first)), \(Wording.possessive(names[other])) as "
      + "\(words(second)): not comparable."
    let stands = rows.indices.filter { row in
      zip(sides, [first, second]).contains { side, figure in
        rows[row].values[side]?.observation.figures.contains {
          $0.field == figure.field && $0.source == figure.source && $0.definition == figure.definition
        } ?? false
      }
    }
    return ComparedSentence(
      text, rows: stands, how: "figures of different definitions are never set against each other")
  }

  private func refusedPay(_ other: Int) -> ComparedSentence? {
    let refused = rows.indices.first { index in
      rows[index].field.pane == .salary && rows[index].field.unit == .dollarsPerYear
        && rows[index].judgements[other - 1].verdict == .notComparable
    }
    guard let row = refused else { return nil }
    // The definitions themselves stand in the row's receipt: a sentence has to stay readable.
    let reason = rows[row].judgements[other - 1].reason
    let words = reason.hasPrefix("definitions differ") ? "their definitions differ" : reason
    return ComparedSentence(
      "\(Wording.possessive(names[0])) and \(Wording.possessive(names[other])) pay can't be compared: \(words).",
      rows: [row], how: reason)
  }

  /// In one year's dollars: whose pay stays as published, because it states no year.
  var undated: ComparedSentence? {
    guard let year else { return nil }
    var labels: [String] = []
    let left = rows.indices.filter { index in
      let figures = rows[index].values.compactMap { $0?.figure }.filter {
        $0.isPay && $0.year == nil && $0.value != .missing
      }
      for label in figures.map({ sources.label($0.source) }) where !labels.contains(label) { labels.append(label) }
      return !figures.isEmpty
    }
    guard !labels.isEmpty else { return nil }
    return ComparedSentence(
      "\(joinedInWords(labels)) \(labels.count == 1 ? "states" : "state") no year: \(labels.count == 1 ? "its" : "their") "
        + "pay is left out of the \(year) dollars and stays as published.",
      rows: left, how: "only pay of a known year can be brought to another year's dollars, by \(PriceIndex.name(year))")
  }

  /// How much of the distance between a role's dated and undated averages the years would explain.
  func vintage(_ side: Int) -> ComparedSentence? {
    let averages = roles[side].figures(.payMean)
    guard let undated = averages.first(where: { $0.year == nil }),
      let dated = averages.first(where: { $0.year != nil }),
      let note = VintageNote(undated: undated, dated: dated, sources: sources)
    else { return nil }
    let stands = rows(of: .payMean).filter { rows[$0].values[side] != nil }
    return ComparedSentence("For \(names[side]): " + note.text, rows: stands, how: note.formula)
  }

  /// How many publishers price each role, beyond those who price all.
  var pricing: ComparedSentence? {
    func publishers(_ role: Role, _ unit: Unit) -> Set<String> {
      Set(role.figures.filter { $0.field.unit == unit && $0.value != .missing }.map { sources.group($0.source) })
    }
    let yearly = roles.map { publishers($0, .dollarsPerYear) }
    let hourly = roles.map { publishers($0, .dollarsPerHour) }
    let publishers = zip(yearly, hourly).map { $0.union($1) }
    let stands = rows.indices.filter {
      [.dollarsPerYear, .dollarsPerHour].contains(rows[$0].field.unit)
        && rows[$0].values.contains { $0.map { $0.value != .missing } ?? false }
    }
    let how =
      "publishers with pay a year or an hour: "
      + zip(names, publishers).map { "\($0) \($1.count)" }.joined(separator: ", ")
    func said(_ text: String) -> ComparedSentence { ComparedSentence(text, rows: stands, how: how) }
    let bare = names.indices.filter { publishers.indices.contains($0) && publishers[$0].isEmpty }.map { names[$0] }
    if bare.count == roles.count { return said("No source prices \(joinedInWords(bare, by: "or")).") }
    guard roles.count == 2 else {
      return bare.isEmpty ? nil : said("No source prices \(joinedInWords(bare, by: "or")).")
    }
    func clause(_ side: Int, _ count: Int, _ noun: String) -> String {
      self.clause(count, noun, names[side]) + (count > 0 && yearly[side].isEmpty ? ", by the hour only" : "")
    }
    if let missing = bare.first {
      let priced = publishers[0].isEmpty ? 1 : 0
      return said(
        Wording.capital(clause(priced, publishers[priced].count, "source")) + "; no source prices \(missing).")
    }
    let shared = publishers[0].intersection(publishers[1])
    let counts = publishers.map { $0.subtracting(shared).count }
    if counts == [0, 0] { return nil }
    let noun = shared.isEmpty ? "source" : "more source"
    let clauses = [0, 1].sorted { counts[$0] > counts[$1] }.map { clause($0, counts[$0], noun) }
    return said(Wording.capital(clauses[0]) + "; " + clauses[1] + ".")
  }

  /// "two more sources price A"; of none, "no other prices B", since a shared source may price both.
  private func clause(_ count: Int, _ noun: String, _ name: String) -> String {
    count == 0
      ? "no other prices \(name)"
      : "\(Wording.counted(count, noun)) \(count == 1 ? "prices" : "price") \(name)"
  }

  private func amountText(_ value: ComparedValue?) -> String {
    guard let value else { return "" }
    if case .percentiles(let percentiles) = value.value, let median = percentiles.median {
      let amount =
        value.figure.unit == .dollarsPerHour
        ? NumberText.fixed(median.number, digits: 2) : NumberText.grouped(median.number)
      return (median.isTopCoded ? "≥ $" : "$") + amount
    }
    return value.figure.valueText
  }
}
