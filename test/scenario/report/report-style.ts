/** The look of a report, on a screen and on paper. It loads nothing. */
export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #1c2733; --faint: #5b6773; --line: #d5dbe1; --soft: #f4f6f8;
  --good: #1d6f42; --bad: #a61b1b; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 54rem; padding: 2rem 1.5rem 3rem; color: var(--ink);
  background: #fff; font: 15px/1.5 system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.15rem; margin: 0; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { margin: .4rem 0; }
.verdict { border-left: .4rem solid var(--good); background: var(--soft); padding: .7rem 1rem;
  font-weight: 600; font-size: 1.1rem; }
.verdict.bad { border-color: var(--bad); color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0 0;
  color: var(--faint); font-size: .9rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); margin-top: 1.75rem; padding-top: 1rem; }
.when { color: var(--faint); font-size: .85rem; margin: .1rem 0 .6rem; }
ul { list-style: none; margin: .5rem 0; padding: 0; }
li { padding: .2rem 0 .2rem 1.7rem; position: relative; break-inside: avoid; }
li::before { position: absolute; left: .2rem; font-weight: 700; }
li.met::before { content: '✓'; color: var(--good); }
li.not::before { content: '✗'; color: var(--bad); }
li .said { display: block; font-size: .85rem; color: var(--bad); overflow-wrap: anywhere; }
.took { color: var(--faint); font-size: .8rem; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .95rem; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; background: var(--soft); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .75rem;
  color: var(--faint); font-size: .85rem; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  section { break-inside: auto; }
  h2, h3, .when { break-after: avoid; }
  tr { break-inside: avoid; }
  .verdict, th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
