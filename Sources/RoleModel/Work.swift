/// What the people of an occupation do, in our own words, each line with the tasks of O*NET that it rests on.
package struct Work: Hashable, Sendable {
  /// One thing that they do: a verb first, without a full stop.
  package struct Line: Hashable, Sendable {
    package var text: String
    /// Ids of O*NET's task statements, the one that says most of it first.
    package var tasks: [Int]

    package init(text: String, tasks: [Int]) {
      self.text = text
      self.tasks = tasks
    }
  }

  /// Something that marks the work, with the tasks that show it.
  package struct ShownTrait: Hashable, Sendable {
    package var trait: WorkTrait
    package var tasks: [Int]

    package init(trait: WorkTrait, tasks: [Int]) {
      self.trait = trait
      self.tasks = tasks
    }
  }

  /// A code of O*NET-SOC 2019; of SOC 2018 where the pay tables join several occupations.
  package var code: String
  /// The O*NET-SOC codes whose tasks it tells: its own, or those that the pay tables join.
  package var tellsOf: [String]
  /// What it is, in one sentence.
  package var summary: String
  /// The core and most common first.
  package var lines: [Line]
  package var traits: [ShownTrait]

  package init(code: String, tellsOf: [String], summary: String, lines: [Line], traits: [ShownTrait]) {
    self.code = code
    self.tellsOf = tellsOf
    self.summary = summary
    self.lines = lines
    self.traits = traits
  }
}

/// One of the intermediate activities that O*NET's tasks are grouped by, by a name of ours.
package struct WorkActivity: Hashable, Sendable {
  /// O*NET's id, such as `4.A.1.a.1.I01`.
  package var id: String
  /// Two to six words, a verb first.
  package var name: String
  /// What people search it by.
  package var words: [String]

  package init(id: String, name: String, words: [String]) {
    self.id = id
    self.name = name
    self.words = words
  }
}

/// What can mark work: places, means, people, matters. The list is closed, so that occupations can be set side by side.
package enum WorkTrait: String, CaseIterable, Sendable {
  /// In the open; at a desk or in meetings; in a vehicle, or on one.
  case outdoors, indoorsOffice = "indoors-office", workshop, vehicle
  case heights, underground, water
  case animals, plants, children, students, patients, elderly
  /// Served in person; by telephone.
  case customers, phone
  case publicSpeaking = "public-speaking"
  /// Figures that are calculated or analyzed; reports, articles and letters; drawings, maps, photos and film.
  case numbers, words, pictures
  /// Programs; a computer as a main means.
  case code, screens
  /// Powered, standing or driven; tools are handheld.
  case machines, tools
  case driving, heavy
  case handsFine = "hands-fine"
  case lab, food, clothes
  /// Cared for or inspected; building is assembling or erecting.
  case buildings, building
  case electricity, fire, weapons
  case money, law
  /// Targets and marketing; selling is to buyers.
  case sales, selling
  case leadingPeople = "leading-people"
  /// Joint work with peers.
  case team
  case travel, danger, research, teaching, caring, cleaning, repairing, growing
  case art, music, sport, science, faith, government
  case inspecting, records, planning, measuring, designing, advising, chemicals, environment
}
