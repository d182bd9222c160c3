import { judge, linesOf } from "./dist/index.js";
import { DEFAULT_POLICY, UNKNOWN_LINEAGE } from "@daftar/model";
const N=100000, records=[], classes=[], openPairs=[], decisions=[];
const hex=(p,n,l)=>p+n.toString(16).padStart(l-1,"0");
const f=(i)=>({names:["A B"+i],given:"A",father:null,grandfather:null,family:"B",sex:"male",age:{low:20,high:20},birthDate:null,injuryDate:null,deathDate:{from:"2031-01-08",to:"2031-01-08",precision:"day",calendar:"gregorian",asWritten:"x"},birthPlace:null,injuryPlace:{place:null,province:null},deathPlace:{place:"c"+i%50,province:null},burialPlace:null,nationalId:null,population:"protester",cause:"gunfire",bodyTag:null,status:"dead",eventLink:"direct"});
let n=0; const rec=(list,i)=>{n++;const id=hex("a",n,32);records.push({id,list,versions:[{version:hex("c",n,64),opId:hex("0",list.length,64),time:"2031-01-01T00:00:00.000Z",fields:f(i)}],recordedBy:null,lineage:null,missingFromEdition:false});return id;};
for(let i=0;i<N;i++){const a=rec("hospital",i);const c=[a];if(i%3===0)c.push(rec("rights",i));classes.push(c);if(i%50===0)openPairs.push([a,records[i>>1].id]);
 if(i%2===0)for(const r of c)decisions.push({opId:hex("9",decisions.length,64),parents:[],time:"2031-02-01T00:00:00.000Z",type:"assess-account",subject:r,by:"x",reason:"",approvedBy:["x"],body:{verdict:"credible",risks:[]}});}
for (const l of ["hospital","rights"]) decisions.push({opId:hex("8",l.length,64),parents:[],time:"2031-02-01T00:00:00.000Z",type:"coverage",subject:l,by:"x",reason:"",approvedBy:["x"],body:{list:l,window:{from:"2031-01-01",to:"2031-02-01"},provinces:[],populations:[],howGathered:"",copies:[],askedOthers:false,aggregator:false,onePerPerson:false,lineage:{...UNKNOWN_LINEAGE,origin:l}}},{opId:hex("7",l.length,64),parents:[],time:"2031-02-01T00:00:00.000Z",type:"assess-list",subject:l,by:"x",reason:"",approvedBy:["x","y"],body:{list:l,imports:[hex("0",l.length,64)],verdict:"credible",sampleSeed:1,sample:[],checked:"x",faults:0}});
const facts={records,counts:[],claims:[],decisions,signatures:[],runs:[],imports:[],published:[],people:[]};
for(let k=0;k<2;k++){
console.time("judge");
const j=judge({facts,classes,victimIds:classes.map(c=>"v"+c[0]),openPairs,scope:null,policy:DEFAULT_POLICY,resolvePlace:(w)=>({city:w.place,province:w.place})});
console.timeEnd("judge");console.time("lines");const l=linesOf(j);console.timeEnd("lines");console.log(l.reported, j.victims.length);
}
