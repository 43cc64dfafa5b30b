import RoleModel
import SystemFiles

/// Reads the files that tell what the work of occupations is, by the rules of `WorkFiles.md`.
package enum WorkFile {
  /// Whether a JSON text is such a file, and not one of roles.
  package static func isOne(path: String) -> Bool {
    guard let bytes = try? RegularFile.bytes(of: path, limit: JSONReader.greatestLength),
      case .object(let members)? = try? JSONReader.read(bytes).value
    else { return false }
    return members.contains { WorkReader.keys.contains($0.key) }
  }

  /// What is wrong in files that one catalog would hold.
  ///
  /// - Parameter tasks: O*NET's tasks; nil where the tables are not at hand, and what needs them is not checked.
  package static func check(paths: [String], against tasks: OccupationTasks? = nil) -> Check {
    let log = FindingLog()
    var reader = WorkReader(log: log)
    for path in paths {
      do throws(RegularFile.Refusal) {
        reader.read(try RegularFile.bytes(of: path, limit: JSONReader.greatestLength), file: path)
      } catch {
        log.add("The file cannot be read: \(error.words).", at: Place(file: path, line: 1, field: ""))
      }
    }
    return check(reader, files: paths, against: tasks)
  }

  /// What is wrong in texts that are at hand, each under the name of its file.
  static func check(texts: [(file: String, bytes: [UInt8])], against tasks: OccupationTasks? = nil) -> Check {
    var reader = WorkReader(log: FindingLog())
    for text in texts { reader.read(text.bytes, file: text.file) }
    return check(reader, files: texts.map(\.file), against: tasks)
  }

  private static func check(_ reader: WorkReader, files: [String], against tasks: OccupationTasks?) -> Check {
    if let tasks { WorkCheck(tasks: tasks, log: reader.log).run(reader) }
    return Check(
      works: reader.works.map(\.work), activities: reader.activities.map(\.activity),
      findings: reader.log.sorted(files: files))
  }

  /// What was read, and what is wrong with it.
  package struct Check: Sendable {
    package let works: [Work]
    package let activities: [WorkActivity]
    package let findings: [Finding]
  }
}

/// An occupation's work as a file holds it, with the places that later checks point at.
struct DecodedWork {
  var work: Work
  var place: Place
  var summaryPlace: Place
  var linePlaces: [Place]
}

/// Takes the files apart, and reports what needs no table to be seen.
struct WorkReader {
  let log: FindingLog
  private(set) var works: [DecodedWork] = []
  private(set) var activities: [(activity: WorkActivity, place: Place)] = []
  private var codes: [String: Place] = [:]
  private var lines: [[UInt8]: Place] = [:]

  static let keys = ["work", "activities"]

  init(log: FindingLog) { self.log = log }

  mutating func read(_ bytes: [UInt8], file: String) {
    do {
      let node = try JSONReader.read(bytes)
      let place = Place(file: file, line: node.line, field: "")
      guard let object = ObjectReader(node, at: place, keys: Self.keys, log: log) else { return }
      for (node, place) in object.elements("work") { read(node, at: place) }
      for (node, place) in object.elements("activities") { readActivity(node, at: place) }
    } catch {
      log.add("Column \(error.column): \(error.message)", at: Place(file: file, line: error.line, field: ""))
    }
  }

  private mutating func read(_ node: JSONNode, at place: Place) {
    let keys = ["code", "joins", "is", "does", "traits"]
    guard let object = ObjectReader(node, at: place, keys: keys, log: log) else { return }
    guard let code = code(object) else { return }
    var linePlaces: [Place] = []
    var lines: [Work.Line] = []
    for (node, place) in object.elements("does") {
      guard let line = line(node, at: place) else { continue }
      lines.append(line)
      linePlaces.append(place)
    }
    if !Work.lineCounts.contains(lines.count) {
      log.add("\(counted(lines.count, "line")), and there have to be 3 to 8.", at: object.place(of: "does"))
    }
    let work = Work(
      code: code, tellsOf: joined(object, code: code), summary: summary(object), lines: lines, traits: traits(object))
    works.append(
      DecodedWork(work: work, place: place, summaryPlace: object.place(of: "is"), linePlaces: linePlaces))
  }

  private mutating func code(_ object: ObjectReader) -> String? {
    guard let code = object.text("code") else { return nil }
    let place = object.place(of: "code")
    guard code.wholeMatch(of: /[0-9]{2}-[0-9]{4}(\.[0-9]{2})?/) != nil else {
      log.add("\"\(code)\" is no code: O*NET's have the form 11-2011.00, those of the pay tables 11-2011.", at: place)
      return nil
    }
    if let first = codes[code] {
      log.add("\(code) stands at \(first.words) already.", at: place)
      return nil
    }
    codes[code] = place
    return code
  }

