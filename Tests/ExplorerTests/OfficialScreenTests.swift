import Testing

@testable import Explorer

/// Occupations as literals: the grid, and pay, people and overview; made-up figures with every trap of the official ones.
@Suite struct OfficialScreenTests {
  @Test("At 80x24 the digest leads with what tells most")
  func digest() throws {
    #expect(
      try official("", 80, 24).screen.text == """
         Rolescope   place US (p)   pay as published ($)                        2 roles
         / title, pay>60k, family:sales         s skills you have: crm, negotiation
         Roles by title ──────────── pay $/yr │ Widget Managers              occupation
         ▾ Management                       2 │ 99-1011.00 · 604k jobs · +4.7 % 2024-34
        ▌  Widget Managers          130.0k md │ 1 Salary ───────────── $k a year, 5 more
           Widget Trainers                  – │ OEWS 2025  ├──▒▒▒▒◆▒●▒▒▒──────→ 130.0 md
                                              │ OEWS 2024 ├──▒▒▒◆▒●▒▒▒────┤     117.0 md
                                              │           63       150    239.2
                                              │ OEWS 2025  70.0 100.0 130.0 180.0 ≥239.2
                                              │ 2 Education ─────── % of workers, 3 more
                                              │ to enter  Bachelor's     BLS projections
                                              │ hold      Bachelor's    ████▎     47.2 %
                                              │ required  Bachelor's    ██████▋   73.9 %
                                              │ hold      Some college  █▊        19.1 %
                                              │ 3 Demographics ──────── CPS 2025, 1 more
                                              │ men 66.9 █████░░░ women 33.1
                                              │ median age 43.9
                                              │ White 89.7 · Hispanic 11.7 · 2 more
                                              │ 4 Skills ─────── by importance, 310 more
                                              │ Active Listening      ██████    75    57
                                              │ Negotiation           █████▊    72    61
                                              │ Mgmt of Personnel Re… █████▎    66    55

         ↑↓ move  Enter open  Space mark  c compare  / filter  s skills  ? help  q quit
        """)
  }

  @Test("At 120x36 an occupation fills the grid")
  func wide() throws {
    #expect(
      try official("", 120, 36).screen.text == """
         Rolescope   place US (p)   pay as published ($)                                                                2 roles
         / title, pay>60k, family:sales            s skills you have: crm, negotiation
         Roles by title ─────────────── pay $/yr  │ Widget Managers                                                  occupation
         ▾ Management                          2  │ O*NET-SOC 99-1011.00 · SOC 99-1011
        ▌  Widget Managers             130.0k md  │ 603,710 jobs · growth +4.7 % 2024-34 · preparation 4/5 · 49,000 openings/yr
           Widget Trainers                     –  │ also Widget Director, Head of Widgets
                                                  │ 1 Salary ────────────────── $k a year  2 Education ──────────── % of workers
                                                  │ OEWS 2025  ├──▒▒◆▒●▒▒▒─────→ 130.0 md  to enter  Bachelor's  BLS projections
                                                  │ OEWS 2024 ├──▒▒◆▒●▒▒▒───┤    117.0 md  Workers hold · BLS education
                                                  │           63     150   239.2           No diploma        ▏             1.2 %
                                                  │       p10    p25 median    p75    p90  High school       █▎           10.7 %
                                                  │ OEWS 2025                              Some college      ██▎          19.1 %
                                                  │      70.0  100.0  130.0  180.0 ≥239.2  Associate's       █             8.5 %
                                                  │ OEWS 2024                              Bachelor's        █████▋       47.2 %
                                                  │      63.0   90.0  117.0  162.0  207.0  Master's          █▌           12.0 %
                                                  │ average       $150,000      OEWS 2025  Doctoral          ▏             1.3 %
                                                  │ average       $135,000      OEWS 2024  Said to be required · O*NET 29
                                                  │ hourly        $72.12        OEWS 2025  Bachelor's        ████████▉    73.9 %
                                                  │ hourly        $64.91        OEWS 2024  Master's          ██▋          21.7 %
                                                  │                                        Some college      ▌             4.4 %
                                                  │ 3 Demographics ───── CPS 2025, 2 more  4 Skills ──── by importance, 302 more
                                                  │ men 66.9 ████░░ women 33.1             Skills · O*NET 30           imp   lvl
                                                  │ a week: men $2,012 · women $1,543      Active Listening    █████▎   75    57
                                                  │ median age 43.9                        Negotiation         █████    72    61
                                                  │ White                 █████▍   89.7 %  Mgmt of Personnel … ████▋    66    55
                                                  │ Hispanic or Latino    ▊        11.7 %  Science             ▉        12~
                                                  │ Black                 ▎         4.8 %  Knowledge · O*NET 29        imp   lvl
                                                  │ Asian                 ▏         2.9 %  Sales and Marketing ██████▏  88    74
                                                  │ overlapping list: Hispanic is any      Broad skills · BLS skills   imp   lvl
                                                  │ race; not summing to 100               Customer service    ████▍    62
                                                  │ age, % of the employed                 Work styles · O*NET 29      imp   lvl
                                                  │ 16-19 ▏       0.2  45-54 █▌     24.8   Leadership          ██████▍  91
                                                  │ 20-24 ▏       1.6  55-64 █▏     18.6   Interests · O*NET 29        imp   lvl
                                                  │ 5 Duties   6 Path   7 Places   8 Sources

         ↑↓ move  Enter open  Space mark  c compare  / filter  s skills  ? help  q quit  0-8 panes  $ dollars
        """)
  }

  @Test("The salary pane draws each year as a strip, open where it is capped")
  func salaryZoom() throws {
    #expect(
      try official("1 Enter", 80, 24).screen.text == """
         Widget Managers 1 Salary ──────────────────────────────────────────── $k a year
        ▌OEWS 2025   ├─────────▒▒▒▒▒▒▒▒▒▒◆▒▒▒▒▒▒●▒▒▒▒▒▒▒▒▒▒──────────────────→ 130.0 md
         OEWS 2024 ├────────▒▒▒▒▒▒▒▒▒◆▒▒▒▒▒●▒▒▒▒▒▒▒▒▒─────────────┤            117.0 md
                   63                          150                       239.2
                                    p10         p25      median         p75         p90
         OEWS 2025              $70,000    $100,000    $130,000    $180,000  ≥ $239,200
         OEWS 2024              $63,000     $90,000    $117,000    $162,000    $207,000
         average       $150,000                                    RSE 1.2 %, OEWS 2025
         average       $135,000                                    RSE 1.2 %, OEWS 2024
         hourly        $72.12                                      RSE 1.2 %, OEWS 2025
         hourly        $64.91                                      RSE 1.2 %, OEWS 2024












         ↑↓ line  Tab next pane  e receipt  Esc back  ? help
        """)
  }

  @Test("The demographics pane says that the list overlaps, and earnings stand side by side")
  func demographics() throws {
    #expect(
      try official("3", 80, 24).screen.text == """
         Rolescope   place US (p)   pay as published ($)                        2 roles
         / title, pay>60k, family:sales         s skills you have: crm, negotiation
         Roles by title ──────────── pay $/yr │ Widget Managers 3 Demographics ─────────
         ▾ Management                       2 │ men 66.9 █████░░░ women 33.1
        ▌  Widget Managers          130.0k md │ a week: men $2,012 · women $1,543
           Widget Trainers                  – │ median age 43.9
                                              │ White                    ███████▏ 89.7 %
                                              │ Hispanic or Latino       ▉        11.7 %
                                              │ Black                    ▍         4.8 %
                                              │ Asian                    ▎         2.9 %
                                              │ overlapping list: Hispanic is any race;
                                              │ not summing to 100
                                              │ age, % of the employed
                                              │ 16-19 ▏         0.2  45-54 ██       24.8
                                              │ 20-24 ▏         1.6  55-64 █▌       18.6
                                              │ 25-34 █▋       20.4  65+   ▎         3.0
                                              │ 35-44 ██▌      31.4
                                              │
                                              │
                                              │
                                              │
                                              │

         ↑↓ line  Tab next pane  Enter zoom  e receipt  Esc list  ? help  0 digest
        """)
  }

  @Test("What is withheld is said in words, and the census row is named")
  func withheld() throws {
    #expect(
      try official("Down 3 Enter", 60, 24).screen.text == """
         Widget Trainers 3 Demographics ─────────────────── CPS 2025
        ▌sex withheld: fewer than 50,000 people, or no data
         a week: men $1,200 · women withheld
         median age 41.5
         census row "Widget people, all other", shared by 12
         occupations; the row of the group that the census counts
         it in
         figures of SOC 99-1019, shared with other roles















         ↑↓ line  Tab next pane  e receipt  Esc back  ? help
        """)
  }

  @Test("Pay of a shared code says so once")
  func sharedPay() throws {
    #expect(
      try official("Down 1", 80, 12).screen.text == """
         Rolescope   place US (p)   pay as published ($)                        2 roles
         / title, pay>60k, family:sales         s skills you have: crm, negotiation
         Roles by title ──────────── pay $/yr │ Widget Trainers 1 Salary ───────────────
         ▾ Management                       2 │ figures of SOC 99-1019, shared with
           Widget Managers          130.0k md │ other roles
        ▌  Widget Trainers                  – │ hourly        $31.50           OEWS 2025
                                              │ average       only hourly pay is
                                              │               released (OEWS 2025)
                                              │
                                              │
                                              │
         ↑↓ line  Tab next pane  Enter zoom  e receipt  Esc list  ? help  0 digest
        """)
  }

  @Test("The overview tells jobs of employees from those with the self-employed")
  func overview() throws {
    #expect(
      try official("0", 80, 24).screen.text == """
         Widget Managers 0 Overview ────────────────────────────────────────────────────
         occupation · Management
         O*NET-SOC 99-1011.00 · SOC 99-1011
        ▌preparation  4 of 5                                          O*NET 29, undated
         to enter     Bachelor's degree                           BLS projections, 2024
         growth       +4.7 % 2024-34                              BLS projections, 2024
         jobs         603,710                                      RSE 0.8 %, OEWS 2025
         jobs         651,200 with self-employed                  BLS projections, 2024
         openings     49,000 a year                               BLS projections, 2024
         Also called
         Widget Director, Head of Widgets












         ↑↓ line  Tab next pane  e receipt  Esc back  ? help
        """)
  }
}
