import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// Your pay here: the page that P opens.
@Suite struct PayPageTests {
  private func bundled(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows))
    try explorer.send(script: script)
    return explorer
  }

  /// The screen without the spaces at the ends of its lines, and without empty lines at its end.
  private func text(_ screen: Screen) -> String {
    var lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  @Test("Each source's figure has what the pay is beside it, then each state, the reader's own first")
  func page() throws {
    #expect(
      text(try official("p o Enter P \"200k\" Enter").screen) == """
         Widget Managers Your pay here ───────────────────────────────── in 2025 dollars
        ▌Your pay: $200,000 a year in 2025 dollars

         By source                      2025 $ a year  your pay
           OEWS 2025                       130,000 md  between p75 and p90, at most p81
           OEWS 2024                       120,079 md  between p75 and p90, about p86
           OEWS 2025                       150,000 av  1.33× the average
           OEWS 2024                       138,552 av  1.44× the average

         By state, OEWS 2025                   median  your pay
         At or above the median in 6 of 6 places.
         ▸ Ohio                            102,110 md  above p50
           California                      167,230 md  above p50
           Guam                             60,000 md  above p50
           Illinois                        177,330 md  above p50
           New Jersey                      165,390 md  above p50
           New York                        173,700 md  above p50
           Vermont                          90,000 av  2.22× the average





         Kept as your pay; i changes it.
        """)
  }

  @Test("An article's figures are ranges and averages: no percentile follows from them")
  func articles() throws {
    #expect(
      text(try explorer("P \"41.50/hour\" Enter Down").screen) == """
         Account Director Your pay here ──────────────────────────────── in 2025 dollars
         Your pay: $41.50 an hour in 2025 dollars, $86,320 a year

         By source                      2025 $ a year  your pay
        ▌  Zippia, undated             82,000-158,000  inside the range
           Megainterview, undated      80,000-120,000  inside the range
           Zippia, undated                 114,728 av  0.75× the average
           study.com, 2019                 121,743 av  0.71× the average
         Zippia and Megainterview state no year: compared as published, not in 2025
         dollars.
         No source states its pay by state. v chooses the closest occupation, to borrow
         its states.











         ↑↓ line  P pay  p place  e receipt  Esc back  ? help
        """)
  }

  @Test("A small screen has short words, a wide one draws the percentiles")
  func sizes() throws {
    #expect(
      text(try official("p o Enter P \"200k\" Enter Down", 40, 10).screen) == """
         Widget Managers Your pay here ─────────
         Your pay: $200,000 a year in 2025
           dollars

         By source      2025 $ a year  your pay
        ▌  OEWS 2025        130.0k md  p75-81
           OEWS 2024        120.1k md  ~p86
           OEWS 2025        150.0k av  1.33×
           OEWS 2024        138.6k av  1.44×
         ↑↓ line  P pay  p place  e receipt
        """)
    let tiny = text(try official("P \"200k\" Enter Down Down Down Down Down Down", 12, 4).screen)
    #expect(
      tiny == """
         Widget Man…
          130,000
          md:
          between
        """)
    let wide = try official("P \"200k\" Enter Down", 120, 20).screen.text
    #expect(wide.contains("between p75 and p90, at most p81              ───────────────────▒▒─────"))
    #expect(wide.contains("between p75 and p90, about p86                ──────────────────────●───"))
    for (columns, rows) in [(120, 36), (80, 24), (60, 20), (36, 8), (30, 8), (20, 5), (12, 4), (5, 2), (1, 1)] {
      for keys in ["P", "P \"x\" Enter", "P \"200k\" Enter G", "P \"200k\" Enter Down e"] {
        let screen = try official(keys, columns, rows).screen
        #expect(screen.size == Size(columns: columns, rows: rows))
        #expect(screen.asciiOnly.text.utf8.allSatisfy { $0 < 0x7F })
      }
    }
  }

  @Test("The receipt of a row has the formula with its inputs, and how the figure came to the pay's year")
  func receipts() throws {
    #expect(
      text(try official("P \"200k 2019\" Enter Down e").screen) == """
         Receipt ───────────────────────────────────────────────────────────────────────
         Your pay beside the percentiles of Widget Managers

         above p75; p90 is capped
         your pay: $200,000 a year in 2019 dollars
         how: 200,000 beside p75 142,939 and p90 ≥ 189,950
         year: brought from 2025 to 2019 dollars by CPI-U, US city average, all items
           (BLS); 2025 is the mean of eleven months
         how: $70,000 / 100,000 / 130,000 / 180,000 / ≥ 239,200 of 2025 × 255.657 /
           321.943 (eleven months), CPI-U, US city average, all items (BLS) = $55,587 /
           79,411 / 103,234 / 142,939 / ≥ 189,950
         The publisher caps what lies above: how far above is not known.

         as published
         $70,000 / 100,000 / 130,000 / 180,000 / ≥ 239,200
         definition: percentiles of pay a year
         year: 2025 · place: US
         source: OEWS 2025: a made-up table; table.csv, row 7
         standard error of the median: 14,873; modelled: as of 30 answers, since
           nothing says how many were asked



         ↑↓ scroll  Esc close
        """)
    let state = try official("p o Enter P \"150k\" Enter Down Down Down Down Down e").screen.text
    #expect(state.contains("Your pay beside the percentiles of Widget Managers in Ohio"))
    #expect(state.contains("how: 150,000 beside p50 102,110") && state.contains("state.csv, row 6"))
    let undated = try explorer("P \"85k\" Enter Down e").screen.text
    #expect(undated.contains("year: the source states no year: compared as published, not aligned"))
    #expect(undated.contains("A range is two ends as the source prints them"))
    #expect(try explorer("P \"41.50/hour\" Enter e").screen.text.contains("An hour counts 2,080 times a year"))
  }

  @Test("The pay is kept as the reader's own when they have said none; another one is asked about only")
  func keepsThePay() throws {
    #expect(try official("P \"85k\" Enter").model.me.pay == StatedPay(amount: 85_000))
    let other = try official("P \"85k\" Enter Esc P \"90k\" Enter")
    #expect(other.model.me.pay == StatedPay(amount: 85_000))
    #expect(other.model.comparedPay == StatedPay(amount: 90_000))
    #expect(other.screen.text.contains("A pay of $90,000 a year in 2025 dollars; yours: $85,000 a year"))
    // Saying another pay in About me ends the question, and so does forgetting all.
    let said = try official("P \"85k\" Enter Esc P \"90k\" Enter Esc i Down Down Enter \"70k\" Enter")
    #expect(said.model.comparedPay == StatedPay(amount: 70_000))
    #expect(
      try official("P \"85k\" Enter Esc P \"90k\" Enter Esc i G Enter Down Enter").model.comparedPay == nil)
  }

  @Test("Esc leaves things as they were, and the prompt starts with the pay that is known")
  func prompt() throws {
    let left = try official("P \"85k\" Esc")
    #expect(left.model.me.isEmpty && left.model.view.focus == .list && left.model.prompt == nil)
    #expect(try official("P \"85k\" Enter P").model.prompt?.field.text == "85000 2025")
    let kept = try official("P \"85k\" Enter P \"90k\" Esc")
    #expect(kept.model.view.page == .pay && kept.model.comparedPay == StatedPay(amount: 85_000))
    // Enter on the pay asks again; Esc from the page leads to where it was opened.
    #expect(try official("P \"85k\" Enter Enter").model.prompt?.purpose == .payHere)
    #expect(try official("4 P \"85k\" Enter Esc").model.view.focus == .pane)
  }

  @Test("A text that is no pay is pointed at in place, and typing on takes the problem away")
  func problems() throws {
    #expect(
      text(try explorer("P \"41,50/hour\" Enter", 40, 10).screen) == """
         / title, pay>60k, family:sales
         Roles by title ────────────── pay $/yr
         ▾ Account management                 7
           Account Administrator       40.1k av
        ▌  Account Director           114.7k av
           Account Executive             50-70k
         The comma in “41,50” sets no thousands
         apart; write 41.50 for cents and 4,150
         for thousands (at character 1).
         Your pay: 41,50/hour
        """)
    let wrong = try official("P \"85k a week\" Enter").model
    #expect(wrong.prompt?.problemRange == 6..<10 && wrong.me.isEmpty)
    #expect(try official("P \"85k a week\" Enter Backspace").model.prompt?.problem == nil)
    #expect(try official("P Enter").model.prompt?.problem?.hasPrefix("Type a pay") == true)
    #expect(try official("i Down Down Enter \"85k a week\" Enter").model.prompt?.problemRange == 6..<10)
  }

  @Test("An article's role borrows its states from the occupation that was chosen, and says so")
  func borrows() throws {
    let borrowed = try bundled("v Enter p \"ohio\" Enter P \"86,320\" Enter")
    let text = borrowed.screen.text
    #expect(text.contains("Borrowed from Advertising and Promotions Managers (SOC 11-2011)"))
    #expect(text.contains("▸ Ohio") && text.contains("United States            "))
    let receipt = try bundled("v Enter p \"ohio\" Enter P \"86,320\" Enter Down Down Down Down Down e").screen.text
    #expect(receipt.contains("of Advertising and Promotions Managers in Ohio"))
    #expect(receipt.contains("Borrowed for Account Director from the closest occupation"))
    // The state can be chosen on the page itself.
    #expect(try bundled("P \"85k\" Enter v Enter p \"ohio\" Enter").screen.text.contains("▸ Ohio"))
  }

  @Test("A role without figures says so, and one that is paid by the hour is compared by the hour")
  func others() throws {
    #expect(
      try bundled("/ \"chief marketing officer\" Enter P \"85k\" Enter").screen.text.contains(
        "This role is only named by the articles: no figures."))
    let actors = try bundled("/ \"actors\" Enter P \"85k\" Enter Down e").screen.text
    #expect(actors.contains("an hour of it: 85,000 / 2,080 = 40.87, as only pay an hour is released"))
  }
}

