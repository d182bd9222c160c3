/**
 * What the page adds with scripts on: search and order in the list of names, and from log/checkpoint.js the
 * fingerprint and what approvers said. Classic script, no network, no storage.
 */
import { CHECKPOINT_GLOBAL, WORDS_GLOBAL } from "@daftar/model";
import { fingerprintScript } from "./fingerprintScript.ts";
import { SEARCH } from "./search.ts";

/** The script of a page in one language. */
export const scriptOf = (lang: "en" | "fa"): string => `(function(){
var d=document,$=function(id){return d.getElementById(id)};
var fa=d.documentElement.lang==='fa';
function local(n){var s=String(n);return fa?s.replace(/[0-9]/g,function(c){return String.fromCharCode(1776+Number(c))}):s}
${SEARCH}
${fingerprintScript(lang)}
var list=$('list'),tools=$('tools');
if(list&&tools){
var items=[].slice.call(list.children),texts=items.map(function(li){return plain(li.textContent)});
var frames=items.map(function(li){var n=li.querySelector('.name');return frame((n?n.textContent:'')+' '+li.getAttribute('data-place'))});
items.forEach(function(li,i){li.daftarAt=i});
var search=$('search'),order=$('order'),found=$('found');
function has(at,word){if(texts[at].indexOf(word)>=0)return true;var b=bones(word);return b!==''&&frames[at].indexOf(' '+b+(b.length>1?'':' '))>=0}
function filter(){var words=plain(search.value).split(/\\s+/),n=0;items.forEach(function(li){var on=words.every(function(w){return has(li.daftarAt,w)});li.hidden=!on;if(on)n++});found.textContent=found.getAttribute('data-label')+' '+local(n)}
function sort(){var by=order.value;items.slice().sort(function(a,b){if(by==='name')return a.daftarAt-b.daftarAt;var x=a.getAttribute('data-'+by),y=b.getAttribute('data-'+by);if((x==='')!==(y===''))return x===''?1:-1;return x<y?-1:x>y?1:a.daftarAt-b.daftarAt}).forEach(function(li){list.appendChild(li)})}
var waiting;search.addEventListener('input',function(){clearTimeout(waiting);waiting=setTimeout(filter,150)});order.addEventListener('change',sort);tools.addEventListener('submit',function(e){e.preventDefault()});
tools.hidden=false;filter();
}
var said=globalThis.${WORDS_GLOBAL},told=$('said');
if(told&&said){$('said-n').textContent=local(said.approvals);var no=said.dissents;$(no.length?'said-some':'said-none').hidden=false;$('said-d').textContent=local(no.length);no.forEach(function(t){var li=d.createElement('li');li.dir='auto';li.textContent=t||told.getAttribute('data-unsaid');$('said-why').appendChild(li)});told.hidden=false}
var box=$('print');
if(!box)return;
var note=globalThis.${CHECKPOINT_GLOBAL};
if(typeof note!=='string'){var p=d.createElement('p');p.textContent=box.getAttribute('data-missing');box.parentNode.insertBefore(p,box);return}
var print=fingerprint(note);
if(!print)return;
function groups(id,parts){parts.forEach(function(t,i){var s=d.createElement('span');s.textContent=(i?' ':'')+t;$(id).appendChild(s)})}
$('print-size').textContent=local(print.size);groups('print-words',print.words);groups('print-hex',print.hex.match(/.{8}/g));
box.hidden=false;$('print-compare').hidden=false;
})();`;
