import RoleModel

/// What O*NET's tables show of the texts: that each line rests on tasks of its occupation, in words of our own, and that most of
/// what the occupation is about is told.
struct WorkCheck {
  let tasks: OccupationTasks
  let log: FindingLog

  /// So many words in a row that stand in a task, or in the occupation's description, are O*NET's sentence and not ours.
  private static let copiedRun = 6

  func run(_ reader: WorkReader) {
    for work in reader.works { check(work) }
    for (activity, place) in reader.activities where !tasks.activities.contains(activity.id) {
      log.add("O*NET has no intermediate activity \(activity.id).", at: place)
    }
    if let last = reader.works.last {
      let told = Set(reader.works.map(\.work.code))
      reportMissing("occupation", tasks.tasks.keys.filter { !told.contains($0) }, at: last.place)
    }
    if let last = reader.activities.last {
      let named = Set(reader.activities.map(\.activity.id))
      reportMissing("activity", tasks.activities.filter { !named.contains($0) }, at: last.place)
    }
  }

  private func reportMissing(_ noun: String, _ missing: [String], at place: Place) {
    guard !missing.isEmpty else { return }
    let (first, more) = (missing.sorted().prefix(5), missing.count > 5 ? " and \(missing.count - 5) more" : "")
    let count = counted(missing.count, noun, noun == "activity" ? "activities" : nil)
    log.add("\(count) of O*NET's have no text here: \(first.joined(separator: ", "))\(more).", at: place)
  }

  private func check(_ decoded: DecodedWork) {
    let work = decoded.work
    let unknown = work.tellsOf.filter { tasks.tasks[$0] == nil }
    guard unknown.isEmpty else {
      log.add("O*NET has no tasks of \(joinedInWords(unknown)).", at: decoded.place)
      return
    }
    let own = work.tellsOf.flatMap { tasks.tasks[$0] ?? [] }
    let ids = Set(own.map(\.id))
    for (line, place) in zip(work.lines, decoded.linePlaces) {
      for id in line.tasks where !ids.contains(id) { refuse(id, at: place) }
    }
    for trait in work.traits {
      for id in trait.tasks where !ids.contains(id) { refuse(id, at: decoded.place) }
    }
    if own.count >= 6, !Work.usualLineCounts.contains(work.lines.count) {
      log.add(
        "\(counted(work.lines.count, "line")) of \(own.count) tasks, and there have to be 5 to 8.", at: decoded.place)
    }
    checkCore(decoded, own)
    checkWords(decoded, own)
  }

  private func refuse(_ id: Int, at place: Place) {
    let owner = tasks.tasks.first { $0.value.contains { $0.id == id } }?.key
    log.add(
      owner.map { "Task \(id) is of \($0), another occupation." } ?? "O*NET has no task \(id).", at: place)
  }

  /// At least half of what is core has to be told.
  private func checkCore(_ decoded: DecodedWork, _ own: [OccupationTasks.Task]) {
    // Of a joined occupation's, what one of the joined ones alone does may be left out.
    guard decoded.work.tellsOf == [decoded.work.code] else { return }
    let core = Set(own.filter(\.isCore).map(\.id))
    let told = core.intersection(decoded.work.lines.flatMap(\.tasks))
    if 2 * told.count < core.count {
      log.add("Only \(told.count) of \(core.count) core tasks stand behind a line.", at: decoded.place)
    }
  }

  private func checkWords(_ decoded: DecodedWork, _ own: [OccupationTasks.Task]) {
    var runs = Set<[String]>()
    for words in own.map(\.words) + decoded.work.tellsOf.compactMap({ tasks.descriptions[$0] }) {
      runs.formUnion(Self.runs(of: words))
    }
    let texts =
      [(decoded.work.summary, decoded.summaryPlace)] + zip(decoded.work.lines.map(\.text), decoded.linePlaces)
    for (text, place) in texts {
      if let run = Self.runs(of: wordsOf(text)).first(where: runs.contains) {
        log.add("\"\(run.joined(separator: " "))\" are O*NET's words: say it in others.", at: place)
      }
    }
  }

  private static func runs(of words: [String]) -> [[String]] {
    guard words.count >= copiedRun else { return [] }
    return (0...(words.count - copiedRun)).map { Array(words[$0..<($0 + copiedRun)]) }
  }
}
