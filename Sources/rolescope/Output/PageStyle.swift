/// The style sheet of every page: light and dark by the reader's setting, one column on a phone, ink on paper in print.
///
/// The role colours have a contrast of at least 5.5 to 1 with the paper in either; letters and positions tell roles apart
/// without them.
let pageStyle = """
  :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1d21; --dim: #555b65; --rule: #d5d9e0;
    --a: #0b57b0; --b: #9a3b00; --c: #6a2c91; --d: #0a6446; }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #14161a; --ink: #e8eaee; --dim: #a6adb8; --rule: #353a43;
      --a: #7db4ff; --b: #ffb070; --c: #d3a6ff; --d: #6fd6a8; }
  }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 72rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: break-word; }
  h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
  h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--rule); padding-bottom: .2rem; }
  p { margin: .5rem 0; max-width: 48rem; }
  ul, ol { padding-left: 1.4rem; max-width: 60rem; }
  a { color: var(--a); }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; }
  th, td { padding: .25rem 1.25rem .25rem 0; vertical-align: top; text-align: left; border-bottom: 1px solid var(--rule); }
  th { font-weight: 600; }
  thead th { color: var(--dim); font-weight: 400; vertical-align: bottom; }
  tbody th { font-weight: 400; }
  .number { text-align: right; font-variant-numeric: tabular-nums; }
  td.number { white-space: nowrap; }
  footer { margin-top: 3rem; color: var(--dim); font-size: .875rem; border-top: 1px solid var(--rule); }
  footer h2 { border: 0; margin-top: 1rem; }
  .a { color: var(--a); } .b { color: var(--b); } .c { color: var(--c); } .d { color: var(--d); }
  .words { font-size: 1.05rem; }
  .compare { width: 100%; table-layout: fixed; }
  .compare th, .compare td { padding: .3rem .4rem; }
  .compare .label { padding-left: 0; }
  .compare .short { white-space: nowrap; }
  .compare .value { font-variant-numeric: tabular-nums; }
  .compare .missing, .compare .why, .compare .verdict { color: var(--dim); }
  .compare .differs { color: var(--ink); }
  .compare .difference { font-size: .8125rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .two .difference { display: block; }
  .compare .why { font-size: .8125rem; }
  .compare .sign { display: inline-block; min-width: 1em; font-weight: 600; text-align: center; }
  .compare sup { font-size: .7em; line-height: 0; }
  .bar { display: block; height: .75em; width: 100%; fill: currentColor; }
  .bar .reach { fill-opacity: .45; }
  .letter { font-weight: 700; }
  .cell .letter { display: none; }
  .two col.row { width: 14%; } .two col.role { width: 27%; } .two col.verdict { width: 13%; }
  .two .cell { display: flex; gap: .5rem; align-items: center; }
  .two .cell .bar { flex: 0 0 6.5rem; width: 6.5rem; }
  .two .cell .value { flex: 0 1 auto; min-width: 0; }
  .two td.first .cell { justify-content: flex-end; text-align: right; }
  .two td.b .cell:not(.long) .bar { order: -1; }
  .two .cell.long { flex-direction: column; align-items: flex-start; gap: .2rem; }
  .two td.first .cell.long { align-items: flex-end; }
  .two .cell.long .bar { flex: 0 0 .75em; }
  .two thead th.first { text-align: right; }
  .two td.verdict, .two thead th.verdict { text-align: center; }
  .many col.row { width: 16%; }
  .many .verdict { font-size: .8125rem; }
  @media (max-width: 56rem) {
    .two .cell { display: block; }
    .two .cell .bar { width: 100%; }
  }
  @media (max-width: 40rem) {
    .compare, .compare tbody, .compare tr { display: block; }
    .compare thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .compare tr { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); padding: .4rem 0;
      border-bottom: 1px solid var(--rule); }
    .compare th, .compare td { border: 0; padding: .1rem .3rem; }
    .compare .label, .two td.verdict, .two td.why { grid-column: 1 / -1; padding-left: 0; }
    .compare tbody th { font-weight: 600; }
    .two td.verdict { grid-row: 3; text-align: center; }
    .two td.why { grid-row: 4; text-align: center; }
    .cell .letter { display: inline; }
    .compare .short { white-space: normal; }
  }
  @media print {
    :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --dim: #444444; --rule: #bbbbbb;
      --a: #0b57b0; --b: #9a3b00; --c: #6a2c91; --d: #0a6446; }
    body { max-width: none; padding: 0; font-size: 10pt; }
    .scroll { overflow: visible; }
    thead { display: table-header-group; }
    tr, li { break-inside: avoid; }
    h1, h2 { break-after: avoid; }
    .bar { print-color-adjust: exact; }
    .two .cell .bar { flex-basis: 6rem; width: 6rem; }
    .two .cell.long .bar { flex-basis: .75em; }
    footer a { color: inherit; }
  }
  """
