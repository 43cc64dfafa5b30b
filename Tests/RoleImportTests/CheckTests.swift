import RoleImport
import RoleModel
import Testing

/// Every rule of RoleFiles.md's last section, with the file, line and field that its finding names.
@Suite struct CheckTests {
  private let seen = RoleText.seen

  @Test func `an unknown key is refused, with the one that was meant`() {
    #expect(
      RoleText.findings(RoleText.role(#""alises": []"#)) == [
        #"roles.json:3: roles[0].alises: The key "alises" is unknown here. Did you mean "aliases"?"#
      ])
    #expect(
      RoleText.findings(RoleText.figure("growth", #""value": 5, "yaer": 2019"#)) == [
        #"roles.json:3: roles[0].figures[0].yaer: The key "yaer" is unknown here. Did you mean "year"?"#
      ])
    #expect(
      RoleText.findings("{\"role\": [],\n \"sources\": []}") == [
        #"roles.json:1: role: The key "role" is unknown here. Did you mean "roles"?"#
      ])
  }

  @Test func `an unknown key that is like none lists the keys`() {
    #expect(
      RoleText.findings(RoleText.role(#""edges": [{"kind": "manages", "role": "x", "colour": 1, \#(seen)}]"#)).first
        == #"roles.json:3: roles[0].edges[0].colour: The key "colour" is unknown here. The keys are kind, role, seen."#)
  }

  @Test func `missing keys are refused at the object that lacks them`() {
    #expect(
      RoleText.findings("{\"roles\": [\n{}]}") == [
        #"roles.json:2: roles[0].id: The key "id" is missing."#,
        #"roles.json:2: roles[0].title: The key "title" is missing."#,
        #"roles.json:2: roles[0].kind: The key "kind" is missing."#,
        #"roles.json:2: roles[0].family: The key "family" is missing."#,
      ])
    #expect(
      RoleText.findings(RoleText.role(#""figures": [{}]"#)) == [
        #"roles.json:3: roles[0].figures[0].seen: The key "seen" is missing."#,
        #"roles.json:3: roles[0].figures[0].field: The key "field" is missing."#,
        #"roles.json:3: roles[0].figures[0].definition: The key "definition" is missing."#,
        #"roles.json:3: roles[0].figures[0].value: The key "value" is missing."#,
      ])
  }

  @Test func `a source must say all that it must`() {
    #expect(
      RoleText.findings("{\"sources\": [\n{\"id\": \"x\", \"year\": \"2019\"}]}") == [
        #"roles.json:2: sources[0].year: A year is a whole number from 1900 to 2100."#
      ]
        + ["label", "publisher", "title", "document", "licence", "independenceGroup"].map {
          #"roles.json:2: sources[0].\#($0): The key "\#($0)" is missing."#
        })
    #expect(
      RoleText.findings(
        RoleText.sources.replacing(#""year": null, "#, with: "").replacing("zippia", with: "z")
          .replacing(#""oews""#, with: #""o""#)) == [
          #"roles.json:2: sources[0].year: The key "year" is missing."#
        ])
  }

  @Test(arguments: [
    ("pay.mean", #""value": "114728""#, "pay.mean takes a number or a range, and this is a text."),
    (
      "pay.mean", #""value": {"p10": 1}"#, #"The key "p10" is unknown here. The keys are low, high, openLow, openHigh."#
    ),
    ("pay.range", #""value": 5"#, #"pay.range takes a range such as {"low": 1, "high": 2}, and this is a number."#),
    ("best.state", #""value": 5"#, "best.state takes a text, and this is a number."),
    ("best.state", #""value": """#, "The text is empty."),
    (
      "sex.shares", #""value": [50, 50]"#,
      #"sex.shares takes shares such as {"men": 50, "women": 50}, and this is a list."#
    ),
    ("sex.shares", #""value": {}"#, "There are no shares."),
    (
      "growth", #""value": null"#,
      "A missing value says why: its status is dash, suppressed or too few, and here it is published."
    ),
    ("growth", #""value": 5, "status": "dash""#, "A figure with the status dash has the value null."),
    ("pay.mean", #""value": -1"#, "pay.mean is not a possible figure: -1 is not from 0 to 1000000000."),
    ("zone", #""value": 6"#, "zone is not a possible figure: 6 is not from 1 to 5."),
    ("zone", #""value": 3.5"#, "zone is not a possible figure: 3.5 is not a whole number."),
    ("lgbt.share", #""value": 107"#, "lgbt.share is not a possible figure: 107 is not from 0 to 100."),
    ("growth", #""value": -101"#, "growth is not a possible figure: -101 is not from -100 to 10000."),
    ("jobs.count", #""value": 1e19"#, "jobs.count is not a possible figure: 1e+19 is not from 0 to 10000000000."),
    ("pay.range", #""value": {}"#, "A range has a low end, a high end or both."),
    ("pay.range", #""value": {"low": 5}"#, #"The range has no high end; say "openHigh": true when it is "or more"."#),
    ("pay.range", #""value": {"high": 5}"#, #"The range has no low end; say "openLow": true when it is "or less"."#),
    ("pay.range", #""value": {"low": 9, "high": 5}"#, "The low end 9 is above the high one, 5."),
    (
      "pay.percentiles", #""value": {}"#, "There is no point; percentiles have at least one of p10, p25, p50, p75, p90."
    ),
    (
      "sex.shares", #""value": {"men": 50.9, "women": 48.9}"#, "The shares sum to 99.8, which is not within 0.1 of 100."
    ),
    (
      "race.shares", #""value": {"White": 70, "Asian": 29.4}"#,
      "The shares sum to 99.4, which is not within 0.5 of 100, unless the definition says that the parts overlap."
    ),
    (
      "age.shares", #""value": {"20-30": 100.6}"#, "The share is not a possible figure: 100.6 is not from 0 to 100."
    ),
  ])
  func `a value that does not fit its field is refused`(field: String, rest: String, message: String) {
    let findings = RoleText.read(RoleText.figure(field, rest)).findings
    #expect(findings.map(\.message) == [message])
    #expect(findings.map(\.line) == [3])
    #expect(findings.allSatisfy { $0.file == "roles.json" && $0.field.hasPrefix("roles[0].figures[0].value") })
  }

  @Test(arguments: [
    ("sex.shares", #""value": {"men": 50.9, "women": 49}"#), ("race.shares", #""value": {"White": 70, "Asian": 29.5}"#),
    ("age.shares", #""value": {"20-30": 60, "30-40": 40.5}"#), ("education.modal", #""value": {"Bachelor's": 75}"#),
    ("growth", #""value": -5"#), ("pay.bonus", #""value": {"low": 10, "high": 120}"#),
  ])
  func `a value at the edge of its rule passes`(field: String, rest: String) {
    #expect(RoleText.findings(RoleText.figure(field, rest)).isEmpty)
  }

  @Test func `parts that overlap need not sum to 100`() {
    let text = RoleText.figure("race.shares", #""value": {"White": 76.8, "Hispanic": 18.4}"#)
    #expect(RoleText.findings(text).count == 1)
    let overlapping = text.replacing(#""definition": "d""#, with: #""definition": "CPS; the parts overlap""#)
    #expect(RoleText.findings(overlapping).isEmpty)
    let sex = overlapping.replacing("race.shares", with: "sex.shares")
    #expect(RoleText.findings(sex).count == 1)
  }

  @Test func `percentiles out of order are refused at the point that falls back`() {
    let text = RoleText.figure("pay.percentiles", "\"value\": {\"p10\": 5,\n \"p50\": 9,\n \"p90\": 8}")
    #expect(
      RoleText.findings(text) == [
        "roles.json:5: roles[0].figures[0].value.p90: The percentiles are out of order: p50 is 9 and p90 is 8."
      ])
  }

  @Test func `a share outside of 0 to 100 is refused at its part, and not again for the sum`() {
    let text = RoleText.figure("sex.shares", "\"value\": {\"men\": 150,\n \"women\": -50.5}")
    #expect(
      RoleText.findings(text) == [
        "roles.json:3: roles[0].figures[0].value.men: The share is not a possible figure: 150 is not from 0 to 100.",
        "roles.json:4: roles[0].figures[0].value.women: The share is not a possible figure: -50.5 is not from 0 to 100.",
      ])
    #expect(
      RoleText.findings(RoleText.role(#""skills": [{"name": "x", "kind": "listed", "share": 101, \#(seen)}]"#)) == [
        "roles.json:3: roles[0].skills[0].share: 101 is not from 0 to 100."
      ])
  }

  @Test func `an unknown source is refused once, with the one that was meant`() {
    let statement = #"{"kind": "duty", "text": "T.", "seen": [{"source": "zipia", "lines": [1]}]}"#
    #expect(
      RoleText.findings(RoleText.role("\"statements\": [\n\(statement),\n\(statement)]")) == [
        "roles.json:4: roles[0].statements[0].seen[0].source: No file holds the source \"zipia\". Did you mean "
          + "\"zippia\"? It stands in 2 places."
      ])
    #expect(
      RoleText.findings(
        RoleText.role(#""candidates": [{"scheme": "SOC 2018", "code": "11-2011", "source": "unheard-of"}]"#)) == [
          "roles.json:3: roles[0].candidates[0].source: No file holds the source \"unheard-of\"."
        ])
  }

  @Test func `an edge to a role that no file holds is refused, with the one that was meant`() {
    let edge = #""edges": [{"kind": "related", "role": "clark", \#(seen)}]"#
    let reading = RoleText.read(RoleText.role(edge, id: "boss", title: "Boss"), RoleText.role())
    #expect(
      reading.findings.map(\.description) == [
        "roles.json:3: roles[0].edges[0].role: No file holds the role \"clark\". Did you mean \"clerk\"?"
      ])
    #expect(
      RoleText.findings(RoleText.role(#""edges": [{"kind": "lateral", "role": "clerk", \#(seen)}]"#)) == [
        "roles.json:3: roles[0].edges[0].role: The edge leads from the role to itself."
      ])
  }

  @Test func `a circle of promotions within one source is refused, and one over two sources is not`() {
    func ladder(_ last: String) -> String {
      let steps = [("a", "b", "zippia"), ("b", "c", "zippia"), ("c", "a", last), ("a", "c", "zippia")]
      let roles = ["a", "b", "c"].map { id in
        let edges = steps.filter { $0.0 == id }.map {
          #"{"kind": "promotes to", "role": "\#($0.1)", "seen": [{"source": "\#($0.2)", "lines": [1]}]}"#
        }
        return """
          {"id": "\(id)", "title": "\(id)", "kind": "profile", "family": "F",
          "edges": [\(edges.joined(separator: ", "))]}
          """
      }
      return "{\"roles\": [\n\(roles.joined(separator: ",\n"))]}"
    }
    #expect(
      RoleText.findings(ladder("zippia")) == [
        "roles.json:7: roles[2].edges[0].role: The source zippia promotes in a circle: a, b, c, a."
      ])
    #expect(RoleText.findings(ladder("oews")).isEmpty)
  }

  @Test func `an id or a title used twice is refused over all files`() {
    let reading = RoleText.read(RoleText.role(), RoleText.role(title: "CLERK"))
    #expect(
      reading.findings.map(\.description) == [
        "more.json:2: roles[0].id: The id \"clerk\" is used twice, first in roles.json:2.",
        "more.json:2: roles[0].title: The title \"CLERK\" is used twice, first in roles.json:2.",
      ])
    let sources = RoleFile.read(texts: [("a", Array(RoleText.sources.utf8)), ("b", Array(RoleText.sources.utf8))])
    #expect(
      sources.findings.map(\.description) == [
        "b:2: sources[0].id: The source \"zippia\" is there twice, first in a:2.",
        "b:4: sources[1].id: The source \"oews\" is there twice, first in a:4.",
      ])
  }

  @Test(arguments: [
    ("19.30", "40149", "zippia", nil), ("19.3", "40149", "zippia", nil), ("19", "40149", "zippia", nil),
    (
      "19.31", "40149", "zippia",
      "The rate 19.31 is said to be derived, and the average 40149 of the source zippia divided by 2080 is 19.3."
    ),
    ("19.30", "40149", "oews", "The rate is said to be derived, and the source zippia has no average in this role."),
  ])
  func `a derived hourly rate is its source's average divided by 2080`(
    rate: String, average: String, source: String, message: String?
  ) {
    let text = RoleText.role(
      """
      "figures": [
      {"field": "pay.mean", "value": \(average), "definition": "d", "seen": [{"source": "\(source)", "lines": [1]}]},
      {"field": "pay.hourly", "value": \(rate), "definition": "d", "status": "derived", "formula": "f", \(seen)}]
      """)
    #expect(RoleText.findings(text) == (message.map { ["roles.json:5: roles[0].figures[1].value: \($0)"] } ?? []))
  }

  @Test func `an hourly rate that a source measured may differ from its average`() {
    let text = RoleText.role(
      """
      "figures": [{"field": "pay.mean", "value": 40149, "definition": "d", \(seen)},
      {"field": "pay.hourly", "value": 25, "definition": "d", \(seen)}]
      """)
    #expect(RoleText.findings(text).isEmpty)
  }

  @Test(arguments: [
    (
      #""codes": [{"scheme": "SOC 2018", "code": "112011"}]"#, "codes[0].code",
      #"A code of SOC 2018 has the form 00-0000, and "112011" has not."#
    ),
    (
      #""codes": [{"scheme": "SOC 2010", "code": "11-2011"}]"#, "codes[0].scheme",
      #""SOC 2010" is no scheme of codes. Did you mean "SOC 2018"?"#
    ),
    (#""aliases": ["x", "x"]"#, "aliases[1]", #"The name "x" is there twice."#),
    (#""aliases": ["a\u0007"]"#, "aliases[0]", "The text holds the control character U+7."),
    (#""aliases": [" a"]"#, "aliases[0]", "The text starts or ends with a space."),
    (#""aliases": [null]"#, "aliases[0]", "This is null where a text should stand."),
    (#""aliases": "a""#, "aliases", "This is a text where a list should stand."),
    (#""skills": ["CRM"]"#, "skills[0]", "This is a text where an object should stand."),
    (
      #""statements": [{"kind": "dutty", "text": "T.", "seen": [{"source": "oews", "at": "x"}]}]"#,
      "statements[0].kind", #""dutty" is no kind of statement. Did you mean "duty"?"#
    ),
    (
      #""statements": [{"kind": "duty", "text": "T.", "seen": []}]"#, "statements[0].seen",
      "The list is empty; an entry has been seen in at least one source."
    ),
    (
      #""statements": [{"kind": "duty", "text": "T.", "seen": [{"source": "oews"}]}]"#, "statements[0].seen[0]",
      #"A sighting says where it stands, with "lines" or "at"."#
    ),
    (
      #""statements": [{"kind": "duty", "text": "T.", "seen": [{"source": "oews", "lines": [1], "at": "x"}]}]"#,
      "statements[0].seen[0].at", #"A sighting has "lines" or "at", not both."#
    ),
    (
      #""statements": [{"kind": "duty", "text": "T.", "seen": [{"source": "oews", "lines": [0]}]}]"#,
      "statements[0].seen[0].lines[0]", "The number of a line is a whole number from 1."
    ),
    (
      #""statements": [{"kind": "duty", "text": "T.", "seen": [{"source": "oews", "lines": [3, 2]}]}]"#,
      "statements[0].seen[0].lines[1]", "The lines are out of order: 2 follows 3."
    ),
    (
      #""figures": [{"field": "pay.maen", "value": 1, "definition": "d", "seen": [{"source": "oews", "at": "x"}]}]"#,
      "figures[0].field", #""pay.maen" is no field. Did you mean "pay.mean"?"#
    ),
    (
      #""figures": [{"field": "growth", "value": 1, "definition": "d", "status": "derived", "seen": [{"source": "oews", "at": "x"}]}]"#,
      "figures[0].formula", #"The key "formula" is missing."#
    ),
    (
      #""figures": [{"field": "growth", "value": 1, "definition": "d", "formula": "f", "seen": [{"source": "oews", "at": "x"}]}]"#,
      "figures[0].formula", "A formula is for figures that are derived or modelled, and this one is published."
    ),
  ])
  func `a part of the wrong shape is refused`(part: String, field: String, message: String) {
    #expect(RoleText.findings(RoleText.role(part)) == ["roles.json:3: roles[0].\(field): \(message)"])
  }

  @Test(arguments: ["Clerk", "clerk-", "-clerk", "account--clerk", "clérk", "account clerk"])
  func `an id that is not hyphened lower-case words is refused`(id: String) {
    #expect(RoleText.read(RoleText.role(id: id)).findings.map(\.field) == ["roles[0].id"])
  }

  @Test func `a role that is only named has no figures`() {
    let text = RoleText.figure("growth", #""value": 5"#).replacing(#""kind": "profile""#, with: #""kind": "mention""#)
    #expect(RoleText.read(text).findings.map(\.field) == ["roles[0].kind"])
  }

  @Test func `all findings of all files come in one pass, by file and line`() {
    let first = RoleText.figure("sex.shares", "\"value\": {\"men\": 1},\n\"year\": 1")
    let reading = RoleText.read(first, RoleText.role(#""alises": []"#, id: "X", title: "Other"))
    #expect(
      reading.findings.map { "\($0.file):\($0.line) \($0.field)" } == [
        "roles.json:3 roles[0].figures[0].value", "roles.json:4 roles[0].figures[0].year", "more.json:2 roles[0].id",
        "more.json:3 roles[0].alises",
      ])
  }

  @Test func `a file that is not JSON is one finding, and what it may have held is not missed elsewhere`() {
    let edge = """
      "edges": [{"kind": "related", "role": "lost", "seen": [{"source": "lost", "lines": [1]}]}],
      "alises": []
      """
    let reading = RoleText.read(RoleText.role(edge), "{\"roles\": [\n  {\"id\": \"lost\",}]}")
    #expect(
      reading.findings.map(\.description) == [
        #"roles.json:4: roles[0].alises: The key "alises" is unknown here. Did you mean "aliases"?"#,
        "more.json:2: Column 17: There is a comma behind the last key of the object.",
      ])
  }

  @Test func `a source with a fault is not unknown as well`() {
    let sources = RoleText.sources.replacing(#""label": "Zippia", "#, with: "")
    let reading = RoleFile.read(texts: [
      ("a", Array(sources.utf8)), ("b", Array(RoleText.figure("growth", #""value": 5"#).utf8)),
    ])
    #expect(reading.findings.map(\.field) == ["sources[0].label"])
  }

  @Test func `a file that holds nothing, or no object, is refused`() {
    #expect(RoleText.findings("{}") == ["roles.json:1: The file holds neither sources nor roles."])
    #expect(RoleText.findings("\n[]") == ["roles.json:2: This is a list where an object should stand."])
  }
}
