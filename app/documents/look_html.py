"""The look of the HTML file: the program's colours, light and dark, and plain on paper."""

from __future__ import annotations

CSS = """
:root { color-scheme: light dark; --paper: #faf8f3; --ink: #1f2328; --soft: #5a5f66; --line: #e2ddd0; --rule: #8d8674; --link: #7a3e06; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #e8e6e1; --soft: #a9adb4; --line: #33373d; --rule: #7c828b; --link: #f0b377; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem clamp(.8rem, 4vw, 1.5rem); background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
body { font: 1.05rem/1.55 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; }
h1, blockquote { font-family: "Source Serif 4", "Source Serif Pro", Georgia, serif; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3, h4, h5 { margin-bottom: .3rem; line-height: 1.3; }
a { color: var(--link); } a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
blockquote { margin: 1rem 0 .3rem; padding-left: 1rem; border-left: 3px solid var(--line); }
.source, .note, .label, .code, .chips { color: var(--soft); font-size: .92rem; } p { margin: .4rem 0; }
nav ul { padding-left: 1.2rem; } nav li { margin: .3rem 0; }
.scroll { overflow-x: auto; margin: .8rem 0 1.2rem; }
table { border-collapse: collapse; width: 100%; min-width: 38rem; font-size: .92rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; font-weight: inherit; padding: .35rem .5rem; border: 1px solid var(--line); }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--rule); }
td blockquote { margin: .4rem 0 .2rem; padding-left: .6rem; } td ul { padding-left: 1.1rem; }
.footnotes { margin-top: 2.5rem; font-size: .92rem; } .footnotes hr { border: 0; border-top: 1px solid var(--rule); width: 25%; margin-left: 0; }
@page { margin: 2cm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --line: #bbb; --rule: #333; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; } .scroll { overflow: visible; } table { min-width: 0; font-size: 8.5pt; }
  thead { display: table-header-group; } h2, h3, h4, h5 { break-after: avoid; } blockquote, p, tr { break-inside: avoid; } .footnotes { font-size: 9pt; }
}
""".strip()