  /// The occupations whose tasks are told.
  private func joined(_ object: ObjectReader, code: String) -> [String] {
    let isJoined = !code.contains(".")
    guard object.optional("joins") != nil || isJoined else { return [code] }
    if !isJoined {
      log.add("\(code) has tasks of its own. Only codes of the pay tables join others.", at: object.place(of: "joins"))
    }
    let codes = object.elements("joins").compactMap { fitText($0.node, at: $0.place, log: log) }
    if codes.count < 2 {
      log.add("\(code) joins two O*NET occupations at least: name them.", at: object.place(of: "joins"))
    }
    return codes
  }

  private func summary(_ object: ObjectReader) -> String {
    guard let text = object.text("is") else { return "" }
    let place = object.place(of: "is")
    if !(35...120).contains(text.count) { log.add("\(text.count) characters, and 35 to 120 fit.", at: place) }
    if text.last != "." { log.add("A sentence ends with a full stop.", at: place) }
    return text
  }

  private mutating func line(_ node: JSONNode, at place: Place) -> Work.Line? {
    guard let object = ObjectReader(node, at: place, keys: ["text", "tasks"], log: log), let text = object.text("text")
    else { return nil }
    if !(22...80).contains(text.count) { log.add("\(text.count) characters, and 22 to 80 fit.", at: place) }
    if text.last == "." { log.add("A line ends without a full stop.", at: place) }
    if text.first?.isUppercase != true { log.add("A line begins with a capital.", at: place) }
    if let first = lines[folded(text)] {
      log.add("The same line stands at \(first.words): say what sets the two apart.", at: place)
    }
    lines[folded(text)] = place
    return Work.Line(text: text, tasks: tasks(object))
  }

  private func tasks(_ object: ObjectReader) -> [Int] {
    var tasks: [Int] = []
    for (node, place) in object.elements("tasks") {
      guard case .number(let number, 0) = node.value, let id = Int(exactly: number), id > 0 else {
        log.add("A task is named by its number.", at: place)
        continue
      }
      if tasks.contains(id) { log.add("Task \(id) is named twice.", at: place) }
      tasks.append(id)
    }
    if tasks.isEmpty { log.add("No task is named.", at: object.place(of: "tasks")) }
    return tasks
  }

  private func traits(_ object: ObjectReader) -> [Work.ShownTrait] {
    var traits: [Work.ShownTrait] = []
    for (node, place) in object.elements("traits") {
      guard let entry = ObjectReader(node, at: place, keys: ["is", "tasks"], log: log),
        let trait: WorkTrait = entry.word("is", "trait")
      else { continue }
      if traits.contains(where: { $0.trait == trait }) { log.add("\(trait.rawValue) stands there twice.", at: place) }
      traits.append(Work.ShownTrait(trait: trait, tasks: tasks(entry)))
    }
    if !(3...12).contains(traits.count) {
      log.add("\(counted(traits.count, "trait")), and there have to be 3 to 12.", at: object.place(of: "traits"))
    }
    return traits
  }
}

extension WorkReader {
  private mutating func readActivity(_ node: JSONNode, at place: Place) {
    guard let object = ObjectReader(node, at: place, keys: ["id", "name", "words"], log: log),
      let id = object.text("id"), let name = object.text("name")
    else { return }
    if id.wholeMatch(of: /4\.A\.[0-9]\.[a-z]\.[0-9]+\.I[0-9]{2}/) == nil {
      log.add("\"\(id)\" is no id of an intermediate activity, such as 4.A.1.a.1.I01.", at: object.place(of: "id"))
    }
    if let first = activities.first(where: { $0.activity.id == id || $0.activity.name == name }) {
      log.add("This id or name stands at \(first.place.words) already.", at: place)
    }
    let count = name.split(separator: " ").count
    if !(2...6).contains(count) {
      log.add("The name has \(counted(count, "word")), and 2 to 6 fit.", at: object.place(of: "name"))
    }
    let words = object.elements("words").compactMap { fitText($0.node, at: $0.place, log: log) }
    if words.isEmpty { log.add("No word is named that people search it by.", at: object.place(of: "words")) }
    activities.append((WorkActivity(id: id, name: name, words: words), place))
  }
}

extension Work {
  /// How many lines there can be; an occupation of six tasks or more has ``usualLineCounts``.
  static let lineCounts = 3...8
  static let usualLineCounts = 5...8
}
