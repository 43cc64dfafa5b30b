import RoleModel
import TerminalScreen

/// Pay by state: the answer that the sample can carry, the bare answer beside it, and every place with what its pay buys.
func placesPane(_ context: PaneContext) -> PaneContent {
  guard let published = context.tables.places?.tables.first else { return noPlaces(context) }
  let pay = context.dollarYear.flatMap { published.aligned(to: $0) } ?? published
  // A factor moves no place before another.
  let ranking = PlaceRanking(pay)
  let columns = PlaceColumns(width: context.width)
  var lines: [Line] = []
  if let closest = context.closest {
    lines += Line.wrapped("borrowed from \(closest.words): no source prices this role by place", to: context.width)
  }
  for (sentence, place) in PlaceSentences(ranking).all {
    lines += Line.wrapped(sentence, to: context.width, subject: place.map { .place($0) })
  }
  lines += context.sharedCodeLines
  if context.isRoomy { lines.append(columns.heading) }
  if let place = context.place, place != context.home {
    lines.append(Line("Place looked at", .heading))
    lines += standingLines(place, pay, ranking, columns, context)
  }
  if let home = context.home {
    lines.append(Line("Your state", .heading))
    lines += standingLines(home, pay, ranking, columns, context)
  }
  if !ranking.ranked.isEmpty {
    lines.append(Line("Ranked: \(counted(ranking.ranked.count, "place")) of 500 workers or more", .heading))
    for (index, place) in ranked(ranking) {
      lines += placeLines(place.row, lead: place.isTiedWithFirst ? "=" : String(index), columns, context)
    }
  }
  if !ranking.leftOut.isEmpty {
    lines.append(Line("Left out: \(counted(ranking.leftOut.count, "place"))", .heading))
    for place in ranking.leftOut { lines += leftOutLines(place, columns, context) }
  }
  for text in footnotes(pay, ranking, context) { lines += Line.wrapped(text, to: context.width, style: .dim) }
  let dollars = context.dollarYear.map { ", in \($0) dollars" } ?? ""
  return PaneContent(note: context.sources.vintage(pay.source, year: pay.year) + dollars, lines: lines)
}

private func noPlaces(_ context: PaneContext) -> PaneContent {
  if context.lacksParts { return PaneContent(lines: []) }
  let reason =
    switch context.role.kind {
    case .profile, .own:
      "No source states this role's pay by place."
        + (context.role.candidates.isEmpty
          ? "" : " \(context.keys.words(of: .closest)) chooses the closest occupation, to borrow its places.")
    case .mention: "This role is only named by the articles: no figures."
    case .occupation: "No table of pay by place covers this occupation."
    }
  return PaneContent(lines: Line.wrapped(reason, to: context.width, style: .dim))
}

private func ranked(_ ranking: PlaceRanking) -> [(Int, PlaceRanking.Ranked)] {
  ranking.ranked.enumerated().map { ($0.offset + 1, $0.element) }
}

/// One place, and where it stands by the bare numbers.
private func standingLines(
  _ place: String, _ pay: PlacePay, _ ranking: PlaceRanking, _ columns: PlaceColumns, _ context: PaneContext
) -> [Line] {
  guard let row = pay.row(of: place) else {
    return Line.wrapped("\(USPlace.name(of: place)): not in the table", to: context.width, style: .dim)
  }
  var lines = placeLines(row, lead: "▸", columns, context)
  var words: [String] = []
  if let standing = ranking.medianStanding(of: place) {
    words.append("\(ordinal(standing.rank)) of \(standing.count) by bare median")
  }
  if let standing = ranking.meanStanding(of: place) { words.append("\(ordinal(standing.rank)) by mean") }
  if let index = ranking.ranked.firstIndex(where: { $0.row.place == place }) {
    let tie = ranking.ranked[index].isTiedWithFirst ? ", not told apart from the first" : ""
    words.append("ranked \(ordinal(index + 1)) of \(ranking.ranked.count)\(tie)")
  } else if let left = ranking.leftOut.first(where: { $0.row.place == place }) {
    words.append("left out of the ranking: \(left.reason.words)")
  }
  lines += Line.wrapped("  " + words.joined(separator: "; "), to: context.width, style: .dim)
  return lines
}

