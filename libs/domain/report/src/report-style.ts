/** The look of a report: system fonts, both themes, nothing loaded from anywhere, printable. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --page: light-dark(#fcfcfd, #101217); --panel: light-dark(#ffffff, #15181e); --well: light-dark(#f0f1f5, #1f222a);
  --ink: light-dark(#191b22, #e5e7ee); --second: light-dark(#4b4f5c, #b5b9c6); --line: light-dark(#dfe1e8, #2d313a);
  --accent: light-dark(#3949ab, #b4bfff); --passed: light-dark(#2a9d80, #2f9d81); --failed: light-dark(#b3360f, #ffa282); --open: light-dark(#787d8b, #878c9a); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 80px; }
h1, h2, p, li, summary { overflow-wrap: anywhere; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; letter-spacing: -0.01em; } h2 { font-size: 19px; margin: 48px 0 8px; } h3 { font-size: 15px; margin: 24px 0 8px; }
p { margin: 8px 0; max-width: 75ch; } .second, figcaption, dt { color: var(--second); } .small { font-size: 13px; }
.finding { margin: 20px 0 24px; padding: 18px 22px; background: var(--panel); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 10px; font-size: 18px; line-height: 1.45; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(210px, 1fr)); gap: 12px 24px; margin: 0; } dt { font-size: 12px; } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; background: var(--panel); margin: 12px 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 8px 14px; border-bottom: 1px solid var(--line); vertical-align: middle; }
tr:last-child td { border-bottom: 0; } th { font-size: 12px; font-weight: 600; color: var(--second); white-space: nowrap; } td.number, th.number { text-align: right; white-space: nowrap; }
.range { position: relative; height: 18px; min-width: 200px; background: linear-gradient(var(--line), var(--line)) 0 50% / 100% 1px no-repeat; }
.range i { position: absolute; top: 6px; height: 6px; border-radius: 3px; background: var(--accent); opacity: 0.35; } .range b { position: absolute; top: 3px; width: 12px; height: 12px; margin-left: -6px; border-radius: 50%; background: var(--accent); border: 2px solid var(--panel); }
ul.verdicts { list-style: none; padding: 0; margin: 12px 0; } ul.verdicts li { padding: 6px 0 6px 26px; position: relative; }
ul.verdicts li::before { position: absolute; left: 2px; content: '?'; color: var(--open); font-weight: 700; } li.better::before { content: '▲' !important; color: var(--passed) !important; } li.better_here::before { content: '△' !important; color: var(--passed) !important; } li.equal::before { content: '=' !important; }
.heat td.cell { text-align: center; min-width: 64px; } .heat td.cell span { display: block; border-radius: 6px; padding: 3px 6px; }
details { border-bottom: 1px solid var(--line); } summary { cursor: pointer; padding: 10px 4px; } summary .reason { color: var(--failed); } details pre { margin: 0 0 14px; }
pre { background: var(--well); padding: 14px 16px; border-radius: 10px; overflow: auto; max-height: 480px; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
footer { margin-top: 56px; padding-top: 16px; border-top: 1px solid var(--line); }
@media print { :root { color-scheme: light; } .range i, .range b, .heat span, .finding { print-color-adjust: exact; -webkit-print-color-adjust: exact; } thead { display: table-header-group; } tr, details { break-inside: avoid; } main { max-width: none; padding: 0; } .wide, .finding { break-inside: avoid; } pre { max-height: none; } }
`.trim();
