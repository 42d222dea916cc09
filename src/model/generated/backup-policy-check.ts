// Written by scripts/generate.ts from schemas/backup-policy.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { backupPolicySchema } from './backup-policy.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkBackupPolicy = validate20;
const schema31 = backupPolicySchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$", "u");
const pattern10 = new RegExp("^[a-zA-Z0-9][a-zA-Z0-9._-]*$", "u");
const pattern11 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern12 = new RegExp("^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$", "u");
const pattern13 = new RegExp("^/", "u");
const pattern14 = new RegExp("^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$", "u");
const pattern39 = new RegExp("^[1-9][0-9]{0,6}[MG]iB$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/backup-policy.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.apiVersion === undefined) || (!(func0.call(data, "apiVersion")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.metadata === undefined) || (!(func0.call(data, "metadata")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.spec === undefined) || (!(func0.call(data, "spec")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined && func0.call(data, "apiVersion")){
let data0 = data.apiVersion;
if("shipshape.dev/v1" !== data0){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "shipshape.dev/v1"},schema:"shipshape.dev/v1",parentSchema:schema31.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
let data1 = data.kind;
if("BackupPolicy" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "BackupPolicy"},schema:"BackupPolicy",parentSchema:schema31.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.metadata !== undefined && func0.call(data, "metadata")){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if((data2.name === undefined) || (!(func0.call(data2, "name")))){
const err7 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.properties.metadata.required,parentSchema:schema31.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 of Object.keys(data2)){
if(!(key1 === "name")){
const err8 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.name !== undefined && func0.call(data2, "name")){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func69(data3) > 63){
const err9 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func69(data3) < 1){
const err10 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern4.test(data3)){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.metadata.properties.name.type,parentSchema:schema31.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},schema:schema31.properties.metadata.type,parentSchema:schema31.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.spec !== undefined && func0.call(data, "spec")){
let data4 = data.spec;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if((data4.destinations === undefined) || (!(func0.call(data4, "destinations")))){
const err14 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "destinations"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key2 of Object.keys(data4)){
if(!(func0.call(schema31.properties.spec.properties, key2))){
const err15 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data4.match !== undefined && func0.call(data4, "match")){
let data5 = data4.match;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key3 of Object.keys(data5)){
if(!(((key3 === "instances") || (key3 === "targets")) || (key3 === "teams"))){
const err16 = {instancePath:instancePath+"/spec/match",schemaPath:"#/properties/spec/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.spec.properties.match,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.instances !== undefined && func0.call(data5, "instances")){
let data6 = data5.instances;
if(Array.isArray(data6)){
if(data6.length > 200){
const err17 = {instancePath:instancePath+"/spec/match/instances",schemaPath:"#/properties/spec/properties/match/properties/instances/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.match.properties.instances,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func69(data7) > 63){
const err18 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func69(data7) < 1){
const err19 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern5.test(data7)){
const err20 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.instances.items.type,parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
let i1 = data6.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data6[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err22 = {instancePath:instancePath+"/spec/match/instances",schemaPath:"#/properties/spec/properties/match/properties/instances/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.instances,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err23 = {instancePath:instancePath+"/spec/match/instances",schemaPath:"#/properties/spec/properties/match/properties/instances/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.instances.type,parentSchema:schema31.properties.spec.properties.match.properties.instances,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data5.targets !== undefined && func0.call(data5, "targets")){
let data8 = data5.targets;
if(Array.isArray(data8)){
if(data8.length > 200){
const err24 = {instancePath:instancePath+"/spec/match/targets",schemaPath:"#/properties/spec/properties/match/properties/targets/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.match.properties.targets,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len1 = data8.length;
for(let i2=0; i2<len1; i2++){
let data9 = data8[i2];
if(typeof data9 === "string"){
if(func69(data9) > 63){
const err25 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(func69(data9) < 1){
const err26 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern5.test(data9)){
const err27 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.targets.items.type,parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
let i3 = data8.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data8[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err29 = {instancePath:instancePath+"/spec/match/targets",schemaPath:"#/properties/spec/properties/match/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.targets,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err30 = {instancePath:instancePath+"/spec/match/targets",schemaPath:"#/properties/spec/properties/match/properties/targets/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.targets.type,parentSchema:schema31.properties.spec.properties.match.properties.targets,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data5.teams !== undefined && func0.call(data5, "teams")){
let data10 = data5.teams;
if(Array.isArray(data10)){
if(data10.length > 200){
const err31 = {instancePath:instancePath+"/spec/match/teams",schemaPath:"#/properties/spec/properties/match/properties/teams/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.match.properties.teams,data:data10};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len2 = data10.length;
for(let i4=0; i4<len2; i4++){
let data11 = data10[i4];
if(typeof data11 === "string"){
if(func69(data11) > 63){
const err32 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(func69(data11) < 1){
const err33 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!pattern5.test(data11)){
const err34 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.teams.items.type,parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
let i5 = data10.length;
let j2;
if(i5 > 1){
const indices2 = {};
for(;i5--;){
let item2 = data10[i5];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err36 = {instancePath:instancePath+"/spec/match/teams",schemaPath:"#/properties/spec/properties/match/properties/teams/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.teams,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
break;
}
indices2[item2] = i5;
}
}
}
else {
const err37 = {instancePath:instancePath+"/spec/match/teams",schemaPath:"#/properties/spec/properties/match/properties/teams/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.teams.type,parentSchema:schema31.properties.spec.properties.match.properties.teams,data:data10};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/spec/match",schemaPath:"#/properties/spec/properties/match/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.match.type,parentSchema:schema31.properties.spec.properties.match,data:data5};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data4.dataSources !== undefined && func0.call(data4, "dataSources")){
let data12 = data4.dataSources;
if(Array.isArray(data12)){
if(data12.length > 200){
const err39 = {instancePath:instancePath+"/spec/dataSources",schemaPath:"#/properties/spec/properties/dataSources/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.dataSources,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const len3 = data12.length;
for(let i6=0; i6<len3; i6++){
let data13 = data12[i6];
if(typeof data13 === "string"){
if(func69(data13) > 63){
const err40 = {instancePath:instancePath+"/spec/dataSources/" + i6,schemaPath:"#/properties/spec/properties/dataSources/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.dataSources.items,data:data13};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(func69(data13) < 1){
const err41 = {instancePath:instancePath+"/spec/dataSources/" + i6,schemaPath:"#/properties/spec/properties/dataSources/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.dataSources.items,data:data13};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!pattern4.test(data13)){
const err42 = {instancePath:instancePath+"/spec/dataSources/" + i6,schemaPath:"#/properties/spec/properties/dataSources/items/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.dataSources.items,data:data13};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/spec/dataSources/" + i6,schemaPath:"#/properties/spec/properties/dataSources/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.dataSources.items.type,parentSchema:schema31.properties.spec.properties.dataSources.items,data:data13};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let i7 = data12.length;
let j3;
if(i7 > 1){
const indices3 = {};
for(;i7--;){
let item3 = data12[i7];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err44 = {instancePath:instancePath+"/spec/dataSources",schemaPath:"#/properties/spec/properties/dataSources/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},schema:true,parentSchema:schema31.properties.spec.properties.dataSources,data:data12};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
break;
}
indices3[item3] = i7;
}
}
}
else {
const err45 = {instancePath:instancePath+"/spec/dataSources",schemaPath:"#/properties/spec/properties/dataSources/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.dataSources.type,parentSchema:schema31.properties.spec.properties.dataSources,data:data12};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data4.sources !== undefined && func0.call(data4, "sources")){
let data14 = data4.sources;
if(Array.isArray(data14)){
if(data14.length > 100){
const err46 = {instancePath:instancePath+"/spec/sources",schemaPath:"#/properties/spec/properties/sources/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.sources,data:data14};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data14.length < 1){
const err47 = {instancePath:instancePath+"/spec/sources",schemaPath:"#/properties/spec/properties/sources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sources,data:data14};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
const len4 = data14.length;
for(let i8=0; i8<len4; i8++){
let data15 = data14[i8];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if((data15.name === undefined) || (!(func0.call(data15, "name")))){
const err48 = {instancePath:instancePath+"/spec/sources/" + i8,schemaPath:"#/properties/spec/properties/sources/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.properties.spec.properties.sources.items.required,parentSchema:schema31.properties.spec.properties.sources.items,data:data15};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((data15.type === undefined) || (!(func0.call(data15, "type")))){
const err49 = {instancePath:instancePath+"/spec/sources/" + i8,schemaPath:"#/properties/spec/properties/sources/items/required",keyword:"required",params:{missingProperty: "type"},schema:schema31.properties.spec.properties.sources.items.required,parentSchema:schema31.properties.spec.properties.sources.items,data:data15};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key4 of Object.keys(data15)){
if(!(func0.call(schema31.properties.spec.properties.sources.items.properties, key4))){
const err50 = {instancePath:instancePath+"/spec/sources/" + i8,schemaPath:"#/properties/spec/properties/sources/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.spec.properties.sources.items,data:data15};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data15.name !== undefined && func0.call(data15, "name")){
let data16 = data15.name;
if(typeof data16 === "string"){
if(func69(data16) > 63){
const err51 = {instancePath:instancePath+"/spec/sources/" + i8+"/name",schemaPath:"#/properties/spec/properties/sources/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.sources.items.properties.name,data:data16};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(func69(data16) < 1){
const err52 = {instancePath:instancePath+"/spec/sources/" + i8+"/name",schemaPath:"#/properties/spec/properties/sources/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sources.items.properties.name,data:data16};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(!pattern4.test(data16)){
const err53 = {instancePath:instancePath+"/spec/sources/" + i8+"/name",schemaPath:"#/properties/spec/properties/sources/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.sources.items.properties.name,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/spec/sources/" + i8+"/name",schemaPath:"#/properties/spec/properties/sources/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.name.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.name,data:data16};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data15.type !== undefined && func0.call(data15, "type")){
let data17 = data15.type;
if(typeof data17 !== "string"){
const err55 = {instancePath:instancePath+"/spec/sources/" + i8+"/type",schemaPath:"#/properties/spec/properties/sources/items/properties/type/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.type.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.type,data:data17};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!((((((((data17 === "postgres") || (data17 === "mariadb")) || (data17 === "mysql")) || (data17 === "mongodb")) || (data17 === "redis")) || (data17 === "sqlite")) || (data17 === "volume")) || (data17 === "instance"))){
const err56 = {instancePath:instancePath+"/spec/sources/" + i8+"/type",schemaPath:"#/properties/spec/properties/sources/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.sources.items.properties.type.enum},schema:schema31.properties.spec.properties.sources.items.properties.type.enum,parentSchema:schema31.properties.spec.properties.sources.items.properties.type,data:data17};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data15.service !== undefined && func0.call(data15, "service")){
let data18 = data15.service;
if(typeof data18 === "string"){
if(func69(data18) > 128){
const err57 = {instancePath:instancePath+"/spec/sources/" + i8+"/service",schemaPath:"#/properties/spec/properties/sources/items/properties/service/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sources.items.properties.service,data:data18};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(func69(data18) < 1){
const err58 = {instancePath:instancePath+"/spec/sources/" + i8+"/service",schemaPath:"#/properties/spec/properties/sources/items/properties/service/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sources.items.properties.service,data:data18};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!pattern10.test(data18)){
const err59 = {instancePath:instancePath+"/spec/sources/" + i8+"/service",schemaPath:"#/properties/spec/properties/sources/items/properties/service/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9][a-zA-Z0-9._-]*$"},schema:"^[a-zA-Z0-9][a-zA-Z0-9._-]*$",parentSchema:schema31.properties.spec.properties.sources.items.properties.service,data:data18};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/spec/sources/" + i8+"/service",schemaPath:"#/properties/spec/properties/sources/items/properties/service/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.service.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.service,data:data18};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data15.databases !== undefined && func0.call(data15, "databases")){
let data19 = data15.databases;
if(Array.isArray(data19)){
if(data19.length > 500){
const err61 = {instancePath:instancePath+"/spec/sources/" + i8+"/databases",schemaPath:"#/properties/spec/properties/sources/items/properties/databases/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.sources.items.properties.databases,data:data19};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
const len5 = data19.length;
for(let i9=0; i9<len5; i9++){
let data20 = data19[i9];
if(typeof data20 === "string"){
if(func69(data20) > 1024){
const err62 = {instancePath:instancePath+"/spec/sources/" + i8+"/databases/" + i9,schemaPath:"#/properties/spec/properties/sources/items/properties/databases/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.sources.items.properties.databases.items,data:data20};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(func69(data20) < 1){
const err63 = {instancePath:instancePath+"/spec/sources/" + i8+"/databases/" + i9,schemaPath:"#/properties/spec/properties/sources/items/properties/databases/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sources.items.properties.databases.items,data:data20};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/spec/sources/" + i8+"/databases/" + i9,schemaPath:"#/properties/spec/properties/sources/items/properties/databases/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.databases.items.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.databases.items,data:data20};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
let i10 = data19.length;
let j4;
if(i10 > 1){
const indices4 = {};
for(;i10--;){
let item4 = data19[i10];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err65 = {instancePath:instancePath+"/spec/sources/" + i8+"/databases",schemaPath:"#/properties/spec/properties/sources/items/properties/databases/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j4},schema:true,parentSchema:schema31.properties.spec.properties.sources.items.properties.databases,data:data19};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
break;
}
indices4[item4] = i10;
}
}
}
else {
const err66 = {instancePath:instancePath+"/spec/sources/" + i8+"/databases",schemaPath:"#/properties/spec/properties/sources/items/properties/databases/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.sources.items.properties.databases.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.databases,data:data19};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data15.globals !== undefined && func0.call(data15, "globals")){
let data21 = data15.globals;
if(typeof data21 !== "boolean"){
const err67 = {instancePath:instancePath+"/spec/sources/" + i8+"/globals",schemaPath:"#/properties/spec/properties/sources/items/properties/globals/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.sources.items.properties.globals.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.globals,data:data21};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data15.user !== undefined && func0.call(data15, "user")){
let data22 = data15.user;
if(typeof data22 === "string"){
if(func69(data22) > 128){
const err68 = {instancePath:instancePath+"/spec/sources/" + i8+"/user",schemaPath:"#/properties/spec/properties/sources/items/properties/user/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sources.items.properties.user,data:data22};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(func69(data22) < 1){
const err69 = {instancePath:instancePath+"/spec/sources/" + i8+"/user",schemaPath:"#/properties/spec/properties/sources/items/properties/user/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sources.items.properties.user,data:data22};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/spec/sources/" + i8+"/user",schemaPath:"#/properties/spec/properties/sources/items/properties/user/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.user.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.user,data:data22};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data15.password !== undefined && func0.call(data15, "password")){
let data23 = data15.password;
if(typeof data23 === "string"){
if(func69(data23) > 128){
const err71 = {instancePath:instancePath+"/spec/sources/" + i8+"/password",schemaPath:"#/properties/spec/properties/sources/items/properties/password/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sources.items.properties.password,data:data23};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(func69(data23) < 1){
const err72 = {instancePath:instancePath+"/spec/sources/" + i8+"/password",schemaPath:"#/properties/spec/properties/sources/items/properties/password/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sources.items.properties.password,data:data23};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!pattern11.test(data23)){
const err73 = {instancePath:instancePath+"/spec/sources/" + i8+"/password",schemaPath:"#/properties/spec/properties/sources/items/properties/password/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.sources.items.properties.password,data:data23};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/spec/sources/" + i8+"/password",schemaPath:"#/properties/spec/properties/sources/items/properties/password/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.password.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.password,data:data23};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data15.lockTimeout !== undefined && func0.call(data15, "lockTimeout")){
let data24 = data15.lockTimeout;
if(typeof data24 === "string"){
if(func69(data24) > 9){
const err75 = {instancePath:instancePath+"/spec/sources/" + i8+"/lockTimeout",schemaPath:"#/properties/spec/properties/sources/items/properties/lockTimeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.sources.items.properties.lockTimeout,data:data24};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(func69(data24) < 2){
const err76 = {instancePath:instancePath+"/spec/sources/" + i8+"/lockTimeout",schemaPath:"#/properties/spec/properties/sources/items/properties/lockTimeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.sources.items.properties.lockTimeout,data:data24};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(!pattern12.test(data24)){
const err77 = {instancePath:instancePath+"/spec/sources/" + i8+"/lockTimeout",schemaPath:"#/properties/spec/properties/sources/items/properties/lockTimeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.sources.items.properties.lockTimeout,data:data24};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/spec/sources/" + i8+"/lockTimeout",schemaPath:"#/properties/spec/properties/sources/items/properties/lockTimeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.lockTimeout.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.lockTimeout,data:data24};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data15.mount !== undefined && func0.call(data15, "mount")){
let data25 = data15.mount;
if(typeof data25 === "string"){
if(func69(data25) > 1024){
const err79 = {instancePath:instancePath+"/spec/sources/" + i8+"/mount",schemaPath:"#/properties/spec/properties/sources/items/properties/mount/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.sources.items.properties.mount,data:data25};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(func69(data25) < 1){
const err80 = {instancePath:instancePath+"/spec/sources/" + i8+"/mount",schemaPath:"#/properties/spec/properties/sources/items/properties/mount/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sources.items.properties.mount,data:data25};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(!pattern13.test(data25)){
const err81 = {instancePath:instancePath+"/spec/sources/" + i8+"/mount",schemaPath:"#/properties/spec/properties/sources/items/properties/mount/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.spec.properties.sources.items.properties.mount,data:data25};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/spec/sources/" + i8+"/mount",schemaPath:"#/properties/spec/properties/sources/items/properties/mount/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.mount.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.mount,data:data25};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data15.consistency !== undefined && func0.call(data15, "consistency")){
let data26 = data15.consistency;
if(typeof data26 !== "string"){
const err83 = {instancePath:instancePath+"/spec/sources/" + i8+"/consistency",schemaPath:"#/properties/spec/properties/sources/items/properties/consistency/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sources.items.properties.consistency.type,parentSchema:schema31.properties.spec.properties.sources.items.properties.consistency,data:data26};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(!((((data26 === "stop") || (data26 === "pause")) || (data26 === "precopy-pause")) || (data26 === "live"))){
const err84 = {instancePath:instancePath+"/spec/sources/" + i8+"/consistency",schemaPath:"#/properties/spec/properties/sources/items/properties/consistency/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.sources.items.properties.consistency.enum},schema:schema31.properties.spec.properties.sources.items.properties.consistency.enum,parentSchema:schema31.properties.spec.properties.sources.items.properties.consistency,data:data26};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
else {
const err85 = {instancePath:instancePath+"/spec/sources/" + i8,schemaPath:"#/properties/spec/properties/sources/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sources.items.type,parentSchema:schema31.properties.spec.properties.sources.items,data:data15};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/spec/sources",schemaPath:"#/properties/spec/properties/sources/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.sources.type,parentSchema:schema31.properties.spec.properties.sources,data:data14};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data4.schedule !== undefined && func0.call(data4, "schedule")){
let data27 = data4.schedule;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if((data27.cron === undefined) || (!(func0.call(data27, "cron")))){
const err87 = {instancePath:instancePath+"/spec/schedule",schemaPath:"#/properties/spec/properties/schedule/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.schedule.required,parentSchema:schema31.properties.spec.properties.schedule,data:data27};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
for(const key5 of Object.keys(data27)){
if(!(((((key5 === "cron") || (key5 === "timezone")) || (key5 === "jitter")) || (key5 === "missed")) || (key5 === "deadline"))){
const err88 = {instancePath:instancePath+"/spec/schedule",schemaPath:"#/properties/spec/properties/schedule/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.spec.properties.schedule,data:data27};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data27.cron !== undefined && func0.call(data27, "cron")){
let data28 = data27.cron;
if(typeof data28 === "string"){
if(func69(data28) > 128){
const err89 = {instancePath:instancePath+"/spec/schedule/cron",schemaPath:"#/properties/spec/properties/schedule/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.schedule.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(func69(data28) < 9){
const err90 = {instancePath:instancePath+"/spec/schedule/cron",schemaPath:"#/properties/spec/properties/schedule/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.schedule.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(!pattern14.test(data28)){
const err91 = {instancePath:instancePath+"/spec/schedule/cron",schemaPath:"#/properties/spec/properties/schedule/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.schedule.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/spec/schedule/cron",schemaPath:"#/properties/spec/properties/schedule/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.schedule.properties.cron.type,parentSchema:schema31.properties.spec.properties.schedule.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data27.timezone !== undefined && func0.call(data27, "timezone")){
let data29 = data27.timezone;
if(typeof data29 === "string"){
if(func69(data29) > 64){
const err93 = {instancePath:instancePath+"/spec/schedule/timezone",schemaPath:"#/properties/spec/properties/schedule/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.schedule.properties.timezone,data:data29};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(func69(data29) < 1){
const err94 = {instancePath:instancePath+"/spec/schedule/timezone",schemaPath:"#/properties/spec/properties/schedule/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.schedule.properties.timezone,data:data29};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/spec/schedule/timezone",schemaPath:"#/properties/spec/properties/schedule/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.schedule.properties.timezone.type,parentSchema:schema31.properties.spec.properties.schedule.properties.timezone,data:data29};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data27.jitter !== undefined && func0.call(data27, "jitter")){
let data30 = data27.jitter;
if(typeof data30 === "string"){
if(func69(data30) > 9){
const err96 = {instancePath:instancePath+"/spec/schedule/jitter",schemaPath:"#/properties/spec/properties/schedule/properties/jitter/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.schedule.properties.jitter,data:data30};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(func69(data30) < 2){
const err97 = {instancePath:instancePath+"/spec/schedule/jitter",schemaPath:"#/properties/spec/properties/schedule/properties/jitter/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.schedule.properties.jitter,data:data30};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(!pattern12.test(data30)){
const err98 = {instancePath:instancePath+"/spec/schedule/jitter",schemaPath:"#/properties/spec/properties/schedule/properties/jitter/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.schedule.properties.jitter,data:data30};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/spec/schedule/jitter",schemaPath:"#/properties/spec/properties/schedule/properties/jitter/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.schedule.properties.jitter.type,parentSchema:schema31.properties.spec.properties.schedule.properties.jitter,data:data30};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data27.missed !== undefined && func0.call(data27, "missed")){
let data31 = data27.missed;
if(typeof data31 !== "string"){
const err100 = {instancePath:instancePath+"/spec/schedule/missed",schemaPath:"#/properties/spec/properties/schedule/properties/missed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.schedule.properties.missed.type,parentSchema:schema31.properties.spec.properties.schedule.properties.missed,data:data31};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(!((data31 === "run-once") || (data31 === "skip"))){
const err101 = {instancePath:instancePath+"/spec/schedule/missed",schemaPath:"#/properties/spec/properties/schedule/properties/missed/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.schedule.properties.missed.enum},schema:schema31.properties.spec.properties.schedule.properties.missed.enum,parentSchema:schema31.properties.spec.properties.schedule.properties.missed,data:data31};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data27.deadline !== undefined && func0.call(data27, "deadline")){
let data32 = data27.deadline;
if(typeof data32 === "string"){
if(func69(data32) > 9){
const err102 = {instancePath:instancePath+"/spec/schedule/deadline",schemaPath:"#/properties/spec/properties/schedule/properties/deadline/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.schedule.properties.deadline,data:data32};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(func69(data32) < 2){
const err103 = {instancePath:instancePath+"/spec/schedule/deadline",schemaPath:"#/properties/spec/properties/schedule/properties/deadline/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.schedule.properties.deadline,data:data32};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(!pattern12.test(data32)){
const err104 = {instancePath:instancePath+"/spec/schedule/deadline",schemaPath:"#/properties/spec/properties/schedule/properties/deadline/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.schedule.properties.deadline,data:data32};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/spec/schedule/deadline",schemaPath:"#/properties/spec/properties/schedule/properties/deadline/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.schedule.properties.deadline.type,parentSchema:schema31.properties.spec.properties.schedule.properties.deadline,data:data32};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/spec/schedule",schemaPath:"#/properties/spec/properties/schedule/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.schedule.type,parentSchema:schema31.properties.spec.properties.schedule,data:data27};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data4.destinations !== undefined && func0.call(data4, "destinations")){
let data33 = data4.destinations;
if(Array.isArray(data33)){
if(data33.length > 20){
const err107 = {instancePath:instancePath+"/spec/destinations",schemaPath:"#/properties/spec/properties/destinations/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.destinations,data:data33};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(data33.length < 1){
const err108 = {instancePath:instancePath+"/spec/destinations",schemaPath:"#/properties/spec/properties/destinations/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.destinations,data:data33};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
const len6 = data33.length;
for(let i11=0; i11<len6; i11++){
let data34 = data33[i11];
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if((data34.name === undefined) || (!(func0.call(data34, "name")))){
const err109 = {instancePath:instancePath+"/spec/destinations/" + i11,schemaPath:"#/properties/spec/properties/destinations/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.properties.spec.properties.destinations.items.required,parentSchema:schema31.properties.spec.properties.destinations.items,data:data34};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
for(const key6 of Object.keys(data34)){
if(!(((key6 === "name") || (key6 === "required")) || (key6 === "retention"))){
const err110 = {instancePath:instancePath+"/spec/destinations/" + i11,schemaPath:"#/properties/spec/properties/destinations/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.spec.properties.destinations.items,data:data34};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data34.name !== undefined && func0.call(data34, "name")){
let data35 = data34.name;
if(typeof data35 === "string"){
if(func69(data35) > 63){
const err111 = {instancePath:instancePath+"/spec/destinations/" + i11+"/name",schemaPath:"#/properties/spec/properties/destinations/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.destinations.items.properties.name,data:data35};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(func69(data35) < 1){
const err112 = {instancePath:instancePath+"/spec/destinations/" + i11+"/name",schemaPath:"#/properties/spec/properties/destinations/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.destinations.items.properties.name,data:data35};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!pattern4.test(data35)){
const err113 = {instancePath:instancePath+"/spec/destinations/" + i11+"/name",schemaPath:"#/properties/spec/properties/destinations/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.destinations.items.properties.name,data:data35};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/spec/destinations/" + i11+"/name",schemaPath:"#/properties/spec/properties/destinations/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.destinations.items.properties.name.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.name,data:data35};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data34.required !== undefined && func0.call(data34, "required")){
let data36 = data34.required;
if(typeof data36 !== "boolean"){
const err115 = {instancePath:instancePath+"/spec/destinations/" + i11+"/required",schemaPath:"#/properties/spec/properties/destinations/items/properties/required/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.destinations.items.properties.required.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.required,data:data36};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data34.retention !== undefined && func0.call(data34, "retention")){
let data37 = data34.retention;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(Object.keys(data37).length < 1){
const err116 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention,data:data37};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
for(const key7 of Object.keys(data37)){
if(!(func0.call(schema31.properties.spec.properties.destinations.items.properties.retention.properties, key7))){
const err117 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention,data:data37};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data37.last !== undefined && func0.call(data37, "last")){
let data38 = data37.last;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err118 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/last",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/last/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.last.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.last,data:data38};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 10000 || isNaN(data38)){
const err119 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/last",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/last/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.last,data:data38};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err120 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/last",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/last/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.last,data:data38};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
if(data37.hourly !== undefined && func0.call(data37, "hourly")){
let data39 = data37.hourly;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err121 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/hourly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/hourly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.hourly.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.hourly,data:data39};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 10000 || isNaN(data39)){
const err122 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/hourly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/hourly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.hourly,data:data39};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data39 < 0 || isNaN(data39)){
const err123 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/hourly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/hourly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.hourly,data:data39};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
if(data37.daily !== undefined && func0.call(data37, "daily")){
let data40 = data37.daily;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err124 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/daily",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/daily/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.daily.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.daily,data:data40};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 10000 || isNaN(data40)){
const err125 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/daily",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/daily/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.daily,data:data40};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data40 < 0 || isNaN(data40)){
const err126 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/daily",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/daily/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.daily,data:data40};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
if(data37.weekly !== undefined && func0.call(data37, "weekly")){
let data41 = data37.weekly;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err127 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/weekly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/weekly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.weekly.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.weekly,data:data41};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 10000 || isNaN(data41)){
const err128 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/weekly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/weekly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.weekly,data:data41};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(data41 < 0 || isNaN(data41)){
const err129 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/weekly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/weekly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.weekly,data:data41};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
if(data37.monthly !== undefined && func0.call(data37, "monthly")){
let data42 = data37.monthly;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err130 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/monthly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/monthly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.monthly.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.monthly,data:data42};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 10000 || isNaN(data42)){
const err131 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/monthly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/monthly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.monthly,data:data42};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data42 < 0 || isNaN(data42)){
const err132 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/monthly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/monthly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.monthly,data:data42};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
if(data37.yearly !== undefined && func0.call(data37, "yearly")){
let data43 = data37.yearly;
if(!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))){
const err133 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/yearly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/yearly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.yearly.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.yearly,data:data43};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 10000 || isNaN(data43)){
const err134 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/yearly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/yearly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.yearly,data:data43};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data43 < 0 || isNaN(data43)){
const err135 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/yearly",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/yearly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.yearly,data:data43};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
if(data37.minVerified !== undefined && func0.call(data37, "minVerified")){
let data44 = data37.minVerified;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err136 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/minVerified",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/minVerified/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.minVerified.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.minVerified,data:data44};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 10000 || isNaN(data44)){
const err137 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/minVerified",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/minVerified/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.minVerified,data:data44};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(data44 < 0 || isNaN(data44)){
const err138 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/minVerified",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/minVerified/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.minVerified,data:data44};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
if(data37.neverBelow !== undefined && func0.call(data37, "neverBelow")){
let data45 = data37.neverBelow;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err139 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/neverBelow",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/neverBelow/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.neverBelow.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.neverBelow,data:data45};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 10000 || isNaN(data45)){
const err140 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/neverBelow",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/neverBelow/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.neverBelow,data:data45};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data45 < 1 || isNaN(data45)){
const err141 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/neverBelow",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/neverBelow/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.neverBelow,data:data45};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
}
if(data37.maxDeletePercent !== undefined && func0.call(data37, "maxDeletePercent")){
let data46 = data37.maxDeletePercent;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err142 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/maxDeletePercent",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/maxDeletePercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.maxDeletePercent.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.maxDeletePercent,data:data46};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 100 || isNaN(data46)){
const err143 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/maxDeletePercent",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/maxDeletePercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.maxDeletePercent,data:data46};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data46 < 0 || isNaN(data46)){
const err144 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention/maxDeletePercent",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/properties/maxDeletePercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention.properties.maxDeletePercent,data:data46};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
}
}
else {
const err145 = {instancePath:instancePath+"/spec/destinations/" + i11+"/retention",schemaPath:"#/properties/spec/properties/destinations/items/properties/retention/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.destinations.items.properties.retention.type,parentSchema:schema31.properties.spec.properties.destinations.items.properties.retention,data:data37};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
else {
const err146 = {instancePath:instancePath+"/spec/destinations/" + i11,schemaPath:"#/properties/spec/properties/destinations/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.destinations.items.type,parentSchema:schema31.properties.spec.properties.destinations.items,data:data34};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
else {
const err147 = {instancePath:instancePath+"/spec/destinations",schemaPath:"#/properties/spec/properties/destinations/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.destinations.type,parentSchema:schema31.properties.spec.properties.destinations,data:data33};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data4.retention !== undefined && func0.call(data4, "retention")){
let data47 = data4.retention;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(Object.keys(data47).length < 1){
const err148 = {instancePath:instancePath+"/spec/retention",schemaPath:"#/properties/spec/properties/retention/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.retention,data:data47};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
for(const key8 of Object.keys(data47)){
if(!(func0.call(schema31.properties.spec.properties.retention.properties, key8))){
const err149 = {instancePath:instancePath+"/spec/retention",schemaPath:"#/properties/spec/properties/retention/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.spec.properties.retention,data:data47};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data47.last !== undefined && func0.call(data47, "last")){
let data48 = data47.last;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
const err150 = {instancePath:instancePath+"/spec/retention/last",schemaPath:"#/properties/spec/properties/retention/properties/last/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.last.type,parentSchema:schema31.properties.spec.properties.retention.properties.last,data:data48};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 10000 || isNaN(data48)){
const err151 = {instancePath:instancePath+"/spec/retention/last",schemaPath:"#/properties/spec/properties/retention/properties/last/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.last,data:data48};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data48 < 0 || isNaN(data48)){
const err152 = {instancePath:instancePath+"/spec/retention/last",schemaPath:"#/properties/spec/properties/retention/properties/last/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.last,data:data48};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
}
if(data47.hourly !== undefined && func0.call(data47, "hourly")){
let data49 = data47.hourly;
if(!(((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49))) && (isFinite(data49)))){
const err153 = {instancePath:instancePath+"/spec/retention/hourly",schemaPath:"#/properties/spec/properties/retention/properties/hourly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.hourly.type,parentSchema:schema31.properties.spec.properties.retention.properties.hourly,data:data49};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 > 10000 || isNaN(data49)){
const err154 = {instancePath:instancePath+"/spec/retention/hourly",schemaPath:"#/properties/spec/properties/retention/properties/hourly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.hourly,data:data49};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(data49 < 0 || isNaN(data49)){
const err155 = {instancePath:instancePath+"/spec/retention/hourly",schemaPath:"#/properties/spec/properties/retention/properties/hourly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.hourly,data:data49};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
if(data47.daily !== undefined && func0.call(data47, "daily")){
let data50 = data47.daily;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err156 = {instancePath:instancePath+"/spec/retention/daily",schemaPath:"#/properties/spec/properties/retention/properties/daily/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.daily.type,parentSchema:schema31.properties.spec.properties.retention.properties.daily,data:data50};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 10000 || isNaN(data50)){
const err157 = {instancePath:instancePath+"/spec/retention/daily",schemaPath:"#/properties/spec/properties/retention/properties/daily/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.daily,data:data50};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(data50 < 0 || isNaN(data50)){
const err158 = {instancePath:instancePath+"/spec/retention/daily",schemaPath:"#/properties/spec/properties/retention/properties/daily/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.daily,data:data50};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
if(data47.weekly !== undefined && func0.call(data47, "weekly")){
let data51 = data47.weekly;
if(!(((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51))) && (isFinite(data51)))){
const err159 = {instancePath:instancePath+"/spec/retention/weekly",schemaPath:"#/properties/spec/properties/retention/properties/weekly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.weekly.type,parentSchema:schema31.properties.spec.properties.retention.properties.weekly,data:data51};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 > 10000 || isNaN(data51)){
const err160 = {instancePath:instancePath+"/spec/retention/weekly",schemaPath:"#/properties/spec/properties/retention/properties/weekly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.weekly,data:data51};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data51 < 0 || isNaN(data51)){
const err161 = {instancePath:instancePath+"/spec/retention/weekly",schemaPath:"#/properties/spec/properties/retention/properties/weekly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.weekly,data:data51};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
if(data47.monthly !== undefined && func0.call(data47, "monthly")){
let data52 = data47.monthly;
if(!(((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52))) && (isFinite(data52)))){
const err162 = {instancePath:instancePath+"/spec/retention/monthly",schemaPath:"#/properties/spec/properties/retention/properties/monthly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.monthly.type,parentSchema:schema31.properties.spec.properties.retention.properties.monthly,data:data52};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 > 10000 || isNaN(data52)){
const err163 = {instancePath:instancePath+"/spec/retention/monthly",schemaPath:"#/properties/spec/properties/retention/properties/monthly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.monthly,data:data52};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(data52 < 0 || isNaN(data52)){
const err164 = {instancePath:instancePath+"/spec/retention/monthly",schemaPath:"#/properties/spec/properties/retention/properties/monthly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.monthly,data:data52};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
}
if(data47.yearly !== undefined && func0.call(data47, "yearly")){
let data53 = data47.yearly;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err165 = {instancePath:instancePath+"/spec/retention/yearly",schemaPath:"#/properties/spec/properties/retention/properties/yearly/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.yearly.type,parentSchema:schema31.properties.spec.properties.retention.properties.yearly,data:data53};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 10000 || isNaN(data53)){
const err166 = {instancePath:instancePath+"/spec/retention/yearly",schemaPath:"#/properties/spec/properties/retention/properties/yearly/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.yearly,data:data53};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(data53 < 0 || isNaN(data53)){
const err167 = {instancePath:instancePath+"/spec/retention/yearly",schemaPath:"#/properties/spec/properties/retention/properties/yearly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.yearly,data:data53};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
}
if(data47.minVerified !== undefined && func0.call(data47, "minVerified")){
let data54 = data47.minVerified;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
const err168 = {instancePath:instancePath+"/spec/retention/minVerified",schemaPath:"#/properties/spec/properties/retention/properties/minVerified/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.minVerified.type,parentSchema:schema31.properties.spec.properties.retention.properties.minVerified,data:data54};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 > 10000 || isNaN(data54)){
const err169 = {instancePath:instancePath+"/spec/retention/minVerified",schemaPath:"#/properties/spec/properties/retention/properties/minVerified/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.minVerified,data:data54};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(data54 < 0 || isNaN(data54)){
const err170 = {instancePath:instancePath+"/spec/retention/minVerified",schemaPath:"#/properties/spec/properties/retention/properties/minVerified/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.minVerified,data:data54};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
if(data47.neverBelow !== undefined && func0.call(data47, "neverBelow")){
let data55 = data47.neverBelow;
if(!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))){
const err171 = {instancePath:instancePath+"/spec/retention/neverBelow",schemaPath:"#/properties/spec/properties/retention/properties/neverBelow/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.neverBelow.type,parentSchema:schema31.properties.spec.properties.retention.properties.neverBelow,data:data55};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if((typeof data55 == "number") && (isFinite(data55))){
if(data55 > 10000 || isNaN(data55)){
const err172 = {instancePath:instancePath+"/spec/retention/neverBelow",schemaPath:"#/properties/spec/properties/retention/properties/neverBelow/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.retention.properties.neverBelow,data:data55};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data55 < 1 || isNaN(data55)){
const err173 = {instancePath:instancePath+"/spec/retention/neverBelow",schemaPath:"#/properties/spec/properties/retention/properties/neverBelow/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.retention.properties.neverBelow,data:data55};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
if(data47.maxDeletePercent !== undefined && func0.call(data47, "maxDeletePercent")){
let data56 = data47.maxDeletePercent;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err174 = {instancePath:instancePath+"/spec/retention/maxDeletePercent",schemaPath:"#/properties/spec/properties/retention/properties/maxDeletePercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retention.properties.maxDeletePercent.type,parentSchema:schema31.properties.spec.properties.retention.properties.maxDeletePercent,data:data56};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 > 100 || isNaN(data56)){
const err175 = {instancePath:instancePath+"/spec/retention/maxDeletePercent",schemaPath:"#/properties/spec/properties/retention/properties/maxDeletePercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.retention.properties.maxDeletePercent,data:data56};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(data56 < 0 || isNaN(data56)){
const err176 = {instancePath:instancePath+"/spec/retention/maxDeletePercent",schemaPath:"#/properties/spec/properties/retention/properties/maxDeletePercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retention.properties.maxDeletePercent,data:data56};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
}
}
else {
const err177 = {instancePath:instancePath+"/spec/retention",schemaPath:"#/properties/spec/properties/retention/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.retention.type,parentSchema:schema31.properties.spec.properties.retention,data:data47};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data4.compression !== undefined && func0.call(data4, "compression")){
let data57 = data4.compression;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err178 = {instancePath:instancePath+"/spec/compression",schemaPath:"#/properties/spec/properties/compression/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.compression.type,parentSchema:schema31.properties.spec.properties.compression,data:data57};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 > 19 || isNaN(data57)){
const err179 = {instancePath:instancePath+"/spec/compression",schemaPath:"#/properties/spec/properties/compression/maximum",keyword:"maximum",params:{comparison: "<=", limit: 19},schema:19,parentSchema:schema31.properties.spec.properties.compression,data:data57};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if(data57 < 1 || isNaN(data57)){
const err180 = {instancePath:instancePath+"/spec/compression",schemaPath:"#/properties/spec/properties/compression/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.compression,data:data57};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
}
if(data4.verify !== undefined && func0.call(data4, "verify")){
let data58 = data4.verify;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
for(const key9 of Object.keys(data58)){
if(!(((key9 === "restore") || (key9 === "drill")) || (key9 === "assertions"))){
const err181 = {instancePath:instancePath+"/spec/verify",schemaPath:"#/properties/spec/properties/verify/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.spec.properties.verify,data:data58};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data58.restore !== undefined && func0.call(data58, "restore")){
let data59 = data58.restore;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
if((data59.cron === undefined) || (!(func0.call(data59, "cron")))){
const err182 = {instancePath:instancePath+"/spec/verify/restore",schemaPath:"#/properties/spec/properties/verify/properties/restore/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.verify.properties.restore.required,parentSchema:schema31.properties.spec.properties.verify.properties.restore,data:data59};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
for(const key10 of Object.keys(data59)){
if(!(((((key10 === "cron") || (key10 === "timezone")) || (key10 === "jitter")) || (key10 === "missed")) || (key10 === "deadline"))){
const err183 = {instancePath:instancePath+"/spec/verify/restore",schemaPath:"#/properties/spec/properties/verify/properties/restore/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.spec.properties.verify.properties.restore,data:data59};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data59.cron !== undefined && func0.call(data59, "cron")){
let data60 = data59.cron;
if(typeof data60 === "string"){
if(func69(data60) > 128){
const err184 = {instancePath:instancePath+"/spec/verify/restore/cron",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.cron,data:data60};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(func69(data60) < 9){
const err185 = {instancePath:instancePath+"/spec/verify/restore/cron",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.cron,data:data60};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(!pattern14.test(data60)){
const err186 = {instancePath:instancePath+"/spec/verify/restore/cron",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.cron,data:data60};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
else {
const err187 = {instancePath:instancePath+"/spec/verify/restore/cron",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.restore.properties.cron.type,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.cron,data:data60};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data59.timezone !== undefined && func0.call(data59, "timezone")){
let data61 = data59.timezone;
if(typeof data61 === "string"){
if(func69(data61) > 64){
const err188 = {instancePath:instancePath+"/spec/verify/restore/timezone",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.timezone,data:data61};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if(func69(data61) < 1){
const err189 = {instancePath:instancePath+"/spec/verify/restore/timezone",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.timezone,data:data61};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
else {
const err190 = {instancePath:instancePath+"/spec/verify/restore/timezone",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.restore.properties.timezone.type,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.timezone,data:data61};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data59.jitter !== undefined && func0.call(data59, "jitter")){
let data62 = data59.jitter;
if(typeof data62 === "string"){
if(func69(data62) > 9){
const err191 = {instancePath:instancePath+"/spec/verify/restore/jitter",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/jitter/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.jitter,data:data62};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(func69(data62) < 2){
const err192 = {instancePath:instancePath+"/spec/verify/restore/jitter",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/jitter/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.jitter,data:data62};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(!pattern12.test(data62)){
const err193 = {instancePath:instancePath+"/spec/verify/restore/jitter",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/jitter/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.jitter,data:data62};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
else {
const err194 = {instancePath:instancePath+"/spec/verify/restore/jitter",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/jitter/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.restore.properties.jitter.type,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.jitter,data:data62};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data59.missed !== undefined && func0.call(data59, "missed")){
let data63 = data59.missed;
if(typeof data63 !== "string"){
const err195 = {instancePath:instancePath+"/spec/verify/restore/missed",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/missed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.restore.properties.missed.type,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.missed,data:data63};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
if(!((data63 === "run-once") || (data63 === "skip"))){
const err196 = {instancePath:instancePath+"/spec/verify/restore/missed",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/missed/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.verify.properties.restore.properties.missed.enum},schema:schema31.properties.spec.properties.verify.properties.restore.properties.missed.enum,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.missed,data:data63};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data59.deadline !== undefined && func0.call(data59, "deadline")){
let data64 = data59.deadline;
if(typeof data64 === "string"){
if(func69(data64) > 9){
const err197 = {instancePath:instancePath+"/spec/verify/restore/deadline",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/deadline/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.deadline,data:data64};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(func69(data64) < 2){
const err198 = {instancePath:instancePath+"/spec/verify/restore/deadline",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/deadline/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.deadline,data:data64};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(!pattern12.test(data64)){
const err199 = {instancePath:instancePath+"/spec/verify/restore/deadline",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/deadline/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.deadline,data:data64};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {instancePath:instancePath+"/spec/verify/restore/deadline",schemaPath:"#/properties/spec/properties/verify/properties/restore/properties/deadline/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.restore.properties.deadline.type,parentSchema:schema31.properties.spec.properties.verify.properties.restore.properties.deadline,data:data64};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
}
else {
const err201 = {instancePath:instancePath+"/spec/verify/restore",schemaPath:"#/properties/spec/properties/verify/properties/restore/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.verify.properties.restore.type,parentSchema:schema31.properties.spec.properties.verify.properties.restore,data:data59};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data58.drill !== undefined && func0.call(data58, "drill")){
let data65 = data58.drill;
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
if((data65.cron === undefined) || (!(func0.call(data65, "cron")))){
const err202 = {instancePath:instancePath+"/spec/verify/drill",schemaPath:"#/properties/spec/properties/verify/properties/drill/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.verify.properties.drill.required,parentSchema:schema31.properties.spec.properties.verify.properties.drill,data:data65};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
for(const key11 of Object.keys(data65)){
if(!(((((key11 === "cron") || (key11 === "timezone")) || (key11 === "jitter")) || (key11 === "missed")) || (key11 === "deadline"))){
const err203 = {instancePath:instancePath+"/spec/verify/drill",schemaPath:"#/properties/spec/properties/verify/properties/drill/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.spec.properties.verify.properties.drill,data:data65};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data65.cron !== undefined && func0.call(data65, "cron")){
let data66 = data65.cron;
if(typeof data66 === "string"){
if(func69(data66) > 128){
const err204 = {instancePath:instancePath+"/spec/verify/drill/cron",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.cron,data:data66};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if(func69(data66) < 9){
const err205 = {instancePath:instancePath+"/spec/verify/drill/cron",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.cron,data:data66};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(!pattern14.test(data66)){
const err206 = {instancePath:instancePath+"/spec/verify/drill/cron",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.cron,data:data66};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
else {
const err207 = {instancePath:instancePath+"/spec/verify/drill/cron",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.drill.properties.cron.type,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.cron,data:data66};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data65.timezone !== undefined && func0.call(data65, "timezone")){
let data67 = data65.timezone;
if(typeof data67 === "string"){
if(func69(data67) > 64){
const err208 = {instancePath:instancePath+"/spec/verify/drill/timezone",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.timezone,data:data67};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(func69(data67) < 1){
const err209 = {instancePath:instancePath+"/spec/verify/drill/timezone",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.timezone,data:data67};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
else {
const err210 = {instancePath:instancePath+"/spec/verify/drill/timezone",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.drill.properties.timezone.type,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.timezone,data:data67};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
if(data65.jitter !== undefined && func0.call(data65, "jitter")){
let data68 = data65.jitter;
if(typeof data68 === "string"){
if(func69(data68) > 9){
const err211 = {instancePath:instancePath+"/spec/verify/drill/jitter",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/jitter/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.jitter,data:data68};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(func69(data68) < 2){
const err212 = {instancePath:instancePath+"/spec/verify/drill/jitter",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/jitter/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.jitter,data:data68};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(!pattern12.test(data68)){
const err213 = {instancePath:instancePath+"/spec/verify/drill/jitter",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/jitter/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.jitter,data:data68};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
else {
const err214 = {instancePath:instancePath+"/spec/verify/drill/jitter",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/jitter/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.drill.properties.jitter.type,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.jitter,data:data68};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data65.missed !== undefined && func0.call(data65, "missed")){
let data69 = data65.missed;
if(typeof data69 !== "string"){
const err215 = {instancePath:instancePath+"/spec/verify/drill/missed",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/missed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.drill.properties.missed.type,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.missed,data:data69};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(!((data69 === "run-once") || (data69 === "skip"))){
const err216 = {instancePath:instancePath+"/spec/verify/drill/missed",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/missed/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.verify.properties.drill.properties.missed.enum},schema:schema31.properties.spec.properties.verify.properties.drill.properties.missed.enum,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.missed,data:data69};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data65.deadline !== undefined && func0.call(data65, "deadline")){
let data70 = data65.deadline;
if(typeof data70 === "string"){
if(func69(data70) > 9){
const err217 = {instancePath:instancePath+"/spec/verify/drill/deadline",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/deadline/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.deadline,data:data70};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(func69(data70) < 2){
const err218 = {instancePath:instancePath+"/spec/verify/drill/deadline",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/deadline/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.deadline,data:data70};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(!pattern12.test(data70)){
const err219 = {instancePath:instancePath+"/spec/verify/drill/deadline",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/deadline/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.deadline,data:data70};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
else {
const err220 = {instancePath:instancePath+"/spec/verify/drill/deadline",schemaPath:"#/properties/spec/properties/verify/properties/drill/properties/deadline/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.drill.properties.deadline.type,parentSchema:schema31.properties.spec.properties.verify.properties.drill.properties.deadline,data:data70};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
}
else {
const err221 = {instancePath:instancePath+"/spec/verify/drill",schemaPath:"#/properties/spec/properties/verify/properties/drill/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.verify.properties.drill.type,parentSchema:schema31.properties.spec.properties.verify.properties.drill,data:data65};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data58.assertions !== undefined && func0.call(data58, "assertions")){
let data71 = data58.assertions;
if(Array.isArray(data71)){
if(data71.length > 100){
const err222 = {instancePath:instancePath+"/spec/verify/assertions",schemaPath:"#/properties/spec/properties/verify/properties/assertions/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.verify.properties.assertions,data:data71};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
const len7 = data71.length;
for(let i12=0; i12<len7; i12++){
let data72 = data71[i12];
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if((data72.source === undefined) || (!(func0.call(data72, "source")))){
const err223 = {instancePath:instancePath+"/spec/verify/assertions/" + i12,schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/required",keyword:"required",params:{missingProperty: "source"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.required,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items,data:data72};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if((data72.database === undefined) || (!(func0.call(data72, "database")))){
const err224 = {instancePath:instancePath+"/spec/verify/assertions/" + i12,schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/required",keyword:"required",params:{missingProperty: "database"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.required,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items,data:data72};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
if((data72.sql === undefined) || (!(func0.call(data72, "sql")))){
const err225 = {instancePath:instancePath+"/spec/verify/assertions/" + i12,schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/required",keyword:"required",params:{missingProperty: "sql"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.required,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items,data:data72};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
if((data72.equals === undefined) || (!(func0.call(data72, "equals")))){
const err226 = {instancePath:instancePath+"/spec/verify/assertions/" + i12,schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/required",keyword:"required",params:{missingProperty: "equals"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.required,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items,data:data72};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
for(const key12 of Object.keys(data72)){
if(!((((key12 === "source") || (key12 === "database")) || (key12 === "sql")) || (key12 === "equals"))){
const err227 = {instancePath:instancePath+"/spec/verify/assertions/" + i12,schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items,data:data72};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data72.source !== undefined && func0.call(data72, "source")){
let data73 = data72.source;
if(typeof data73 === "string"){
if(func69(data73) > 63){
const err228 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/source",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/source/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.source,data:data73};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
if(func69(data73) < 1){
const err229 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/source",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/source/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.source,data:data73};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if(!pattern4.test(data73)){
const err230 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/source",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/source/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.source,data:data73};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
else {
const err231 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/source",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/source/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.source.type,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.source,data:data73};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data72.database !== undefined && func0.call(data72, "database")){
let data74 = data72.database;
if(typeof data74 === "string"){
if(func69(data74) > 128){
const err232 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/database",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/database/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.database,data:data74};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if(func69(data74) < 1){
const err233 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/database",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/database/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.database,data:data74};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
else {
const err234 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/database",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/database/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.database.type,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.database,data:data74};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(data72.sql !== undefined && func0.call(data72, "sql")){
let data75 = data72.sql;
if(typeof data75 === "string"){
if(func69(data75) > 65536){
const err235 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/sql",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/sql/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.sql,data:data75};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(func69(data75) < 1){
const err236 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/sql",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/sql/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.sql,data:data75};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
else {
const err237 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/sql",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/sql/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.sql.type,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.sql,data:data75};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data72.equals !== undefined && func0.call(data72, "equals")){
let data76 = data72.equals;
if(((typeof data76 !== "string") && (!(((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76))) && (isFinite(data76))))) && (typeof data76 !== "boolean")){
const err238 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/equals",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/equals/type",keyword:"type",params:{type: schema31.properties.spec.properties.verify.properties.assertions.items.properties.equals.type},schema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.equals.type,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.equals,data:data76};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(typeof data76 === "string"){
if(func69(data76) > 4096){
const err239 = {instancePath:instancePath+"/spec/verify/assertions/" + i12+"/equals",schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/properties/equals/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items.properties.equals,data:data76};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
}
else {
const err240 = {instancePath:instancePath+"/spec/verify/assertions/" + i12,schemaPath:"#/properties/spec/properties/verify/properties/assertions/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.verify.properties.assertions.items.type,parentSchema:schema31.properties.spec.properties.verify.properties.assertions.items,data:data72};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
}
else {
const err241 = {instancePath:instancePath+"/spec/verify/assertions",schemaPath:"#/properties/spec/properties/verify/properties/assertions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.verify.properties.assertions.type,parentSchema:schema31.properties.spec.properties.verify.properties.assertions,data:data71};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
}
else {
const err242 = {instancePath:instancePath+"/spec/verify",schemaPath:"#/properties/spec/properties/verify/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.verify.type,parentSchema:schema31.properties.spec.properties.verify,data:data58};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data4.objectives !== undefined && func0.call(data4, "objectives")){
let data77 = data4.objectives;
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
if(Object.keys(data77).length < 1){
const err243 = {instancePath:instancePath+"/spec/objectives",schemaPath:"#/properties/spec/properties/objectives/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.objectives,data:data77};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
for(const key13 of Object.keys(data77)){
if(!((key13 === "rpo") || (key13 === "rto"))){
const err244 = {instancePath:instancePath+"/spec/objectives",schemaPath:"#/properties/spec/properties/objectives/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.spec.properties.objectives,data:data77};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data77.rpo !== undefined && func0.call(data77, "rpo")){
let data78 = data77.rpo;
if(typeof data78 === "string"){
if(func69(data78) > 9){
const err245 = {instancePath:instancePath+"/spec/objectives/rpo",schemaPath:"#/properties/spec/properties/objectives/properties/rpo/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.objectives.properties.rpo,data:data78};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(func69(data78) < 2){
const err246 = {instancePath:instancePath+"/spec/objectives/rpo",schemaPath:"#/properties/spec/properties/objectives/properties/rpo/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.objectives.properties.rpo,data:data78};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(!pattern12.test(data78)){
const err247 = {instancePath:instancePath+"/spec/objectives/rpo",schemaPath:"#/properties/spec/properties/objectives/properties/rpo/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.objectives.properties.rpo,data:data78};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
else {
const err248 = {instancePath:instancePath+"/spec/objectives/rpo",schemaPath:"#/properties/spec/properties/objectives/properties/rpo/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.objectives.properties.rpo.type,parentSchema:schema31.properties.spec.properties.objectives.properties.rpo,data:data78};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(data77.rto !== undefined && func0.call(data77, "rto")){
let data79 = data77.rto;
if(typeof data79 === "string"){
if(func69(data79) > 9){
const err249 = {instancePath:instancePath+"/spec/objectives/rto",schemaPath:"#/properties/spec/properties/objectives/properties/rto/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.objectives.properties.rto,data:data79};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(func69(data79) < 2){
const err250 = {instancePath:instancePath+"/spec/objectives/rto",schemaPath:"#/properties/spec/properties/objectives/properties/rto/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.objectives.properties.rto,data:data79};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if(!pattern12.test(data79)){
const err251 = {instancePath:instancePath+"/spec/objectives/rto",schemaPath:"#/properties/spec/properties/objectives/properties/rto/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.objectives.properties.rto,data:data79};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
else {
const err252 = {instancePath:instancePath+"/spec/objectives/rto",schemaPath:"#/properties/spec/properties/objectives/properties/rto/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.objectives.properties.rto.type,parentSchema:schema31.properties.spec.properties.objectives.properties.rto,data:data79};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
}
else {
const err253 = {instancePath:instancePath+"/spec/objectives",schemaPath:"#/properties/spec/properties/objectives/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.objectives.type,parentSchema:schema31.properties.spec.properties.objectives,data:data77};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
if(data4.hooks !== undefined && func0.call(data4, "hooks")){
let data80 = data4.hooks;
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
for(const key14 of Object.keys(data80)){
if(!((key14 === "pre") || (key14 === "post"))){
const err254 = {instancePath:instancePath+"/spec/hooks",schemaPath:"#/properties/spec/properties/hooks/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.spec.properties.hooks,data:data80};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
if(data80.pre !== undefined && func0.call(data80, "pre")){
let data81 = data80.pre;
if(Array.isArray(data81)){
if(data81.length > 20){
const err255 = {instancePath:instancePath+"/spec/hooks/pre",schemaPath:"#/properties/spec/properties/hooks/properties/pre/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.hooks.properties.pre,data:data81};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
const len8 = data81.length;
for(let i13=0; i13<len8; i13++){
let data82 = data81[i13];
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
if((data82.service === undefined) || (!(func0.call(data82, "service")))){
const err256 = {instancePath:instancePath+"/spec/hooks/pre/" + i13,schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/required",keyword:"required",params:{missingProperty: "service"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.required,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items,data:data82};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
if((data82.command === undefined) || (!(func0.call(data82, "command")))){
const err257 = {instancePath:instancePath+"/spec/hooks/pre/" + i13,schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/required",keyword:"required",params:{missingProperty: "command"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.required,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items,data:data82};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
for(const key15 of Object.keys(data82)){
if(!((((key15 === "service") || (key15 === "command")) || (key15 === "timeout")) || (key15 === "onError"))){
const err258 = {instancePath:instancePath+"/spec/hooks/pre/" + i13,schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items,data:data82};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
if(data82.service !== undefined && func0.call(data82, "service")){
let data83 = data82.service;
if(typeof data83 === "string"){
if(func69(data83) > 128){
const err259 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/service/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.service,data:data83};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(func69(data83) < 1){
const err260 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/service/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.service,data:data83};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
if(!pattern10.test(data83)){
const err261 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/service/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9][a-zA-Z0-9._-]*$"},schema:"^[a-zA-Z0-9][a-zA-Z0-9._-]*$",parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.service,data:data83};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
else {
const err262 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/service/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.service.type,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.service,data:data83};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
if(data82.command !== undefined && func0.call(data82, "command")){
let data84 = data82.command;
if(Array.isArray(data84)){
if(data84.length > 200){
const err263 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/command",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/command/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.command,data:data84};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data84.length < 1){
const err264 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/command",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/command/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.command,data:data84};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
const len9 = data84.length;
for(let i14=0; i14<len9; i14++){
let data85 = data84[i14];
if(typeof data85 === "string"){
if(func69(data85) > 65536){
const err265 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/command/" + i14,schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/command/items/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.command.items,data:data85};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
else {
const err266 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/command/" + i14,schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/command/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.command.items.type,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.command.items,data:data85};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
}
else {
const err267 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/command",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/command/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.command.type,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.command,data:data84};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data82.timeout !== undefined && func0.call(data82, "timeout")){
let data86 = data82.timeout;
if(typeof data86 === "string"){
if(func69(data86) > 9){
const err268 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/timeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.timeout,data:data86};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
if(func69(data86) < 2){
const err269 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/timeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.timeout,data:data86};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(!pattern12.test(data86)){
const err270 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.timeout,data:data86};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
else {
const err271 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/timeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.timeout.type,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.timeout,data:data86};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
if(data82.onError !== undefined && func0.call(data82, "onError")){
let data87 = data82.onError;
if(typeof data87 !== "string"){
const err272 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/onError",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/onError/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.onError.type,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.onError,data:data87};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(!((data87 === "abort") || (data87 === "go-on"))){
const err273 = {instancePath:instancePath+"/spec/hooks/pre/" + i13+"/onError",schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/properties/onError/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.hooks.properties.pre.items.properties.onError.enum},schema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.onError.enum,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items.properties.onError,data:data87};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
}
else {
const err274 = {instancePath:instancePath+"/spec/hooks/pre/" + i13,schemaPath:"#/properties/spec/properties/hooks/properties/pre/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.hooks.properties.pre.items.type,parentSchema:schema31.properties.spec.properties.hooks.properties.pre.items,data:data82};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
}
else {
const err275 = {instancePath:instancePath+"/spec/hooks/pre",schemaPath:"#/properties/spec/properties/hooks/properties/pre/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.hooks.properties.pre.type,parentSchema:schema31.properties.spec.properties.hooks.properties.pre,data:data81};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
if(data80.post !== undefined && func0.call(data80, "post")){
let data88 = data80.post;
if(Array.isArray(data88)){
if(data88.length > 20){
const err276 = {instancePath:instancePath+"/spec/hooks/post",schemaPath:"#/properties/spec/properties/hooks/properties/post/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.hooks.properties.post,data:data88};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
const len10 = data88.length;
for(let i15=0; i15<len10; i15++){
let data89 = data88[i15];
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
if((data89.service === undefined) || (!(func0.call(data89, "service")))){
const err277 = {instancePath:instancePath+"/spec/hooks/post/" + i15,schemaPath:"#/properties/spec/properties/hooks/properties/post/items/required",keyword:"required",params:{missingProperty: "service"},schema:schema31.properties.spec.properties.hooks.properties.post.items.required,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items,data:data89};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
if((data89.command === undefined) || (!(func0.call(data89, "command")))){
const err278 = {instancePath:instancePath+"/spec/hooks/post/" + i15,schemaPath:"#/properties/spec/properties/hooks/properties/post/items/required",keyword:"required",params:{missingProperty: "command"},schema:schema31.properties.spec.properties.hooks.properties.post.items.required,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items,data:data89};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
for(const key16 of Object.keys(data89)){
if(!((((key16 === "service") || (key16 === "command")) || (key16 === "timeout")) || (key16 === "onError"))){
const err279 = {instancePath:instancePath+"/spec/hooks/post/" + i15,schemaPath:"#/properties/spec/properties/hooks/properties/post/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items,data:data89};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
if(data89.service !== undefined && func0.call(data89, "service")){
let data90 = data89.service;
if(typeof data90 === "string"){
if(func69(data90) > 128){
const err280 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/service/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.service,data:data90};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(func69(data90) < 1){
const err281 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/service/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.service,data:data90};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
if(!pattern10.test(data90)){
const err282 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/service/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9][a-zA-Z0-9._-]*$"},schema:"^[a-zA-Z0-9][a-zA-Z0-9._-]*$",parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.service,data:data90};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
else {
const err283 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/service",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/service/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.post.items.properties.service.type,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.service,data:data90};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
if(data89.command !== undefined && func0.call(data89, "command")){
let data91 = data89.command;
if(Array.isArray(data91)){
if(data91.length > 200){
const err284 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/command",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/command/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.command,data:data91};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
if(data91.length < 1){
const err285 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/command",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/command/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.command,data:data91};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
const len11 = data91.length;
for(let i16=0; i16<len11; i16++){
let data92 = data91[i16];
if(typeof data92 === "string"){
if(func69(data92) > 65536){
const err286 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/command/" + i16,schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/command/items/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.command.items,data:data92};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
else {
const err287 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/command/" + i16,schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/command/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.post.items.properties.command.items.type,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.command.items,data:data92};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
}
else {
const err288 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/command",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/command/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.hooks.properties.post.items.properties.command.type,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.command,data:data91};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
if(data89.timeout !== undefined && func0.call(data89, "timeout")){
let data93 = data89.timeout;
if(typeof data93 === "string"){
if(func69(data93) > 9){
const err289 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/timeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.timeout,data:data93};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
if(func69(data93) < 2){
const err290 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/timeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.timeout,data:data93};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(!pattern12.test(data93)){
const err291 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.timeout,data:data93};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
else {
const err292 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/timeout",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/timeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.post.items.properties.timeout.type,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.timeout,data:data93};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
if(data89.onError !== undefined && func0.call(data89, "onError")){
let data94 = data89.onError;
if(typeof data94 !== "string"){
const err293 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/onError",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/onError/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.hooks.properties.post.items.properties.onError.type,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.onError,data:data94};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if(!((data94 === "abort") || (data94 === "go-on"))){
const err294 = {instancePath:instancePath+"/spec/hooks/post/" + i15+"/onError",schemaPath:"#/properties/spec/properties/hooks/properties/post/items/properties/onError/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.hooks.properties.post.items.properties.onError.enum},schema:schema31.properties.spec.properties.hooks.properties.post.items.properties.onError.enum,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items.properties.onError,data:data94};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
}
else {
const err295 = {instancePath:instancePath+"/spec/hooks/post/" + i15,schemaPath:"#/properties/spec/properties/hooks/properties/post/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.hooks.properties.post.items.type,parentSchema:schema31.properties.spec.properties.hooks.properties.post.items,data:data89};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
}
else {
const err296 = {instancePath:instancePath+"/spec/hooks/post",schemaPath:"#/properties/spec/properties/hooks/properties/post/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.hooks.properties.post.type,parentSchema:schema31.properties.spec.properties.hooks.properties.post,data:data88};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
}
else {
const err297 = {instancePath:instancePath+"/spec/hooks",schemaPath:"#/properties/spec/properties/hooks/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.hooks.type,parentSchema:schema31.properties.spec.properties.hooks,data:data80};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data4.retry !== undefined && func0.call(data4, "retry")){
let data95 = data4.retry;
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
for(const key17 of Object.keys(data95)){
if(!((key17 === "times") || (key17 === "delay"))){
const err298 = {instancePath:instancePath+"/spec/retry",schemaPath:"#/properties/spec/properties/retry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.spec.properties.retry,data:data95};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
if(data95.times !== undefined && func0.call(data95, "times")){
let data96 = data95.times;
if(!(((typeof data96 == "number") && (!(data96 % 1) && !isNaN(data96))) && (isFinite(data96)))){
const err299 = {instancePath:instancePath+"/spec/retry/times",schemaPath:"#/properties/spec/properties/retry/properties/times/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.retry.properties.times.type,parentSchema:schema31.properties.spec.properties.retry.properties.times,data:data96};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
if((typeof data96 == "number") && (isFinite(data96))){
if(data96 > 20 || isNaN(data96)){
const err300 = {instancePath:instancePath+"/spec/retry/times",schemaPath:"#/properties/spec/properties/retry/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.retry.properties.times,data:data96};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
if(data96 < 0 || isNaN(data96)){
const err301 = {instancePath:instancePath+"/spec/retry/times",schemaPath:"#/properties/spec/properties/retry/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.retry.properties.times,data:data96};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
}
if(data95.delay !== undefined && func0.call(data95, "delay")){
let data97 = data95.delay;
if(typeof data97 === "string"){
if(func69(data97) > 9){
const err302 = {instancePath:instancePath+"/spec/retry/delay",schemaPath:"#/properties/spec/properties/retry/properties/delay/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.retry.properties.delay,data:data97};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
if(func69(data97) < 2){
const err303 = {instancePath:instancePath+"/spec/retry/delay",schemaPath:"#/properties/spec/properties/retry/properties/delay/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.retry.properties.delay,data:data97};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
if(!pattern12.test(data97)){
const err304 = {instancePath:instancePath+"/spec/retry/delay",schemaPath:"#/properties/spec/properties/retry/properties/delay/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.retry.properties.delay,data:data97};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
else {
const err305 = {instancePath:instancePath+"/spec/retry/delay",schemaPath:"#/properties/spec/properties/retry/properties/delay/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.retry.properties.delay.type,parentSchema:schema31.properties.spec.properties.retry.properties.delay,data:data97};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
}
else {
const err306 = {instancePath:instancePath+"/spec/retry",schemaPath:"#/properties/spec/properties/retry/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.retry.type,parentSchema:schema31.properties.spec.properties.retry,data:data95};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
if(data4.limits !== undefined && func0.call(data4, "limits")){
let data98 = data4.limits;
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
for(const key18 of Object.keys(data98)){
if(!((key18 === "cpuShares") || (key18 === "timeout"))){
const err307 = {instancePath:instancePath+"/spec/limits",schemaPath:"#/properties/spec/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.spec.properties.limits,data:data98};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
if(data98.cpuShares !== undefined && func0.call(data98, "cpuShares")){
let data99 = data98.cpuShares;
if(!(((typeof data99 == "number") && (!(data99 % 1) && !isNaN(data99))) && (isFinite(data99)))){
const err308 = {instancePath:instancePath+"/spec/limits/cpuShares",schemaPath:"#/properties/spec/properties/limits/properties/cpuShares/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.limits.properties.cpuShares.type,parentSchema:schema31.properties.spec.properties.limits.properties.cpuShares,data:data99};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
if((typeof data99 == "number") && (isFinite(data99))){
if(data99 > 262144 || isNaN(data99)){
const err309 = {instancePath:instancePath+"/spec/limits/cpuShares",schemaPath:"#/properties/spec/properties/limits/properties/cpuShares/maximum",keyword:"maximum",params:{comparison: "<=", limit: 262144},schema:262144,parentSchema:schema31.properties.spec.properties.limits.properties.cpuShares,data:data99};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
if(data99 < 2 || isNaN(data99)){
const err310 = {instancePath:instancePath+"/spec/limits/cpuShares",schemaPath:"#/properties/spec/properties/limits/properties/cpuShares/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.limits.properties.cpuShares,data:data99};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
}
if(data98.timeout !== undefined && func0.call(data98, "timeout")){
let data100 = data98.timeout;
if(typeof data100 === "string"){
if(func69(data100) > 9){
const err311 = {instancePath:instancePath+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/limits/properties/timeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.limits.properties.timeout,data:data100};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
if(func69(data100) < 2){
const err312 = {instancePath:instancePath+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/limits/properties/timeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.limits.properties.timeout,data:data100};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
if(!pattern12.test(data100)){
const err313 = {instancePath:instancePath+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/limits/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.limits.properties.timeout,data:data100};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
else {
const err314 = {instancePath:instancePath+"/spec/limits/timeout",schemaPath:"#/properties/spec/properties/limits/properties/timeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.limits.properties.timeout.type,parentSchema:schema31.properties.spec.properties.limits.properties.timeout,data:data100};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
}
else {
const err315 = {instancePath:instancePath+"/spec/limits",schemaPath:"#/properties/spec/properties/limits/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.limits.type,parentSchema:schema31.properties.spec.properties.limits,data:data98};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
if(data4.anomaly !== undefined && func0.call(data4, "anomaly")){
let data101 = data4.anomaly;
if(data101 && typeof data101 == "object" && !Array.isArray(data101)){
for(const key19 of Object.keys(data101)){
if(!((key19 === "sizeDropPercent") || (key19 === "rowDropPercent"))){
const err316 = {instancePath:instancePath+"/spec/anomaly",schemaPath:"#/properties/spec/properties/anomaly/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.spec.properties.anomaly,data:data101};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
if(data101.sizeDropPercent !== undefined && func0.call(data101, "sizeDropPercent")){
let data102 = data101.sizeDropPercent;
if(!(((typeof data102 == "number") && (!(data102 % 1) && !isNaN(data102))) && (isFinite(data102)))){
const err317 = {instancePath:instancePath+"/spec/anomaly/sizeDropPercent",schemaPath:"#/properties/spec/properties/anomaly/properties/sizeDropPercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.anomaly.properties.sizeDropPercent.type,parentSchema:schema31.properties.spec.properties.anomaly.properties.sizeDropPercent,data:data102};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
if((typeof data102 == "number") && (isFinite(data102))){
if(data102 > 100 || isNaN(data102)){
const err318 = {instancePath:instancePath+"/spec/anomaly/sizeDropPercent",schemaPath:"#/properties/spec/properties/anomaly/properties/sizeDropPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.anomaly.properties.sizeDropPercent,data:data102};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
if(data102 < 0 || isNaN(data102)){
const err319 = {instancePath:instancePath+"/spec/anomaly/sizeDropPercent",schemaPath:"#/properties/spec/properties/anomaly/properties/sizeDropPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.anomaly.properties.sizeDropPercent,data:data102};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
}
if(data101.rowDropPercent !== undefined && func0.call(data101, "rowDropPercent")){
let data103 = data101.rowDropPercent;
if(!(((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103))) && (isFinite(data103)))){
const err320 = {instancePath:instancePath+"/spec/anomaly/rowDropPercent",schemaPath:"#/properties/spec/properties/anomaly/properties/rowDropPercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.anomaly.properties.rowDropPercent.type,parentSchema:schema31.properties.spec.properties.anomaly.properties.rowDropPercent,data:data103};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if((typeof data103 == "number") && (isFinite(data103))){
if(data103 > 100 || isNaN(data103)){
const err321 = {instancePath:instancePath+"/spec/anomaly/rowDropPercent",schemaPath:"#/properties/spec/properties/anomaly/properties/rowDropPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.anomaly.properties.rowDropPercent,data:data103};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
if(data103 < 0 || isNaN(data103)){
const err322 = {instancePath:instancePath+"/spec/anomaly/rowDropPercent",schemaPath:"#/properties/spec/properties/anomaly/properties/rowDropPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.anomaly.properties.rowDropPercent,data:data103};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
}
}
else {
const err323 = {instancePath:instancePath+"/spec/anomaly",schemaPath:"#/properties/spec/properties/anomaly/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.anomaly.type,parentSchema:schema31.properties.spec.properties.anomaly,data:data101};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
if(data4.pitr !== undefined && func0.call(data4, "pitr")){
let data104 = data4.pitr;
if(data104 && typeof data104 == "object" && !Array.isArray(data104)){
if((data104.source === undefined) || (!(func0.call(data104, "source")))){
const err324 = {instancePath:instancePath+"/spec/pitr",schemaPath:"#/properties/spec/properties/pitr/required",keyword:"required",params:{missingProperty: "source"},schema:schema31.properties.spec.properties.pitr.required,parentSchema:schema31.properties.spec.properties.pitr,data:data104};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if((data104.base === undefined) || (!(func0.call(data104, "base")))){
const err325 = {instancePath:instancePath+"/spec/pitr",schemaPath:"#/properties/spec/properties/pitr/required",keyword:"required",params:{missingProperty: "base"},schema:schema31.properties.spec.properties.pitr.required,parentSchema:schema31.properties.spec.properties.pitr,data:data104};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
for(const key20 of Object.keys(data104)){
if(!(((((key20 === "source") || (key20 === "base")) || (key20 === "window")) || (key20 === "upload")) || (key20 === "maxBehind"))){
const err326 = {instancePath:instancePath+"/spec/pitr",schemaPath:"#/properties/spec/properties/pitr/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.spec.properties.pitr,data:data104};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
if(data104.source !== undefined && func0.call(data104, "source")){
let data105 = data104.source;
if(typeof data105 === "string"){
if(func69(data105) > 63){
const err327 = {instancePath:instancePath+"/spec/pitr/source",schemaPath:"#/properties/spec/properties/pitr/properties/source/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.pitr.properties.source,data:data105};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(func69(data105) < 1){
const err328 = {instancePath:instancePath+"/spec/pitr/source",schemaPath:"#/properties/spec/properties/pitr/properties/source/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.pitr.properties.source,data:data105};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
if(!pattern4.test(data105)){
const err329 = {instancePath:instancePath+"/spec/pitr/source",schemaPath:"#/properties/spec/properties/pitr/properties/source/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.pitr.properties.source,data:data105};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
else {
const err330 = {instancePath:instancePath+"/spec/pitr/source",schemaPath:"#/properties/spec/properties/pitr/properties/source/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.source.type,parentSchema:schema31.properties.spec.properties.pitr.properties.source,data:data105};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
if(data104.base !== undefined && func0.call(data104, "base")){
let data106 = data104.base;
if(data106 && typeof data106 == "object" && !Array.isArray(data106)){
if((data106.cron === undefined) || (!(func0.call(data106, "cron")))){
const err331 = {instancePath:instancePath+"/spec/pitr/base",schemaPath:"#/properties/spec/properties/pitr/properties/base/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.pitr.properties.base.required,parentSchema:schema31.properties.spec.properties.pitr.properties.base,data:data106};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
for(const key21 of Object.keys(data106)){
if(!(((((key21 === "cron") || (key21 === "timezone")) || (key21 === "jitter")) || (key21 === "missed")) || (key21 === "deadline"))){
const err332 = {instancePath:instancePath+"/spec/pitr/base",schemaPath:"#/properties/spec/properties/pitr/properties/base/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.spec.properties.pitr.properties.base,data:data106};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
if(data106.cron !== undefined && func0.call(data106, "cron")){
let data107 = data106.cron;
if(typeof data107 === "string"){
if(func69(data107) > 128){
const err333 = {instancePath:instancePath+"/spec/pitr/base/cron",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.cron,data:data107};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
if(func69(data107) < 9){
const err334 = {instancePath:instancePath+"/spec/pitr/base/cron",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.cron,data:data107};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
if(!pattern14.test(data107)){
const err335 = {instancePath:instancePath+"/spec/pitr/base/cron",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.cron,data:data107};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
else {
const err336 = {instancePath:instancePath+"/spec/pitr/base/cron",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.base.properties.cron.type,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.cron,data:data107};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
if(data106.timezone !== undefined && func0.call(data106, "timezone")){
let data108 = data106.timezone;
if(typeof data108 === "string"){
if(func69(data108) > 64){
const err337 = {instancePath:instancePath+"/spec/pitr/base/timezone",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.timezone,data:data108};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
if(func69(data108) < 1){
const err338 = {instancePath:instancePath+"/spec/pitr/base/timezone",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.timezone,data:data108};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
else {
const err339 = {instancePath:instancePath+"/spec/pitr/base/timezone",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.base.properties.timezone.type,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.timezone,data:data108};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
if(data106.jitter !== undefined && func0.call(data106, "jitter")){
let data109 = data106.jitter;
if(typeof data109 === "string"){
if(func69(data109) > 9){
const err340 = {instancePath:instancePath+"/spec/pitr/base/jitter",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/jitter/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.jitter,data:data109};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
if(func69(data109) < 2){
const err341 = {instancePath:instancePath+"/spec/pitr/base/jitter",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/jitter/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.jitter,data:data109};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
if(!pattern12.test(data109)){
const err342 = {instancePath:instancePath+"/spec/pitr/base/jitter",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/jitter/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.jitter,data:data109};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
else {
const err343 = {instancePath:instancePath+"/spec/pitr/base/jitter",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/jitter/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.base.properties.jitter.type,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.jitter,data:data109};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
if(data106.missed !== undefined && func0.call(data106, "missed")){
let data110 = data106.missed;
if(typeof data110 !== "string"){
const err344 = {instancePath:instancePath+"/spec/pitr/base/missed",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/missed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.base.properties.missed.type,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.missed,data:data110};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if(!((data110 === "run-once") || (data110 === "skip"))){
const err345 = {instancePath:instancePath+"/spec/pitr/base/missed",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/missed/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.pitr.properties.base.properties.missed.enum},schema:schema31.properties.spec.properties.pitr.properties.base.properties.missed.enum,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.missed,data:data110};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
if(data106.deadline !== undefined && func0.call(data106, "deadline")){
let data111 = data106.deadline;
if(typeof data111 === "string"){
if(func69(data111) > 9){
const err346 = {instancePath:instancePath+"/spec/pitr/base/deadline",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/deadline/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.deadline,data:data111};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
if(func69(data111) < 2){
const err347 = {instancePath:instancePath+"/spec/pitr/base/deadline",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/deadline/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.deadline,data:data111};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
if(!pattern12.test(data111)){
const err348 = {instancePath:instancePath+"/spec/pitr/base/deadline",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/deadline/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.deadline,data:data111};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
else {
const err349 = {instancePath:instancePath+"/spec/pitr/base/deadline",schemaPath:"#/properties/spec/properties/pitr/properties/base/properties/deadline/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.base.properties.deadline.type,parentSchema:schema31.properties.spec.properties.pitr.properties.base.properties.deadline,data:data111};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
}
else {
const err350 = {instancePath:instancePath+"/spec/pitr/base",schemaPath:"#/properties/spec/properties/pitr/properties/base/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.pitr.properties.base.type,parentSchema:schema31.properties.spec.properties.pitr.properties.base,data:data106};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
if(data104.window !== undefined && func0.call(data104, "window")){
let data112 = data104.window;
if(typeof data112 === "string"){
if(func69(data112) > 9){
const err351 = {instancePath:instancePath+"/spec/pitr/window",schemaPath:"#/properties/spec/properties/pitr/properties/window/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.pitr.properties.window,data:data112};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
if(func69(data112) < 2){
const err352 = {instancePath:instancePath+"/spec/pitr/window",schemaPath:"#/properties/spec/properties/pitr/properties/window/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.pitr.properties.window,data:data112};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
if(!pattern12.test(data112)){
const err353 = {instancePath:instancePath+"/spec/pitr/window",schemaPath:"#/properties/spec/properties/pitr/properties/window/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.pitr.properties.window,data:data112};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
else {
const err354 = {instancePath:instancePath+"/spec/pitr/window",schemaPath:"#/properties/spec/properties/pitr/properties/window/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.window.type,parentSchema:schema31.properties.spec.properties.pitr.properties.window,data:data112};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
if(data104.upload !== undefined && func0.call(data104, "upload")){
let data113 = data104.upload;
if(typeof data113 === "string"){
if(func69(data113) > 9){
const err355 = {instancePath:instancePath+"/spec/pitr/upload",schemaPath:"#/properties/spec/properties/pitr/properties/upload/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.pitr.properties.upload,data:data113};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
if(func69(data113) < 2){
const err356 = {instancePath:instancePath+"/spec/pitr/upload",schemaPath:"#/properties/spec/properties/pitr/properties/upload/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.pitr.properties.upload,data:data113};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
if(!pattern12.test(data113)){
const err357 = {instancePath:instancePath+"/spec/pitr/upload",schemaPath:"#/properties/spec/properties/pitr/properties/upload/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.pitr.properties.upload,data:data113};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
else {
const err358 = {instancePath:instancePath+"/spec/pitr/upload",schemaPath:"#/properties/spec/properties/pitr/properties/upload/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.upload.type,parentSchema:schema31.properties.spec.properties.pitr.properties.upload,data:data113};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
if(data104.maxBehind !== undefined && func0.call(data104, "maxBehind")){
let data114 = data104.maxBehind;
if(typeof data114 === "string"){
if(func69(data114) > 20){
const err359 = {instancePath:instancePath+"/spec/pitr/maxBehind",schemaPath:"#/properties/spec/properties/pitr/properties/maxBehind/maxLength",keyword:"maxLength",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.pitr.properties.maxBehind,data:data114};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
if(!pattern39.test(data114)){
const err360 = {instancePath:instancePath+"/spec/pitr/maxBehind",schemaPath:"#/properties/spec/properties/pitr/properties/maxBehind/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}[MG]iB$"},schema:"^[1-9][0-9]{0,6}[MG]iB$",parentSchema:schema31.properties.spec.properties.pitr.properties.maxBehind,data:data114};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
else {
const err361 = {instancePath:instancePath+"/spec/pitr/maxBehind",schemaPath:"#/properties/spec/properties/pitr/properties/maxBehind/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.pitr.properties.maxBehind.type,parentSchema:schema31.properties.spec.properties.pitr.properties.maxBehind,data:data114};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
}
else {
const err362 = {instancePath:instancePath+"/spec/pitr",schemaPath:"#/properties/spec/properties/pitr/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.pitr.type,parentSchema:schema31.properties.spec.properties.pitr,data:data104};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
}
else {
const err363 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
}
else {
const err364 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
