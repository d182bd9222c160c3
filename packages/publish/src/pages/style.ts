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
main,header,footer{max-width:58rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-block:1.5rem .5rem}
header nav{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 1.5rem;font-size:.9rem;color:var(--soft)}
h1{font-size:clamp(1.35rem,1rem + 2vw,2rem);line-height:1.35;font-weight:650;margin-block:1.5rem 1rem;max-width:34em;text-wrap:pretty}
html[lang=fa] h1{line-height:1.7}
h2{font-size:1.25rem;margin-block:0 .75rem;line-height:1.4}
h3{font-size:1rem;margin-block:1.5rem .5rem}
p,ul,dl{max-width:68ch;margin-block:0 .9rem}
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
table.lines td.n{font-weight:650;font-size:1.05rem}
table.lines th[scope=row]{font-weight:600}
table.claims{min-width:46rem}
table.claims td small,table.claims th small{display:block}
table.claims th[scope=row]{white-space:nowrap}
table.claims td:nth-child(3){min-width:15rem}
.by{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:.5rem 2.5rem}
figure.chart{margin:0 0 1rem}
figure.chart ol,ul.legend{list-style:none;margin:0;padding:0;max-width:none}
figure.chart ol>li{display:grid;grid-template-columns:minmax(0,23rem) minmax(0,1fr);column-gap:1.25rem;align-items:center;border-block-end:1px solid var(--rule);padding-block:.15rem}
figure.chart li.scale{border:0;padding:0}
figure.chart .label{font-size:.92rem;line-height:1.45;padding-block:.25rem}
html[lang=fa] figure.chart .label{line-height:1.7}
.part .label{padding-inline-start:1.25rem;border-inline-start:2px solid var(--rule)}
.when,.aside{color:var(--soft);font-size:.85rem}
.who{font-weight:600}
.superseded .label{color:var(--soft)}
svg{display:block;direction:ltr;overflow:visible}
svg.patterns{position:absolute}
svg.axis text{font-size:12px;fill:var(--soft);text-anchor:middle}
.grid{stroke:var(--rule)}
.solid{fill:var(--ink);stroke:var(--ink)}
.interval{stroke:var(--ink);stroke-width:2}
.hollow{fill:var(--paper);stroke:var(--accent);stroke-width:1.75}
.hatch{stroke:var(--accent);stroke-width:2.5}
.hatched{fill:url(#hatch);stroke:var(--accent)}
.soft{stroke-dasharray:2 3}
.open{stroke:var(--accent);stroke-width:1.5}
.edge{stroke:var(--accent);stroke-width:2.5}
.arrow{fill:none;stroke:var(--accent);stroke-width:1.75}
.stop-in{stop-color:var(--accent);stop-opacity:.55}
.stop-out{stop-color:var(--accent);stop-opacity:0}
.joined{stroke:var(--soft);stroke-dasharray:1 3}
.faded{opacity:.4}
ul.legend{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.15rem 1.5rem;margin-block-start:1rem;font-size:.85rem;color:var(--soft)}
ul.legend li{display:grid;grid-template-columns:3.5rem 1fr;gap:.75rem;align-items:center}
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
#print-words,#print-hex{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.9rem;text-align:start}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static}
footer{padding-block:1.5rem 3rem;font-size:.85rem;color:var(--soft)}
@media (max-width:44rem){
body{font-size:16px}
figure.chart ol>li{grid-template-columns:minmax(0,1fr)}
figure.chart li.scale .label{display:none}
figure.chart .label{padding-block:.35rem 0}
table.lines thead th:nth-child(3){display:none}
table.lines tr{display:grid;grid-template-columns:1fr auto;border-block-end:1px solid var(--rule)}
table.lines th,table.lines td{border:0;padding-block:.3rem}
table.lines td:nth-child(2),table.lines thead th.n{padding-inline-end:0}
table.lines td:nth-child(3){grid-column:1/-1;padding-block-start:0;color:var(--soft);font-size:.88rem}
table.claims,table.claims tbody,table.claims tr,table.claims td,table.claims th{display:block;min-width:0;white-space:normal}
table.claims thead{display:none}
table.claims tr{border-block-end:1px solid var(--rule);padding-block:.5rem}
table.claims td,table.claims th{border:0;padding:.1rem 0}
table.claims th[scope=row]{font-weight:600}
dl{grid-template-columns:1fr}
dd{margin-block-end:.5rem}
}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#333;--rule:#999;--accent:#000;--needs:#000;--wash:#fff}
body{font-size:10.5pt}
.practice{position:static}
.tools,.skip,header nav a{display:none}
ol.names{columns:2;display:block}
ol.names .name{font-family:"Noto Serif",Georgia,"Noto Naskh Arabic",serif}
ol.names li,figure.chart li,tr{break-inside:avoid}
}
`;
