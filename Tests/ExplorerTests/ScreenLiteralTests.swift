import Testing

@testable import Explorer

/// The screens as literals: what a reader sees at each size, to the cell.
@Suite struct ScreenLiteralTests {
  @Test("At 120x36: the list, three overview rows and four panes two by two")
  func opensWide() throws {
    #expect(
      try screen("", 120, 36) == """
         Rolescope   place US (p)   pay as published ($)                                                               17 roles
         / title, pay>60k, family:sales            s skills you have: crm, negotiation
         Roles by title ─────────────── pay $/yr  │ Account Director                                                    profile
         ▾ Account management                  7  │ may be counted under SOC 11-2011 (v)
           Account Administrator        40.1k av  │ 6-8 years to enter · growth 5 % (years not stated) · 132,260 jobs
        ▌  Account Director            114.7k av  │ Looks after client accounts, watches budgets and forecasts sales, with acco…
           Account Executive              50-70k  │ 1 Salary ────────── $k a year, 2 more  2 Education ─────────────────────────
           Account Manager              53.5k av  │ Zippia, undated ├─────●──────┤  114.7  hold      Bachelor's ███████▎    80 %
           Customer Account Manager     46.0k av  │ study.com, 2019    ●             96.7  required  Bachelor's        2 sources
           Director of Account Mgmt    120-200k+  │ Megainterview   ├──────┤       80-120  preferred Master's degree (MBA)
           Senior Account Manager        80-130k  │                 80    120  158                   1 source
         ▸ named only, no figures             10  │ average       $114,728         Zippia  field     Business             Zippia
                                                  │ average       $96,677 study.com, 2019  field     Business, marketing or
                                                  │ range         $82,000-158,000  Zippia            communications (1 source)
                                                  │ range         $80,000-120,000          college   University of Southern
                                                  │               Megainterview                      California (1 source)
                                                  │ hourly        $55.16  derived, Zippia
                                                  │ best city     San Francisco, CA
                                                  │               Zippia
                                                  │ best state    New Jersey       Zippia
                                                  │ 3 Demographics ────── Zippia, undated  4 Skills ──────────────────── 10 more
                                                  │ men 50.9 ███░░░ women 49.1             Account management ██████████████   9
                                                  │ average age 46                         Project management ██████████▉      7
                                                  │ LGBT 7 %                               Work ethic         ██████████▉      7
                                                  │ White                 ████▊    78.2 %  Healthcare         ██████████▉      7
                                                  │ Hispanic or Latino    ▋         9.8 %  Digital marketing  ███████▊         5
                                                  │ Unknown               ▎         4.4 %  Email marketing    ██████▎          4
                                                  │ Asian                 ▎         4.1 %  Leadership           named, 2 sources
                                                  │ Black                 ▎         3.2 %  Communication        named, 2 sources
                                                  │ American Indian       ▏         0.2 %  Managing large teams  named, 1 source
                                                  │ one exclusive list as printed; it      Strategic direction   named, 1 source
                                                  │ sums to 99.9                           Client understanding  named, 1 source
                                                  │                                        Finding new business  named, 1 source
                                                  │ 5 Duties   6 Path   7 Places   8 Sources
         3 sources price this role: press $ for dated pay in 2025 dollars.
         ↑↓ move  Enter open  Space mark  c compare  / filter  s skills  ? help  q quit  0-8 panes  $ dollars
        """)
  }

  @Test("At 80x24: the list and a digest of the four panes")
  func opensMiddle() throws {
    #expect(
      try screen("", 80, 24) == """
         Rolescope   place US (p)   pay as published ($)                       17 roles
         / title, pay>60k, family:sales         s skills you have: crm, negotiation
         Roles by title ──────────── pay $/yr │ Account Director                profile
         ▾ Account management               7 │ may be counted under SOC 11-2011 (v)
           Account Administrator     40.1k av │ 1 Salary ──────────── $k a year, 10 more
        ▌  Account Director         114.7k av │ Zippia, undated ├──────●────────┤  114.7
           Account Executive           50-70k │ study.com, 2019    ●                96.7
           Account Manager           53.5k av │ Megainterview   ├───────┤         80-120
           Customer Account Manager  46.0k av │                 80     120    158
           Director of Account Mgmt 120-200k+ │ 2 Education ───────────────────── 4 more
           Senior Account Manager     80-130k │ hold      Bachelor's █████████▋     80 %
         ▸ named only, no figures          10 │ required  Bachelor's           2 sources
                                              │ preferred Master's degree (MBA) 1 source
                                              │ field     Business                Zippia
                                              │ 3 Demographics ───────── Zippia, undated
                                              │ men 50.9 ████░░░░ women 49.1
                                              │ average age 46 · LGBT 7 %
                                              │ White 78.2 · Hispanic 9.8 · 4 more
                                              │ 4 Skills ─────────────────────── 17 more
                                              │ Account management   ███████████████   9
                                              │ Project management   ███████████▋      7
                                              │ Work ethic           ███████████▋      7
         3 sources price this role: press $ for dated pay in 2025 dollars.
         ↑↓ move  Enter open  Space mark  c compare  / filter  s skills  ? help  q quit
        """)
  }

  @Test("At 60x10: the list and one pane")
  func opensShort() throws {
    #expect(
      try screen("", 60, 10) == """
         / title, family:sales        s skills you have: crm, nego…
         Roles by title ── pay $/yr │ Account Direc… 0 Overview ────
         ▾ Account management     7 │ profile · Account management
           Acct Admin…ator 40.1k av │ may be counted under SOC
        ▌  Account Dir    114.7k av │ 11-2011 (v)
           Account Executive 50-70k │ to enter: 6-8 years (Zippia,
           Account Manager 53.5k av │   undated)
           Customer A… Mgr 46.0k av │ to enter: 6-8 years
           Dir of Ac…Mgmt 120-200k+ │   (Megainterview, undated)
         ↑↓ move  Enter open  Space mark  c compare  / filter
        """)
  }

  @Test("At 40x10: one view at a time")
  func opensNarrow() throws {
    #expect(
      try screen("", 40, 10) == """
         / title, pay>60k, family:sales
         Roles by title ────────────── pay $/yr
         ▾ Account management                 7
           Account Administrator       40.1k av
        ▌  Account Director           114.7k av
           Account Executive             50-70k
           Account Manager             53.5k av
           Customer Account Manager    46.0k av
           Director of Account Mgmt   120-200k+
         ↑↓ move  Enter open  Space mark  ? help
        """)
  }

  @Test("At 12x4 a pane is scrolling lines")
  func tinyPane() throws {
    #expect(
      try screen("1 Down", 12, 4) == """
        1 Salary ───
          $114,728
          (Zippia,
          undated)
        """)
  }

  @Test("Two marked roles compared at 80x24")
  func compares() throws {
    #expect(
      try screen("Space Down Down Down Space c", 80, 24) == """
         Compare   A Account Director   B›Customer Account Mgr         pay as published
         A's average pay is 2.50 times B's (Zippia, undated). Two more sources price A;
         no other prices B. A takes 6-8 years to reach, B 4-6. No skill is on both
         printed lists. For A: if Zippia's undated $114,728 is of 2025, … G shows all
                            A Account Director       verdict        B›Customer Acct Mgr
         ▾ 1 Salary ────────────────────────────────────────────────────────────────────
        ▌average             114,728 █████████    A higher 2.50×    ███▋         45,951
         range Zippia           82,000-158,000 A higher, no overlap 29,000-72,000
         hourly, derived       55.16 █████████    A higher 2.50×    ███▋          22.09
         best city           San Francisco, CA    not comparable    New York, NY
         best state                 New Jersey    not comparable    Alaska
         best company                 BuzzFeed    not comparable    Mouser Electronics
         best industry            Professional    not comparable    Technology
         average 2019                   96,677       unknown        not stated
         range Megainterv…      80,000-120,000       unknown        not stated
         ▾ 2 Education ─────────────────────────────────────────────────────────────────
         Bachelor's degree      80 %  ▐███████    A higher 1.43×    █████          56 %
         field Zippia                 Business         same         Business
         college           University of Sout…    not comparable    California State U…
         required study.c…   Bachelor's degree       unknown        not stated
         required Megaint…   Bachelor's degree       unknown        not stated
         preferred         Master's degree (M…       unknown        not stated
         beyond the modelled error of ± 27,714; one publisher, one definition, no year
         ↑↓ row  e receipt  ←→ role  c change  n next  d diffs  z fold  x swap  q back
        """)
  }

  @Test("A skills search ranks roles and says why at 80x24")
  func searches() throws {
    #expect(
      try screen("s \"crm, customer service\"", 80, 24) == """
         Rolescope   place US (p)   pay as published ($)                       17 roles
         / title, pay>60k, family:sales         s crm, customer service
         2 roles by fit ─────── fit  pay $/yr │ Customer Account Manager        profile
        ▌  Customer Acct Mgr    100  46.0k av │ profile of Account management
           Acct Admini…rator     25  40.1k av │ Why it fits ─────────── rank among rated
                                              │ Fit 100, rank 1 of 2
                                              │ have ✓ CRM              █████████    100
                                              │ have ✓ Customer service █████████    100
                                              │ 1 Salary ───────────── $k a year, 5 more
                                              │ Zippia, undated ├─────●─────────┤   46.0
                                              │                 29     50      72
                                              │ average       $45,951    Zippia, undated
                                              │ range         $29,000-72,000      Zippia
                                              │ 2 Education ────────────────────────────
                                              │ hold      Bachelor's ██████▊        56 %
                                              │ field     Business                Zippia
                                              │ college   California State University -
                                              │           Bakersfield (1 source)
                                              │ 4 Skills ─ % as printed, top six, 5 more
                                              │ have ✓ Customer service ████████████  26
                                              │ learn  Customer accoun… ███████▉      17
                                              │ have ✓ CRM              ████▋         10
         reads CRM + Customer service
         Enter keep  Esc undo typing  Tab complete  ↑↓ role  Ctrl-P/N history
        """)
  }

  @Test("The receipt of the account director's average pay at 80x24")
  func explains() throws {
    #expect(
      try screen("1 e", 80, 24) == """
         Receipt ────────────────────────────────────────────────────────── 5 more below
         average (pay.mean), Account Director

         $114,728
         definition: average salary a year; base or total pay not stated
         year: not stated · place: not stated
         source: Zippia, undated: Account director vs customer account manager;
           000_9543ad840e34d36d.txt, lines 5, 12, 34
         standard error: 13,126; modelled: as of 30 answers, since nothing says how
           many were asked

         $96,677
         definition: average salary a year; base or total pay not stated
         year: 2019 · place: not stated
         source: study.com, 2019: Account Manager Vs. Account Director;
           001_bd036f8f8003e068.txt, line 13
         standard error: 11,061; modelled: as of 30 answers, since nothing says how
           many were asked

         - The observations run from $96,677 (study.com, 2019) to $114,728 (Zippia,
           undated): 19 % apart.
         - In 2025 dollars $121,743: $96,677 of 2019 × 321.943 (eleven months) /
           255.657, CPI-U, US city average, all items (BLS).
         ↑↓ scroll  Esc close
        """)
  }

  @Test("A comparison in 40 columns: one fact a line")
  func comparesNarrow() throws {
    #expect(
      try screen("Space Down Down Down Space c", 40, 14) == """
         Compare   A Acct Dir   B›Custom…Mgr
         A's average pay is … G shows all
         ▾ 1 Salary ────────────────────────────
        ▌average
          A 114,728
          B 45,951 · A higher 2.50×
         range Zippia
          A 82,000-158,000
          B 29,000-72,000 · A higher, no
            overlap
         hourly, derived
          A 55.16
          B 22.09 · A higher 2.50×
         ↑↓ row  e receipt  ←→ role  c change
        """)
  }
}
