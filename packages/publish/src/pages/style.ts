/**
 * How a page looks: paper and ink, one accent, one colour that means "this needs you". Start and end,
 * never left and right; no italics or letter-spacing in Arabic script; nothing is cut off; it prints in
 * black and white.
 */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d1c1a;--soft:#5d5a54;--rule:#d9d5cc;--accent:#1f4e5f;--needs:#9a3412;--wash:#f1eee7}
@media (prefers-color-scheme:dark){:root{--paper:#161614;--ink:#ebe8e1;--soft:#aaa59b;--rule:#3a3833;--accent:#8fc3d4;--needs:#f0a070;--wash:#201f1c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-block-start:4rem}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 Vazirmatn,"Vazirmatn Variable","Noto Sans","Segoe UI",system-ui,"Noto Sans Arabic",Tahoma,sans-serif;font-variant-numeric:tabular-nums lining-nums}
html[lang=fa] body{line-height:1.85}
[lang=fa]{font-style:normal;letter-spacing:0}
.practice{position:sticky;inset-block-start:0;z-index:1;background:var(--paper);color:var(--needs);border-block-end:3px double var(--needs);padding:.4rem 1rem;font-weight:600;font-size:.9rem;line-height:1.45;text-align:center;max-width:none;margin:0}
main,header,footer{max-width:66rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-block:1.5rem .5rem}
nav.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 1.5rem;font-size:.9rem;color:var(--soft)}
h1{font-size:clamp(1.35rem,1rem + 2vw,2rem);line-height:1.35;font-weight:650;margin-block:1.5rem 1rem;max-width:34em;text-wrap:pretty}
html[lang=fa] h1{line-height:1.7}
h2{font-size:1.25rem;margin-block:0 .75rem;line-height:1.4}
h3{font-size:1rem;margin-block:1.5rem .5rem}
p,ul,dl{max-width:62ch;margin-block:0 .9rem}
section{border-block-start:1px solid var(--rule);padding-block:1.75rem 1rem}
.lede p{color:var(--soft);font-size:.95rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
small,.small,.id,figcaption{font-size:.85rem;color:var(--soft)}
code{font:.85em/1.4 ui-monospace,"DejaVu Sans Mono",monospace;direction:ltr;unicode-bidi:isolate}
code.key,.id code{overflow-wrap:anywhere}
.invented{display:inline-block;font-size:.75rem;font-weight:600;color:var(--needs);border:1px solid currentColor;border-radius:2px;padding-inline:.35em;line-height:1.5;vertical-align:middle;white-space:nowrap}
.scroll{overflow-x:auto;margin-block-end:1rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:start;vertical-align:top;padding-block:.45rem;padding-inline:0 1.25rem;border-block-end:1px solid var(--rule);font-weight:400}
th:last-child,td:last-child{padding-inline-end:0}
thead th{font-size:.82rem;color:var(--soft);border-block-end-color:var(--soft)}
td.n,thead th.n{text-align:end;white-space:nowrap}
table.sources,table.counted,table.left,table.overlaps,table.corrections{max-inline-size:36rem}
table.lines td.n{font-weight:650;font-size:1.05rem}
table.lines th[scope=row]{font-weight:600}
table.claims td small,table.claims th small{display:block}
table.claims th[scope=row]{white-space:nowrap}
table.claims td:nth-child(3){width:34%}
table.claims td p{margin:0}
table.claims td p+p{margin-block-start:.35rem}
table.claims td p::first-letter{text-transform:uppercase}
tr:target{background:var(--wash)}
td code{color:var(--soft)}
.by{columns:3 15rem;column-gap:2.5rem}
.by .scroll{break-inside:avoid;margin-block-end:1.75rem}
figure.chart{margin:0 0 1rem}
figure.chart h3{margin-block:.5rem 0}
figure.chart figcaption{max-width:68ch;margin-block-start:.75rem}
.bands{display:grid;grid-template-columns:minmax(0,316fr) minmax(0,700fr);column-gap:2.5rem;align-items:start}
.said{position:relative}
.said::before{content:"";position:absolute;inset-block:0;inset-inline-start:-1.25rem;border-inline-start:1px solid var(--soft)}
svg{display:block;overflow:visible}
svg.fillings{position:absolute}
svg.band{direction:ltr;inline-size:100%;block-size:auto;font-size:12px}
svg.narrow{display:none}
ol.keys{display:none}
.said .scroll{overflow-y:hidden;margin:0}
.band text{fill:var(--soft)}
.band .value{fill:var(--ink);font-size:15px;font-weight:650}
.band .words,.band .line{fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.band .then{fill:var(--soft)}
.band .key{font-size:10.5px;fill:var(--ink)}
circle.ring{fill:var(--paper);stroke:var(--soft)}
span.ring{display:inline-block;min-inline-size:1.55em;line-height:1.45;padding-inline:.2em;border:1px solid var(--soft);border-radius:1em;text-align:center;font-size:.75rem;font-weight:400}
.grid,.day{stroke:var(--rule);fill:none}
.day{stroke:var(--soft)}
.solid{fill:var(--ink)}
.interval{stroke:var(--ink);stroke-width:2.25;fill:none}
.hollow{fill:var(--paper);stroke:var(--accent);stroke-width:1.75}
.hatch{stroke:var(--accent);stroke-width:2}
.hatched{fill:url(#hatch);stroke:var(--accent)}
.soft{stroke-dasharray:2 3}
.open{fill:none;stroke:var(--accent);stroke-width:1.5}
.edge{stroke:var(--accent);stroke-width:2.75}
.arrow{fill:none;stroke:var(--accent);stroke-width:1.75}
.stop-in{stop-color:var(--accent);stop-opacity:.5}
.stop-out{stop-color:var(--accent);stop-opacity:0}
.joined{fill:none;stroke:var(--soft);stroke-width:1}
.hang{fill:none;stroke:var(--accent);stroke-width:1;stroke-dasharray:1 2}
.faded{opacity:.4}
.hit{fill:transparent;stroke:none}
.band a:hover .hit{stroke:var(--soft)}
.band a:focus-visible{outline:none}
.band a:focus-visible .hit{stroke:var(--accent);stroke-width:2}
.tip{visibility:hidden;pointer-events:none;overflow:visible}
.tip div{block-size:100%;display:flex;flex-direction:column}
.tip .above{justify-content:flex-end}
.tip p{margin:0;padding:.4rem .6rem;background:var(--paper);border:1px solid var(--soft);font-size:.8rem;line-height:1.5;color:var(--ink)}
ul.legend{list-style:none;margin:1rem 0 0;padding:0;max-width:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.25rem 1.5rem;font-size:.85rem;color:var(--soft)}
ul.legend li{display:grid;grid-template-columns:2.5rem 1fr;gap:.6rem;align-items:center}
ul.notes{font-size:.95rem;padding-inline-start:1.1rem}
ul.notes li{margin-block-end:.35rem}
.lede ul{padding-inline-start:1.1rem;color:var(--soft);font-size:.95rem}
nav.contents ul{display:flex;flex-wrap:wrap;list-style:none;padding:0;max-width:none;gap:.1rem 1.5rem;font-size:.9rem}
.needs{color:var(--needs)}
q{display:inline-block;max-inline-size:100%;text-align:match-parent}
ol.names{list-style:none;margin:0 0 1.5rem;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:0 2rem}
ol.names li{border-block-end:1px solid var(--rule);padding-block:.6rem;position:relative;padding-inline-start:1.15rem}
ol.names li[hidden]{display:none}
ol.names li::before{content:"";position:absolute;inset-inline-start:0;inset-block-start:1.2rem;inline-size:.55rem;block-size:.55rem;border-radius:50%;border:1.5px solid var(--ink)}
ol.names li.counted::before{background:var(--ink)}
ol.names p{margin:0;overflow-wrap:anywhere}
ol.names .name{font-size:1.1rem;display:flex;flex-wrap:wrap;column-gap:.75rem}
ol.names .name bdi[lang=fa]{line-height:1.8}
ol.names .id{font-size:.75rem}
.nameless{color:var(--soft)}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;margin-block-end:1rem;font-size:.9rem}
.tools[hidden]{display:none}
.tools input,.tools select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:2px;padding:.25rem .5rem;max-width:100%}
.files{columns:2 14rem;padding-inline-start:1.25rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1.25rem}
dl[hidden]{display:none}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
#print-words,#print-hex{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:0 .5rem;max-inline-size:30rem;text-align:start}
#print-hex{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.9rem}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static}
footer{padding-block:1.5rem 3rem;font-size:.85rem;color:var(--soft)}
@media screen and (max-width:60rem){
.bands{grid-template-columns:minmax(0,1fr)}
.said::before{display:none}
.own{max-inline-size:26rem}
}
@media screen and (max-width:44rem){
th,td{padding-inline-end:.75rem}
body{font-size:16px}
svg.narrow{display:block}
svg.wide{display:none}
ol.keys{display:block;list-style:none;margin:.75rem 0 0;padding:0;font-size:.88rem}
ol.keys li{display:grid;grid-template-columns:1.75rem 1fr;gap:.4rem;padding-block:.2rem;align-items:start}
ol.keys .ring{margin-block-start:.25rem;justify-self:start}
ol.keys li.part{padding-inline-start:1.25rem}
ol.keys li.then,.when{color:var(--soft)}
table.lines thead th:nth-child(3){display:none}
table.lines tr{display:grid;grid-template-columns:1fr auto;border-block-end:1px solid var(--rule)}
table.lines th,table.lines td{border:0;padding-block:.3rem}
table.lines td:nth-child(2),table.lines thead th.n{padding-inline-end:0}
table.lines td:nth-child(3){grid-column:1/-1;padding-block-start:0;color:var(--soft);font-size:.88rem}
table.claims,table.claims tbody,table.claims tr,table.claims td,table.claims th{display:block;min-width:0;white-space:normal}
table.claims thead{display:none}
table.claims tr{border-block-end:1px solid var(--rule);padding-block:.5rem}
table.claims td,table.claims th{border:0;padding:.1rem 0}
table.claims td:nth-child(3){width:auto}
table.claims th[scope=row]{font-weight:600}
dl{grid-template-columns:1fr}
dd{margin-block-end:.5rem}
}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#333;--rule:#999;--accent:#000;--needs:#000;--wash:#fff}
body{font-size:10.5pt}
.practice{position:static}
.tools,.skip,nav.top a,nav.contents,.tip{display:none}
.bands{display:block}
.said::before{display:none}
.own{max-inline-size:8cm}
svg.narrow,ol.keys{display:none}
svg.wide{display:block}
table{font-size:.85em}
h2,h3{break-after:avoid}
.bands>div,tr{break-inside:avoid}
ol.names{columns:2;display:block}
ol.names .name{font-family:"Noto Serif",Georgia,"Noto Naskh Arabic",serif}
ol.names li,figure.chart li,tr{break-inside:avoid}
}
`;
