/**
 * The fingerprint of `log`, made in a page: SHA-256 of the checkpoint's first three lines, in hexadecimal and words.
 *
 * Reckoned here and not by the browser, which lends no SHA-256 to pages that come over plain HTTP, as from an
 * onion site or a mirror in the next room. Source: FIPS 180-4. The page's test compares it with `fingerprintOf`.
 */
import { ENGLISH_WORDS, PERSIAN_WORDS } from "@daftar/log";

/** The largest whole number whose power is at most `of`. */
function rootOf(of: bigint, degree: bigint): bigint {
  let low = 0n;
  for (let step = 1n << 80n; step > 0n; step >>= 1n) if ((low + step) ** degree <= of) low += step;
  return low;
}

const isPrime = (n: number): boolean => {
  for (let by = 2; by * by <= n; by += 1) if (n % by === 0) return false;
  return true;
};
const PRIMES = Array.from({ length: 310 }, (_, at) => at + 2).filter(isPrime);

/** The first 32 bits behind the point of the square or cube roots of the first primes (FIPS 180-4, 4.2.2, 5.3.3). */
const bitsOfRoots = (primes: readonly number[], degree: bigint): number[] =>
  primes.map((prime) => Number(rootOf(BigInt(prime) << (32n * degree), degree) & 0xffffffffn));

/** Script text that defines `fingerprint(note)`: `{size, hex, words}` of a checkpoint, in the words of one language. */
export function fingerprintScript(lang: "en" | "fa"): string {
  const words = (lang === "fa" ? PERSIAN_WORDS : ENGLISH_WORDS).join(" ");
  return `function sha256(m){
var k=[${bitsOfRoots(PRIMES, 3n).join(",")}],h=[${bitsOfRoots(PRIMES.slice(0, 8), 2n).join(",")}],b=[].slice.call(m),n=8*m.length,w,i,j;
b.push(128);while(b.length%64!==56)b.push(0);
b.push(0,0,0,0,n>>>24,n>>>16&255,n>>>8&255,n&255);
function r(x,s){return x>>>s|x<<32-s}
for(j=0;j<b.length;j+=64){
for(w=[],i=0;i<64;i++){if(i<16)w.push(b[j+4*i]<<24|b[j+4*i+1]<<16|b[j+4*i+2]<<8|b[j+4*i+3]);else{var x=w[i-15],y=w[i-2];w.push(w[i-16]+(r(x,7)^r(x,18)^x>>>3)+w[i-7]+(r(y,17)^r(y,19)^y>>>10)|0)}}
var s=h.slice();
for(i=0;i<64;i++){var e=s[4],a=s[0],t=s[7]+(r(e,6)^r(e,11)^r(e,25))+(e&s[5]^~e&s[6])+k[i]+w[i]|0,u=(r(a,2)^r(a,13)^r(a,22))+(a&s[1]^a&s[2]^s[1]&s[2])|0;s=[t+u|0,a,s[1],s[2],s[3]+t|0,e,s[5],s[6]]}
for(i=0;i<8;i++)h[i]=h[i]+s[i]|0}
var out=[];h.forEach(function(v){out.push(v>>>24,v>>>16&255,v>>>8&255,v&255)});return out}
var WORDS='${words}'.split(' ');
function fingerprint(note){var l=String(note).split('\\n');if(l.length<4)return null;
var d=sha256(new TextEncoder().encode(l.slice(0,3).join('\\n')+'\\n'));
return {size:l[1],hex:d.map(function(v){return (v+256).toString(16).slice(1)}).join(''),words:d.map(function(v){return WORDS[v]})}}`;
}