/// For you: what a role would mean for a reader who has said something of themselves.
@Suite struct ForYouTests {
  /// The explorer of a reader who is one of the Sales Managers in Ohio, on 85,000 dollars.
  private func mine(_ script: String, _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
    let me = AboutMe(role: RoleID("11-2022.00"), place: "OH", pay: StatedPay(amount: 85_000))
    return try bundled(script, columns, rows, me)
  }

  private func bundled(
    _ script: String, _ columns: Int = 80, _ rows: Int = 24, _ me: AboutMe = AboutMe()
  ) throws -> ScriptedExplorer {
    var explorer = try ScriptedExplorer(
      catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows), aboutMe: me)
    try explorer.send(script: script)
    return explorer
  }

  private func lastLines(_ explorer: ScriptedExplorer) -> [String] {
    explorer.screen.text.split(separator: "\n").filter { $0.contains("For you") || $0.contains("Your role") }.map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test("Nothing is said to a reader who has said nothing, nor of a role that nothing is known of")
  func empty() throws {
    #expect(lastLines(try official("")).isEmpty)
    #expect(lastLines(try official("0 0")).isEmpty)
    #expect(lastLines(try bundled("i Down Enter \"ohio\" Enter Esc")).isEmpty)
    #expect(try official("").model.forYou(of: OfficialRoles.managers) == nil)
  }

  @Test("The line above the keys has pay here, its change and what to learn first, as far as they fit")
  func line() throws {
    let other = "/ \"marketing managers\" Enter"
    #expect(
      lastLines(try mine("/ \"sales managers\" Enter")) == [
        " Your role today: $135,510 md (OH, 2025), +59 % on yours"
      ])
    let narrow = try #require(lastLines(try mine(other)).first)
    let wide = try #require(lastLines(try mine(other, 120, 36)).first)
    #expect(wide.hasPrefix(" For you: $132,330 md (OH, 2025), +56 % on yours · learn first "))
    #expect(wide.contains(" · gap "))
    #expect(narrow.hasPrefix(" For you: $132"))
  }

  @Test("The overview has one section for the reader, each of its lines with a receipt")
  func section() throws {
    let chief = "/ \"chief executives\" Enter 0 0 "
    let text = try mine(chief).screen.text
    #expect(text.contains("pay here     $176,440 md                                         OEWS 2025, OH"))
    #expect(text.contains("change       +108 % on yours                           $85,000 in 2025 dollars"))
    #expect(text.contains("to learn     21 %                          first Administration and Management"))
    #expect(text.contains("preparation  4 to 5 of 5                                      from your role's"))
    let pay = try mine(chief + "Down Down Down Down Down Down Down e").screen.text
    #expect(pay.contains("how: 176,440 / 85,000 - 1"))
    let learn = try mine(chief + "Down Down Down Down Down Down Down Down e").screen.text
    #expect(learn.contains("Personnel and Human Resources: level 61, asks for 83"))
    #expect(learn.contains("(level asked for - level brought) × importance"))
  }

  @Test("Where the state has no median the nation's stands, marked, and the receipt says why")
  func nation() throws {
    let text = try official("i Down Enter \"vermont\" Enter Esc 0 0").screen.text
    #expect(text.contains("OEWS 2025, US: none of VT"))
    let receipt = try official("i Down Enter \"vermont\" Enter Esc 0 0 Down Down Down Down Down Down e").screen.text
    #expect(receipt.contains("No median is published for Vermont: this is the nation's."))
    #expect(
      try official("i Down Enter \"vermont\" Enter Esc Down Up").screen.text.contains("For you: $130,000 md (US, 2025)")
    )
  }

  @Test("What is borrowed says whose it is, and follows the choice at once")
  func borrowed() throws {
    #expect(
      lastLines(try bundled("i Down Enter \"ohio\" Enter Esc v Enter Down Up")).first?.hasPrefix(
        " For you, as Advertising and Promotions Managers: $102,110 md (OH, 2025)") == true)
    let overview = try bundled("i Down Enter \"ohio\" Enter Esc v Enter 0 0").screen.text
    #expect(overview.contains("For you, as Advertising and Promotions Managers"))
    #expect(lastLines(try bundled("i Down Enter \"ohio\" Enter Esc v Enter v Down Down Enter Down Up")).isEmpty)
  }

  @Test("It is of the role that is selected, also after it was another")
  func follows() throws {
    let there = try mine("/ \"chief executives\" Enter").screen.text
    let back = try mine("/ \"marketing managers\" Enter / \"chief executives\" Enter").screen.text
    #expect(there == back)
  }
}
