import Foundation
import RoleModel
import Testing

@testable import RoleImport

/// What is refused in a file that tells what the work is, with the line and field that its finding names.
@Suite struct WorkFileTests {
  private static let sound = """
    {"work": [
    {"code": "11-9999.00",
     "is": "Watches the harbor, sends boats to their places and keeps the peace there.",
     "does": [
       {"text": "Sends each boat to a free berth", "tasks": [1]},
       {"text": "Walks the piers and looks for damage", "tasks": [2, 3]},
       {"text": "Writes down which boats come and go", "tasks": [4]},
       {"text": "Settles quarrels between skippers", "tasks": [5]},
       {"text": "Collects the fees that boats owe", "tasks": [6]}],
     "traits": [{"is": "outdoors", "tasks": [2]}, {"is": "records", "tasks": [4]}, {"is": "money", "tasks": [6]}]}
    ]}
    """

  private static let tasks = OccupationTasks(
    tasks: [
      "11-9999.00": (1...6).map { id in
        OccupationTasks.Task(id: id, isCore: id < 5, words: wordsOf(id == 1 ? "Assign every boat to a berth" : ""))
      },
      "11-9999.01": [OccupationTasks.Task(id: 9, isCore: true, words: [])],
    ], descriptions: ["11-9999.00": wordsOf("Oversee all that goes on within one harbor.")])

  private func findings(_ text: String, against tasks: OccupationTasks? = nil) -> [String] {
    WorkFile.check(texts: [("11.json", Array(text.utf8))], against: tasks).findings.map(\.description)
  }

  private func changed(_ old: String, _ new: String) -> String {
    #expect(Self.sound.contains(old))
    return Self.sound.replacing(old, with: new)
  }

  @Test func `a sound file has its lines and traits with the tasks behind them`() throws {
    let check = WorkFile.check(texts: [("11.json", Array(Self.sound.utf8))])
    #expect(check.findings.isEmpty)
    let work = try #require(check.works.first)
    #expect(work.lines.count == 5 && work.lines[1].tasks == [2, 3] && work.tellsOf == ["11-9999.00"])
    #expect(work.traits.map(\.trait) == [.outdoors, .records, .money])
  }

  @Test(arguments: [
    ("\"11-9999.00\"", "\"11-99\"", "11.json:2: work[0].code: \"11-99\" is no code"),
    ("Watches the harbor, sends boats to their places and keeps the peace there.", "Too short.", "work[0].is: 10 char"),
    ("the peace there.", "the peace there", "work[0].is: A sentence ends with a full stop."),
    ("Sends each boat to a free berth", "Sends boats", "work[0].does[0]: 11 characters, and 22 to 80 fit."),
    ("Sends each boat to a free berth", "Sends each boat to a free berth.", "ends without a full stop"),
    ("Sends each boat to a free berth", "sends each boat to a free berth", "begins with a capital"),
    (
      "Sends each boat to a free berth", "Collects the fees that boats owe",
      "11.json:9: work[0].does[4]: The same line stands at 11.json:5: say what sets the two apart."
    ),
    ("\"tasks\": [1]", "\"tasks\": []", "work[0].does[0].tasks: No task is named."),
    ("\"tasks\": [1]", "\"tasks\": [1, 1]", "Task 1 is named twice."),
    ("\"tasks\": [1]", "\"tasks\": [1.5]", "A task is named by its number."),
    ("\"tasks\": [1]", "\"tasks\": [1e300]", "A task is named by its number."),
    ("outdoors", "outdors", "work[0].traits[0].is: \"outdors\" is no trait. Did you mean \"outdoors\"?"),
    ("records", "outdoors", "outdoors stands there twice."), ("\"money\"", "\"coins\"", "\"coins\" is no trait"),
    ("\"code\"", "\"cod\"", "The key \"cod\" is unknown here. Did you mean \"code\"?"),
    (
      "\"11-9999.00\"", "\"11-9999\"",
      "11.json:2: work[0].joins: 11-9999 joins two O*NET occupations at least: name them."
    ),
  ])
  func `what is wrong is said with its place`(old: String, new: String, finding: String) {
    #expect(findings(changed(old, new)).contains { $0.contains(finding) }, "\(findings(changed(old, new)))")
  }

  @Test func `one occupation stands there once, with three lines and three traits at least`() {
    let twice = changed("\n]}", ",\n" + Self.sound.split(separator: "\n").dropFirst().joined(separator: "\n"))
    #expect(findings(twice).contains { $0.contains("11-9999.00 stands at 11.json:2 already.") })
    #expect(
      findings("{\"work\": [{\"code\": \"11-9999.00\", \"is\": \"x\"}]}").filter { $0.contains("there have to be 3") }
        .count == 2)
  }

  @Test(arguments: [
    ("\"tasks\": [1]", "\"tasks\": [9]", "Task 9 is of 11-9999.01, another occupation."),
    ("\"tasks\": [1]", "\"tasks\": [77]", "O*NET has no task 77."),
    ("{\"is\": \"money\", \"tasks\": [6]}", "{\"is\": \"money\", \"tasks\": [9]}", "Task 9 is of 11-9999.01"),
    ("\"11-9999.00\"", "\"11-9999.02\"", "O*NET has no tasks of 11-9999.02."),
    (
      "Sends each boat to a free berth", "Has to assign every boat to a berth",
      "\"assign every boat to a berth\" are O*NET's words: say it in others."
    ),
    (
      "Watches the harbor,", "Looks at all that goes on within one harbor,", "\"all that goes on within one\" are O*NET"
    ),
    ("\"tasks\": [2, 3]", "\"tasks\": [5]", "1 occupation of O*NET's have no text here: 11-9999.01."),
  ])
  func `what only the tables show is said too`(old: String, new: String, finding: String) {
    let found = findings(changed(old, new), against: Self.tasks)
    #expect(found.contains { $0.contains(finding) }, "\(found)")
  }

  @Test func `half of what is core has to be told, in five lines where there are so many tasks`() {
    let found = findings(
      Self.sound.replacing("\"tasks\": [1]}", with: "\"tasks\": [5]}").replacing("[2, 3]", with: "[6]")
        .replacing("   {\"text\": \"Settles quarrels between skippers\", \"tasks\": [5]},\n", with: ""),
      against: Self.tasks)
    #expect(found.contains { $0.contains("Only 1 of 4 core tasks stand behind a line.") }, "\(found)")
    #expect(found.contains { $0.contains("4 lines of 6 tasks, and there have to be 5 to 8.") }, "\(found)")
  }

  @Test func `activities have a known id, a name of their own and words to search by`() {
    let activities = """
      {"activities": [
      {"id": "4.A.1.a.1.I01", "name": "look at boats", "words": ["harbor"]},
      {"id": "4.A.1.a.1", "name": "look at boats", "words": []},
      {"id": "4.A.1.a.1.I02", "name": "look", "words": ["pier"]}]}
      """
    let known = OccupationTasks(tasks: [:], activities: ["4.A.1.a.1.I01", "4.A.1.a.1.I03"])
    let found = findings(activities, against: known)
    for finding in [
      "11.json:3: activities[1].id: \"4.A.1.a.1\" is no id", "This id or name stands at 11.json:2 already.",
      "No word is named that people search it by.", "The name has 1 word, and 2 to 6 fit.",
      "O*NET has no intermediate activity 4.A.1.a.1.I02.", "1 activity of O*NET's have no text here: 4.A.1.a.1.I03.",
    ] {
      #expect(found.contains { $0.contains(finding) }, "\(found)")
    }
  }
}
