import Testing

@testable import Explorer

/// Skills, places and the chooser of an occupation as literals, down to the smallest screen.
@Suite struct OfficialListTests {
  @Test("Skills stand in sections, the imprecise marked")
  func skills() throws {
    #expect(
      try official("4 Enter", 80, 24).screen.text == """
         Widget Managers 4 Skills ──────────────────────────────────────── by importance
         Skills · O*NET 30                                              imp      ±  lvl
        ▌Active Listening                   ████████████████████▎        75     ±8   57
         Negotiation                        ███████████████████▌         72     ±8   61
         Management of Personnel Resources  █████████████████▉           66     ±8   55
         Science                            ███▎                         12~
         Knowledge · O*NET 29                                           imp      ±  lvl
         Sales and Marketing                ███████████████████████▊     88     ±8   74
         Broad skills · BLS skills                                      imp      ±  lvl
         Customer service                   ████████████████▊            62
         Work styles · O*NET 29                                         imp      ±  lvl
         Leadership                         ████████████████████████▋    91
         Interests · O*NET 29                                           imp      ±  lvl
         Enterprising                       █████████████████████████▋   95
         Technology, 300 named · O*NET 29
         Widget software 1
         Widget software 2
         Widget software 3
         Widget software 4
         Widget software 5
         Widget software 6
         Widget software 7
         Widget software 8
         ↑↓ line  Tab next pane  + ask  - not  a order  e receipt  Esc back  ? help
        """)
  }

  @Test("Key a orders skills by what sets the role apart")
  func distinct() throws {
    #expect(
      try official("4 a", 80, 12).screen.text == """
         Rolescope   place US (p)   pay as published ($)                        2 roles
         / title, pay>60k, family:sales         s skills you have: crm, negotiation
         Roles by title ──────────── pay $/yr │ Widget Managers 4 Skills ────── 306 more
         ▾ Management                       2 │ Skills · O*NET 30              imp   dev
        ▌  Widget Managers          130.0k md │ Mgmt of Personnel Re… █████▎    66  +2.6
           Widget Trainers                  – │ Negotiation           █████▊    72  +1.8
                                              │ Active Listening      ██████    75  +0.5
                                              │ Science               █         12~ -0.9
                                              │ Knowledge · O*NET 29           imp   dev
                                              │ Sales and Marketing   ███████   88     –
                                              │ Broad skills · BLS skills      imp   dev
         Skills by what sets the role apart: deviations above the mean of rated roles.
        """)
  }

  @Test("Places names the answer, its tie and the bare answer")
  func places() throws {
    #expect(
      try official("7 Enter", 80, 24).screen.text == """
         Widget Managers 7 Places ──────────────────────────────────────────── OEWS 2025
        ▌By the median New York pays best, $173,700, but the error does not tell it
         from California: a tie.
         The bare list says Illinois, $177,330, with too little to go by: 160 workers.
         By the bare mean it is New Jersey.
            $ a year                    median      mean  RSE %      jobs      buys
         Ranked: 4 places of 500 workers or more
          1 New York                   173,700   201,360    3.9     3,550   161,431
          = California                 167,230   183,200    4.9     3,080   148,542
          3 Ohio                       102,110   104,000    1.5    12,240   111,231
          4 Guam                        60,000    61,000    3.0       900         –
         Left out: 3 places
            Illinois                   177,330           160 workers
            New Jersey                 165,390           470 workers
            Vermont                          –       median withheld
         Ranked by what the median is at least, median × (1 - 1.645 × RSE). OEWS prints
         no error of a median: the RSE of the mean, in percent, stands in for it.
         = not told apart from the first
         buys: the median at national prices (BEA prices, 2023, all items); – where no
         parity is published



         ↑↓ line  Tab next pane  p place  e receipt  Esc back  ? help
        """)
  }

  @Test("The home state stands first, and the header names it")
  func home() throws {
    #expect(
      try official("i Down Enter n e w Space j Enter Esc 7", 80, 24).screen.text == """
         Rolescope   home New Jersey (p)   pay as published ($)                 2 roles
         / title, pay>60k, family:sales         s skills you have: crm, negotiation
         Roles by title ───────── US pay $/yr │ Widget Managers 7 Places ──────── 9 more
         ▾ Management                       2 │ By the median New York pays best,
        ▌  Widget Managers          130.0k md │ $173,700, but the error does not tell it
           Widget Trainers                  – │ from California: a tie.
                                              │ The bare list says Illinois, $177,330,
                                              │ with too little to go by: 160 workers.
                                              │ By the bare mean it is New Jersey.
                                              │    $ a year         median  RSE     buys
                                              │ Your state
                                              │  ▸ New Jersey      165,390 13.2  151,873
                                              │ 4th of 6 by bare median; 1st by mean;
                                              │ left out of the ranking: 470 workers
                                              │ Ranked: 4 places of 500 workers or more
                                              │  1 New York        173,700  3.9  161,431
                                              │  = California      167,230  4.9  148,542
                                              │  3 Ohio            102,110  1.5  111,231
                                              │  4 Guam             60,000  3.0        –
                                              │ Left out: 3 places
                                              │    Illinois        177,330   160 workers
                                              │    New Jersey      165,390   470 workers
         For you: $165,390 md (NJ, 2025)
         ↑↓ line  Tab next pane  Enter zoom  p place  e receipt  Esc list  ? help
        """)
  }

  @Test("The chooser jumps to typed letters")
  func chooser() throws {
    #expect(
      try official("p o", 40, 10).screen.text == """
         Place to look at ──────────────────── o
         New Hampshire             NH
         New Jersey                NJ
         New Mexico                NM
         New York                  NY
         North Carolina            NC
         North Dakota              ND
         Northern Mariana Islands  MP
        ▌Ohio                      OH
         Enter choose  Esc leave  ↑↓ move
        """)
  }

  @Test func `a slip amid a title is dropped, and behind a title the next one begins`() throws {
    #expect(try official("p o h o i", 40, 10).screen.text.contains("▌Ohio"))
    #expect(try official("p o h i o t e", 40, 10).screen.text.contains("▌Tennessee"))
  }

  @Test("Places at 40x10")
  func placesSmall() throws {
    #expect(
      try official("7", 40, 10).screen.text == """
         / title, pay>60k, family:sales
        Widget Managers 7 Places ─────── 17 more
        By the median New York pays best,
        $173,700, but the error does not tell it
        from California: a tie.
        The bare list says Illinois, $177,330,
        with too little to go by: 160 workers.
        By the bare mean it is New Jersey.
           $ a year         median  RSE     buys
         ↑↓ line  Tab next pane  Enter zoom
        """)
  }

  @Test("Skills at 12x4")
  func skillsTiny() throws {
    #expect(
      try official("4", 12, 4).screen.text == """
        4 Skills ───
        Skills · O*…
        Active
          Listening:
        """)
  }

  @Test("Places at 12x4")
  func placesTiny() throws {
    #expect(
      try official("7 Down", 12, 4).screen.text == """
        7 Places ───
        median New
        York pays
        best,
        """)
  }
}