private func placeLines(
  _ row: PlacePay.Row, lead: String, _ columns: PlaceColumns, _ context: PaneContext
) -> [Line] {
  let name = USPlace.name(of: row.place)
  let bought = bought(row, context)
  let subject = Subject.place(row.place)
  if context.isSpoken {
    let place = Int(lead).map { "\(ordinal($0)), " } ?? (lead == "=" ? "not told apart from the first, " : "")
    let error = row.meanError.map { ", relative standard error of the mean \(NumberText.plain($0)) %" } ?? ""
    let jobs = row.jobs.number.map { ", \(NumberText.grouped($0)) jobs" } ?? ""
    let buys = bought == "–" ? ", what it buys is not known" : ", buys \(inDollars(bought)) at national prices"
    let amount = row.median.lack ?? row.median.dollarText + " a year"
    return [Line("\(place)\(name): median \(amount)\(error)\(buys)\(jobs)", subject: subject)]
  }
  guard context.isRoomy else {
    let error = row.meanError.map { ", RSE \(NumberText.plain($0)) %" } ?? ""
    let jobs = row.jobs.number.map { ", \(NumberText.grouped($0)) jobs" } ?? ""
    return Line.wrapped(
      "\(lead) \(name): \(row.median.text)\(error), buys \(bought)\(jobs)", to: context.width, indent: 2,
      subject: subject)
  }
  var spans = [
    Span(TextWidth.rightAligned(lead, to: columns.lead) + " ", .dim), Span(TextWidth.padded(name, to: columns.name)),
    Span(TextWidth.rightAligned(row.median.text, to: columns.amount)),
  ]
  if columns.showsAll { spans.append(Span(TextWidth.rightAligned(row.mean.text, to: columns.amount))) }
  let error = row.meanError.map { NumberText.fixed($0, digits: 1) } ?? "–"
  spans.append(Span(TextWidth.rightAligned(error, to: columns.error), .dim))
  if columns.showsAll { spans.append(Span(TextWidth.rightAligned(row.jobs.text, to: columns.amount))) }
  spans.append(Span(TextWidth.rightAligned(bought, to: columns.amount)))
  return [Line(spans, subject: subject)]
}

private func leftOutLines(
  _ place: PlaceRanking.LeftOut, _ columns: PlaceColumns, _ context: PaneContext
) -> [Line] {
  let name = USPlace.name(of: place.row.place)
  let subject = Subject.place(place.row.place)
  let median = place.row.median.number == nil ? "–" : place.row.median.text
  guard context.isRoomy else {
    return Line.wrapped("\(name): \(median) (\(place.reason.words))", to: context.width, indent: 2, subject: subject)
  }
  let used = columns.lead + 1 + columns.name + columns.amount
  return [
    Line(
      [
        Span(String(repeating: " ", count: columns.lead + 1) + TextWidth.padded(name, to: columns.name), .dim),
        Span(TextWidth.rightAligned(median, to: columns.amount), .dim),
        Span(TextWidth.rightAligned(place.reason.words, to: min(22, context.width - used)), .dim),
      ], subject: subject)
  ]
}

/// What the median buys at the nation's prices; "–" where there is no parity.
private func bought(_ row: PlacePay.Row, _ context: PaneContext) -> String {
  guard let parity = context.tables.parities?[row.place] else { return "–" }
  switch row.median {
  case .number(let median): return NumberText.grouped(parity.bought(for: median))
  case .atLeast(let median): return "≥ " + NumberText.grouped(parity.bought(for: median))
  case .withheld, .impossible: return "–"
  }
}

private func footnotes(_ pay: PlacePay, _ ranking: PlaceRanking, _ context: PaneContext) -> [String] {
  var texts = [
    "Ranked by what the median is at least, median × (1 - 1.645 × RSE). OEWS prints no error of a median: the RSE of the "
      + "mean, in percent, stands in for it."
  ]
  if !ranking.ties.isEmpty, !context.isSpoken { texts.append("= not told apart from the first") }
  if let label = context.tables.parities?.values.vintages(context.sources) {
    texts.append("buys: the median at national prices (\(label), all items); – where no parity is published")
  }
  return texts
}

/// The widths of the columns; mean and jobs only where there is room.
private struct PlaceColumns {
  let lead = 2
  let name: Int
  let amount: Int
  let error: Int
  let showsAll: Bool

  init(width: Int) {
    showsAll = width >= 64
    amount = showsAll ? 10 : 9
    error = showsAll ? 7 : 5
    // Numbers far from their names are hard to follow.
    name = max(4, min(24, width - lead - 1 - error - amount * (showsAll ? 4 : 2)))
  }

  var heading: Line {
    var text = String(repeating: " ", count: lead + 1) + TextWidth.padded("$ a year", to: name)
    text += TextWidth.rightAligned("median", to: amount)
    if showsAll { text += TextWidth.rightAligned("mean", to: amount) }
    text += TextWidth.rightAligned(showsAll ? "RSE %" : "RSE", to: error)
    if showsAll { text += TextWidth.rightAligned("jobs", to: amount) }
    return Line(text + TextWidth.rightAligned("buys", to: amount), .dim)
  }
}
