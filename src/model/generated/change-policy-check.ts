// Written by scripts/generate.ts from schemas/change-policy.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { changePolicySchema } from './change-policy.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkChangePolicy = validate20;
const schema31 = changePolicySchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$", "u");
const pattern9 = new RegExp("^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$", "u");
const pattern10 = new RegExp("^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$", "u");
const pattern16 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/change-policy.schema.json" */;
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
if("ChangePolicy" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ChangePolicy"},schema:"ChangePolicy",parentSchema:schema31.properties.kind,data:data1};
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
for(const key2 of Object.keys(data4)){
if(!((((((key2 === "match") || (key2 === "approvals")) || (key2 === "windows")) || (key2 === "budget")) || (key2 === "admission")) || (key2 === "backup"))){
const err14 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.match !== undefined && func0.call(data4, "match")){
let data5 = data4.match;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key3 of Object.keys(data5)){
if(!((((((key3 === "instances") || (key3 === "targets")) || (key3 === "teams")) || (key3 === "risks")) || (key3 === "actions")) || (key3 === "causes"))){
const err15 = {instancePath:instancePath+"/spec/match",schemaPath:"#/properties/spec/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.spec.properties.match,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data5.instances !== undefined && func0.call(data5, "instances")){
let data6 = data5.instances;
if(Array.isArray(data6)){
if(data6.length > 200){
const err16 = {instancePath:instancePath+"/spec/match/instances",schemaPath:"#/properties/spec/properties/match/properties/instances/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.match.properties.instances,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func69(data7) > 63){
const err17 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(func69(data7) < 1){
const err18 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern5.test(data7)){
const err19 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/spec/match/instances/" + i0,schemaPath:"#/properties/spec/properties/match/properties/instances/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.instances.items.type,parentSchema:schema31.properties.spec.properties.match.properties.instances.items,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
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
const err21 = {instancePath:instancePath+"/spec/match/instances",schemaPath:"#/properties/spec/properties/match/properties/instances/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.instances,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err22 = {instancePath:instancePath+"/spec/match/instances",schemaPath:"#/properties/spec/properties/match/properties/instances/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.instances.type,parentSchema:schema31.properties.spec.properties.match.properties.instances,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data5.targets !== undefined && func0.call(data5, "targets")){
let data8 = data5.targets;
if(Array.isArray(data8)){
if(data8.length > 200){
const err23 = {instancePath:instancePath+"/spec/match/targets",schemaPath:"#/properties/spec/properties/match/properties/targets/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.match.properties.targets,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len1 = data8.length;
for(let i2=0; i2<len1; i2++){
let data9 = data8[i2];
if(typeof data9 === "string"){
if(func69(data9) > 63){
const err24 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(func69(data9) < 1){
const err25 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern5.test(data9)){
const err26 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/spec/match/targets/" + i2,schemaPath:"#/properties/spec/properties/match/properties/targets/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.targets.items.type,parentSchema:schema31.properties.spec.properties.match.properties.targets.items,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
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
const err28 = {instancePath:instancePath+"/spec/match/targets",schemaPath:"#/properties/spec/properties/match/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.targets,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err29 = {instancePath:instancePath+"/spec/match/targets",schemaPath:"#/properties/spec/properties/match/properties/targets/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.targets.type,parentSchema:schema31.properties.spec.properties.match.properties.targets,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data5.teams !== undefined && func0.call(data5, "teams")){
let data10 = data5.teams;
if(Array.isArray(data10)){
if(data10.length > 200){
const err30 = {instancePath:instancePath+"/spec/match/teams",schemaPath:"#/properties/spec/properties/match/properties/teams/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.match.properties.teams,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len2 = data10.length;
for(let i4=0; i4<len2; i4++){
let data11 = data10[i4];
if(typeof data11 === "string"){
if(func69(data11) > 63){
const err31 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(func69(data11) < 1){
const err32 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!pattern5.test(data11)){
const err33 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/spec/match/teams/" + i4,schemaPath:"#/properties/spec/properties/match/properties/teams/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.teams.items.type,parentSchema:schema31.properties.spec.properties.match.properties.teams.items,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
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
const err35 = {instancePath:instancePath+"/spec/match/teams",schemaPath:"#/properties/spec/properties/match/properties/teams/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.teams,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
break;
}
indices2[item2] = i5;
}
}
}
else {
const err36 = {instancePath:instancePath+"/spec/match/teams",schemaPath:"#/properties/spec/properties/match/properties/teams/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.teams.type,parentSchema:schema31.properties.spec.properties.match.properties.teams,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data5.risks !== undefined && func0.call(data5, "risks")){
let data12 = data5.risks;
if(Array.isArray(data12)){
if(data12.length > 10){
const err37 = {instancePath:instancePath+"/spec/match/risks",schemaPath:"#/properties/spec/properties/match/properties/risks/maxItems",keyword:"maxItems",params:{limit: 10},schema:10,parentSchema:schema31.properties.spec.properties.match.properties.risks,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const len3 = data12.length;
for(let i6=0; i6<len3; i6++){
let data13 = data12[i6];
if(typeof data13 !== "string"){
const err38 = {instancePath:instancePath+"/spec/match/risks/" + i6,schemaPath:"#/properties/spec/properties/match/properties/risks/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.risks.items.type,parentSchema:schema31.properties.spec.properties.match.properties.risks.items,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!(((((((data13 === "restart") || (data13 === "downtime")) || (data13 === "exposure")) || (data13 === "data-risk")) || (data13 === "data-overwrite")) || (data13 === "data-loss")) || (data13 === "none"))){
const err39 = {instancePath:instancePath+"/spec/match/risks/" + i6,schemaPath:"#/properties/spec/properties/match/properties/risks/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.match.properties.risks.items.enum},schema:schema31.properties.spec.properties.match.properties.risks.items.enum,parentSchema:schema31.properties.spec.properties.match.properties.risks.items,data:data13};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
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
const err40 = {instancePath:instancePath+"/spec/match/risks",schemaPath:"#/properties/spec/properties/match/properties/risks/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.risks,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
break;
}
indices3[item3] = i7;
}
}
}
else {
const err41 = {instancePath:instancePath+"/spec/match/risks",schemaPath:"#/properties/spec/properties/match/properties/risks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.risks.type,parentSchema:schema31.properties.spec.properties.match.properties.risks,data:data12};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data5.actions !== undefined && func0.call(data5, "actions")){
let data14 = data5.actions;
if(Array.isArray(data14)){
if(data14.length > 10){
const err42 = {instancePath:instancePath+"/spec/match/actions",schemaPath:"#/properties/spec/properties/match/properties/actions/maxItems",keyword:"maxItems",params:{limit: 10},schema:10,parentSchema:schema31.properties.spec.properties.match.properties.actions,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const len4 = data14.length;
for(let i8=0; i8<len4; i8++){
let data15 = data14[i8];
if(typeof data15 !== "string"){
const err43 = {instancePath:instancePath+"/spec/match/actions/" + i8,schemaPath:"#/properties/spec/properties/match/properties/actions/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.actions.items.type,parentSchema:schema31.properties.spec.properties.match.properties.actions.items,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!(((((data15 === "create") || (data15 === "update")) || (data15 === "replace")) || (data15 === "remove")) || (data15 === "report"))){
const err44 = {instancePath:instancePath+"/spec/match/actions/" + i8,schemaPath:"#/properties/spec/properties/match/properties/actions/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.match.properties.actions.items.enum},schema:schema31.properties.spec.properties.match.properties.actions.items.enum,parentSchema:schema31.properties.spec.properties.match.properties.actions.items,data:data15};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
let i9 = data14.length;
let j4;
if(i9 > 1){
const indices4 = {};
for(;i9--;){
let item4 = data14[i9];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err45 = {instancePath:instancePath+"/spec/match/actions",schemaPath:"#/properties/spec/properties/match/properties/actions/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j4},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.actions,data:data14};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
break;
}
indices4[item4] = i9;
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec/match/actions",schemaPath:"#/properties/spec/properties/match/properties/actions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.actions.type,parentSchema:schema31.properties.spec.properties.match.properties.actions,data:data14};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data5.causes !== undefined && func0.call(data5, "causes")){
let data16 = data5.causes;
if(Array.isArray(data16)){
if(data16.length > 3){
const err47 = {instancePath:instancePath+"/spec/match/causes",schemaPath:"#/properties/spec/properties/match/properties/causes/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.match.properties.causes,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
const len5 = data16.length;
for(let i10=0; i10<len5; i10++){
let data17 = data16[i10];
if(typeof data17 !== "string"){
const err48 = {instancePath:instancePath+"/spec/match/causes/" + i10,schemaPath:"#/properties/spec/properties/match/properties/causes/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.match.properties.causes.items.type,parentSchema:schema31.properties.spec.properties.match.properties.causes.items,data:data17};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!(((data17 === "commit") || (data17 === "drift")) || (data17 === "other"))){
const err49 = {instancePath:instancePath+"/spec/match/causes/" + i10,schemaPath:"#/properties/spec/properties/match/properties/causes/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.match.properties.causes.items.enum},schema:schema31.properties.spec.properties.match.properties.causes.items.enum,parentSchema:schema31.properties.spec.properties.match.properties.causes.items,data:data17};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
let i11 = data16.length;
let j5;
if(i11 > 1){
const indices5 = {};
for(;i11--;){
let item5 = data16[i11];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err50 = {instancePath:instancePath+"/spec/match/causes",schemaPath:"#/properties/spec/properties/match/properties/causes/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j5},schema:true,parentSchema:schema31.properties.spec.properties.match.properties.causes,data:data16};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
break;
}
indices5[item5] = i11;
}
}
}
else {
const err51 = {instancePath:instancePath+"/spec/match/causes",schemaPath:"#/properties/spec/properties/match/properties/causes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.match.properties.causes.type,parentSchema:schema31.properties.spec.properties.match.properties.causes,data:data16};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/spec/match",schemaPath:"#/properties/spec/properties/match/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.match.type,parentSchema:schema31.properties.spec.properties.match,data:data5};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data4.approvals !== undefined && func0.call(data4, "approvals")){
let data18 = data4.approvals;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key4 of Object.keys(data18)){
if(!(((((key4 === "count") || (key4 === "roles")) || (key4 === "authorMayApprove")) || (key4 === "mfa")) || (key4 === "expires"))){
const err53 = {instancePath:instancePath+"/spec/approvals",schemaPath:"#/properties/spec/properties/approvals/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.spec.properties.approvals,data:data18};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data18.count !== undefined && func0.call(data18, "count")){
let data19 = data18.count;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err54 = {instancePath:instancePath+"/spec/approvals/count",schemaPath:"#/properties/spec/properties/approvals/properties/count/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.approvals.properties.count.type,parentSchema:schema31.properties.spec.properties.approvals.properties.count,data:data19};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 20 || isNaN(data19)){
const err55 = {instancePath:instancePath+"/spec/approvals/count",schemaPath:"#/properties/spec/properties/approvals/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.approvals.properties.count,data:data19};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err56 = {instancePath:instancePath+"/spec/approvals/count",schemaPath:"#/properties/spec/properties/approvals/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.approvals.properties.count,data:data19};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
if(data18.roles !== undefined && func0.call(data18, "roles")){
let data20 = data18.roles;
if(Array.isArray(data20)){
if(data20.length > 50){
const err57 = {instancePath:instancePath+"/spec/approvals/roles",schemaPath:"#/properties/spec/properties/approvals/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.approvals.properties.roles,data:data20};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
const len6 = data20.length;
for(let i12=0; i12<len6; i12++){
let data21 = data20[i12];
if(typeof data21 === "string"){
if(func69(data21) > 63){
const err58 = {instancePath:instancePath+"/spec/approvals/roles/" + i12,schemaPath:"#/properties/spec/properties/approvals/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.approvals.properties.roles.items,data:data21};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(func69(data21) < 1){
const err59 = {instancePath:instancePath+"/spec/approvals/roles/" + i12,schemaPath:"#/properties/spec/properties/approvals/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.approvals.properties.roles.items,data:data21};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!pattern4.test(data21)){
const err60 = {instancePath:instancePath+"/spec/approvals/roles/" + i12,schemaPath:"#/properties/spec/properties/approvals/properties/roles/items/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.approvals.properties.roles.items,data:data21};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/spec/approvals/roles/" + i12,schemaPath:"#/properties/spec/properties/approvals/properties/roles/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.approvals.properties.roles.items.type,parentSchema:schema31.properties.spec.properties.approvals.properties.roles.items,data:data21};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
let i13 = data20.length;
let j6;
if(i13 > 1){
const indices6 = {};
for(;i13--;){
let item6 = data20[i13];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err62 = {instancePath:instancePath+"/spec/approvals/roles",schemaPath:"#/properties/spec/properties/approvals/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j6},schema:true,parentSchema:schema31.properties.spec.properties.approvals.properties.roles,data:data20};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
break;
}
indices6[item6] = i13;
}
}
}
else {
const err63 = {instancePath:instancePath+"/spec/approvals/roles",schemaPath:"#/properties/spec/properties/approvals/properties/roles/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.approvals.properties.roles.type,parentSchema:schema31.properties.spec.properties.approvals.properties.roles,data:data20};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data18.authorMayApprove !== undefined && func0.call(data18, "authorMayApprove")){
let data22 = data18.authorMayApprove;
if(typeof data22 !== "boolean"){
const err64 = {instancePath:instancePath+"/spec/approvals/authorMayApprove",schemaPath:"#/properties/spec/properties/approvals/properties/authorMayApprove/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.approvals.properties.authorMayApprove.type,parentSchema:schema31.properties.spec.properties.approvals.properties.authorMayApprove,data:data22};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data18.mfa !== undefined && func0.call(data18, "mfa")){
let data23 = data18.mfa;
if(typeof data23 !== "boolean"){
const err65 = {instancePath:instancePath+"/spec/approvals/mfa",schemaPath:"#/properties/spec/properties/approvals/properties/mfa/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.approvals.properties.mfa.type,parentSchema:schema31.properties.spec.properties.approvals.properties.mfa,data:data23};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data18.expires !== undefined && func0.call(data18, "expires")){
let data24 = data18.expires;
if(typeof data24 === "string"){
if(func69(data24) > 9){
const err66 = {instancePath:instancePath+"/spec/approvals/expires",schemaPath:"#/properties/spec/properties/approvals/properties/expires/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.approvals.properties.expires,data:data24};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(func69(data24) < 2){
const err67 = {instancePath:instancePath+"/spec/approvals/expires",schemaPath:"#/properties/spec/properties/approvals/properties/expires/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.approvals.properties.expires,data:data24};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!pattern9.test(data24)){
const err68 = {instancePath:instancePath+"/spec/approvals/expires",schemaPath:"#/properties/spec/properties/approvals/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.approvals.properties.expires,data:data24};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/spec/approvals/expires",schemaPath:"#/properties/spec/properties/approvals/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.approvals.properties.expires.type,parentSchema:schema31.properties.spec.properties.approvals.properties.expires,data:data24};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/spec/approvals",schemaPath:"#/properties/spec/properties/approvals/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.approvals.type,parentSchema:schema31.properties.spec.properties.approvals,data:data18};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data4.windows !== undefined && func0.call(data4, "windows")){
let data25 = data4.windows;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key5 of Object.keys(data25)){
if(!((key5 === "allow") || (key5 === "deny"))){
const err71 = {instancePath:instancePath+"/spec/windows",schemaPath:"#/properties/spec/properties/windows/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.spec.properties.windows,data:data25};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data25.allow !== undefined && func0.call(data25, "allow")){
let data26 = data25.allow;
if(Array.isArray(data26)){
if(data26.length > 50){
const err72 = {instancePath:instancePath+"/spec/windows/allow",schemaPath:"#/properties/spec/properties/windows/properties/allow/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.windows.properties.allow,data:data26};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
const len7 = data26.length;
for(let i14=0; i14<len7; i14++){
let data27 = data26[i14];
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if((data27.cron === undefined) || (!(func0.call(data27, "cron")))){
const err73 = {instancePath:instancePath+"/spec/windows/allow/" + i14,schemaPath:"#/properties/spec/properties/windows/properties/allow/items/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.windows.properties.allow.items.required,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items,data:data27};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if((data27.duration === undefined) || (!(func0.call(data27, "duration")))){
const err74 = {instancePath:instancePath+"/spec/windows/allow/" + i14,schemaPath:"#/properties/spec/properties/windows/properties/allow/items/required",keyword:"required",params:{missingProperty: "duration"},schema:schema31.properties.spec.properties.windows.properties.allow.items.required,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items,data:data27};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
for(const key6 of Object.keys(data27)){
if(!(((key6 === "cron") || (key6 === "duration")) || (key6 === "timezone"))){
const err75 = {instancePath:instancePath+"/spec/windows/allow/" + i14,schemaPath:"#/properties/spec/properties/windows/properties/allow/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items,data:data27};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data27.cron !== undefined && func0.call(data27, "cron")){
let data28 = data27.cron;
if(typeof data28 === "string"){
if(func69(data28) > 128){
const err76 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(func69(data28) < 9){
const err77 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(!pattern10.test(data28)){
const err78 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.windows.properties.allow.items.properties.cron.type,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.cron,data:data28};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data27.duration !== undefined && func0.call(data27, "duration")){
let data29 = data27.duration;
if(typeof data29 === "string"){
if(func69(data29) > 9){
const err80 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/duration/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.duration,data:data29};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(func69(data29) < 2){
const err81 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/duration/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.duration,data:data29};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(!pattern9.test(data29)){
const err82 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/duration/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.duration,data:data29};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/duration/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.windows.properties.allow.items.properties.duration.type,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.duration,data:data29};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data27.timezone !== undefined && func0.call(data27, "timezone")){
let data30 = data27.timezone;
if(typeof data30 === "string"){
if(func69(data30) > 64){
const err84 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/timezone",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.timezone,data:data30};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(func69(data30) < 1){
const err85 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/timezone",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.timezone,data:data30};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/spec/windows/allow/" + i14+"/timezone",schemaPath:"#/properties/spec/properties/windows/properties/allow/items/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.windows.properties.allow.items.properties.timezone.type,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items.properties.timezone,data:data30};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/spec/windows/allow/" + i14,schemaPath:"#/properties/spec/properties/windows/properties/allow/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.windows.properties.allow.items.type,parentSchema:schema31.properties.spec.properties.windows.properties.allow.items,data:data27};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/spec/windows/allow",schemaPath:"#/properties/spec/properties/windows/properties/allow/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.windows.properties.allow.type,parentSchema:schema31.properties.spec.properties.windows.properties.allow,data:data26};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data25.deny !== undefined && func0.call(data25, "deny")){
let data31 = data25.deny;
if(Array.isArray(data31)){
if(data31.length > 50){
const err89 = {instancePath:instancePath+"/spec/windows/deny",schemaPath:"#/properties/spec/properties/windows/properties/deny/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.windows.properties.deny,data:data31};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
const len8 = data31.length;
for(let i15=0; i15<len8; i15++){
let data32 = data31[i15];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if((data32.cron === undefined) || (!(func0.call(data32, "cron")))){
const err90 = {instancePath:instancePath+"/spec/windows/deny/" + i15,schemaPath:"#/properties/spec/properties/windows/properties/deny/items/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.windows.properties.deny.items.required,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items,data:data32};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if((data32.duration === undefined) || (!(func0.call(data32, "duration")))){
const err91 = {instancePath:instancePath+"/spec/windows/deny/" + i15,schemaPath:"#/properties/spec/properties/windows/properties/deny/items/required",keyword:"required",params:{missingProperty: "duration"},schema:schema31.properties.spec.properties.windows.properties.deny.items.required,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items,data:data32};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
for(const key7 of Object.keys(data32)){
if(!(((key7 === "cron") || (key7 === "duration")) || (key7 === "timezone"))){
const err92 = {instancePath:instancePath+"/spec/windows/deny/" + i15,schemaPath:"#/properties/spec/properties/windows/properties/deny/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items,data:data32};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data32.cron !== undefined && func0.call(data32, "cron")){
let data33 = data32.cron;
if(typeof data33 === "string"){
if(func69(data33) > 128){
const err93 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.cron,data:data33};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(func69(data33) < 9){
const err94 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.cron,data:data33};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(!pattern10.test(data33)){
const err95 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.cron,data:data33};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/cron",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.windows.properties.deny.items.properties.cron.type,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.cron,data:data33};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data32.duration !== undefined && func0.call(data32, "duration")){
let data34 = data32.duration;
if(typeof data34 === "string"){
if(func69(data34) > 9){
const err97 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/duration/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.duration,data:data34};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(func69(data34) < 2){
const err98 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/duration/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.duration,data:data34};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(!pattern9.test(data34)){
const err99 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/duration/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.duration,data:data34};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/duration",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/duration/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.windows.properties.deny.items.properties.duration.type,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.duration,data:data34};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data32.timezone !== undefined && func0.call(data32, "timezone")){
let data35 = data32.timezone;
if(typeof data35 === "string"){
if(func69(data35) > 64){
const err101 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/timezone",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.timezone,data:data35};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(func69(data35) < 1){
const err102 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/timezone",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.timezone,data:data35};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/spec/windows/deny/" + i15+"/timezone",schemaPath:"#/properties/spec/properties/windows/properties/deny/items/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.windows.properties.deny.items.properties.timezone.type,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items.properties.timezone,data:data35};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/spec/windows/deny/" + i15,schemaPath:"#/properties/spec/properties/windows/properties/deny/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.windows.properties.deny.items.type,parentSchema:schema31.properties.spec.properties.windows.properties.deny.items,data:data32};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/spec/windows/deny",schemaPath:"#/properties/spec/properties/windows/properties/deny/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.windows.properties.deny.type,parentSchema:schema31.properties.spec.properties.windows.properties.deny,data:data31};
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
const err106 = {instancePath:instancePath+"/spec/windows",schemaPath:"#/properties/spec/properties/windows/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.windows.type,parentSchema:schema31.properties.spec.properties.windows,data:data25};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data4.budget !== undefined && func0.call(data4, "budget")){
let data36 = data4.budget;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(Object.keys(data36).length < 1){
const err107 = {instancePath:instancePath+"/spec/budget",schemaPath:"#/properties/spec/properties/budget/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.budget,data:data36};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
for(const key8 of Object.keys(data36)){
if(!((key8 === "removePercent") || (key8 === "removeCount"))){
const err108 = {instancePath:instancePath+"/spec/budget",schemaPath:"#/properties/spec/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.spec.properties.budget,data:data36};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data36.removePercent !== undefined && func0.call(data36, "removePercent")){
let data37 = data36.removePercent;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
const err109 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.budget.properties.removePercent.type,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data37};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 100 || isNaN(data37)){
const err110 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data37};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data37 < 0 || isNaN(data37)){
const err111 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data37};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
if(data36.removeCount !== undefined && func0.call(data36, "removeCount")){
let data38 = data36.removeCount;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err112 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.budget.properties.removeCount.type,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data38};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 10000 || isNaN(data38)){
const err113 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data38};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err114 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data38};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
}
else {
const err115 = {instancePath:instancePath+"/spec/budget",schemaPath:"#/properties/spec/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.budget.type,parentSchema:schema31.properties.spec.properties.budget,data:data36};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data4.admission !== undefined && func0.call(data4, "admission")){
let data39 = data4.admission;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key9 of Object.keys(data39)){
if(!((key9 === "rules") || (key9 === "exceptions"))){
const err116 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.spec.properties.admission,data:data39};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data39.rules !== undefined && func0.call(data39, "rules")){
let data40 = data39.rules;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key10 of Object.keys(data40)){
const _errs91 = errors;
if(!(((((((((((((((((((((((((((((((key10 === "privileged") || (key10 === "host-namespace")) || (key10 === "container-namespace")) || (key10 === "socket-mount")) || (key10 === "host-path")) || (key10 === "denied-path")) || (key10 === "bind-propagation")) || (key10 === "volume-driver")) || (key10 === "capabilities")) || (key10 === "dangerous-capabilities")) || (key10 === "no-new-privileges")) || (key10 === "unconfined")) || (key10 === "devices")) || (key10 === "sysctls")) || (key10 === "runtime-settings")) || (key10 === "limits")) || (key10 === "log-driver")) || (key10 === "image-registry")) || (key10 === "image-tag")) || (key10 === "image-digest")) || (key10 === "public-port")) || (key10 === "low-port")) || (key10 === "host-network-driver")) || (key10 === "default-bridge")) || (key10 === "root-user")) || (key10 === "writable-root")) || (key10 === "shell-healthcheck")) || (key10 === "plain-secret-env")) || (key10 === "anonymous-volume")) || (key10 === "restart-always")) || (key10 === "reserved-labels"))){
const err117 = {instancePath:instancePath+"/spec/admission/rules",schemaPath:"#/properties/spec/properties/admission/properties/rules/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.admission.properties.rules.propertyNames.enum},schema:schema31.properties.spec.properties.admission.properties.rules.propertyNames.enum,parentSchema:schema31.properties.spec.properties.admission.properties.rules.propertyNames,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
var valid35 = _errs91 === errors;
if(!valid35){
const err118 = {instancePath:instancePath+"/spec/admission/rules",schemaPath:"#/properties/spec/properties/admission/properties/rules/propertyNames",keyword:"propertyNames",params:{propertyName: key10},schema:schema31.properties.spec.properties.admission.properties.rules.propertyNames,parentSchema:schema31.properties.spec.properties.admission.properties.rules,data:data40};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
for(const key11 of Object.keys(data40)){
let data41 = data40[key11];
if(!((((data41 === "deny") || (data41 === "approval")) || (data41 === "warn")) || (data41 === "off"))){
const err119 = {instancePath:instancePath+"/spec/admission/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.admission.properties.rules.additionalProperties.enum},schema:schema31.properties.spec.properties.admission.properties.rules.additionalProperties.enum,parentSchema:schema31.properties.spec.properties.admission.properties.rules.additionalProperties,data:data41};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/spec/admission/rules",schemaPath:"#/properties/spec/properties/admission/properties/rules/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.admission.properties.rules.type,parentSchema:schema31.properties.spec.properties.admission.properties.rules,data:data40};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data39.exceptions !== undefined && func0.call(data39, "exceptions")){
let data42 = data39.exceptions;
if(Array.isArray(data42)){
if(data42.length > 200){
const err121 = {instancePath:instancePath+"/spec/admission/exceptions",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions,data:data42};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
const len9 = data42.length;
for(let i16=0; i16<len9; i16++){
let data43 = data42[i16];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if((data43.rule === undefined) || (!(func0.call(data43, "rule")))){
const err122 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "rule"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items,data:data43};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if((data43.instances === undefined) || (!(func0.call(data43, "instances")))){
const err123 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "instances"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items,data:data43};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if((data43.owner === undefined) || (!(func0.call(data43, "owner")))){
const err124 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "owner"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items,data:data43};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if((data43.reason === undefined) || (!(func0.call(data43, "reason")))){
const err125 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "reason"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items,data:data43};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if((data43.expires === undefined) || (!(func0.call(data43, "expires")))){
const err126 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "expires"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items,data:data43};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
for(const key12 of Object.keys(data43)){
if(!(((((key12 === "rule") || (key12 === "instances")) || (key12 === "owner")) || (key12 === "reason")) || (key12 === "expires"))){
const err127 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items,data:data43};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data43.rule !== undefined && func0.call(data43, "rule")){
let data44 = data43.rule;
if(!(((((((((((((((((((((((((((((((data44 === "privileged") || (data44 === "host-namespace")) || (data44 === "container-namespace")) || (data44 === "socket-mount")) || (data44 === "host-path")) || (data44 === "denied-path")) || (data44 === "bind-propagation")) || (data44 === "volume-driver")) || (data44 === "capabilities")) || (data44 === "dangerous-capabilities")) || (data44 === "no-new-privileges")) || (data44 === "unconfined")) || (data44 === "devices")) || (data44 === "sysctls")) || (data44 === "runtime-settings")) || (data44 === "limits")) || (data44 === "log-driver")) || (data44 === "image-registry")) || (data44 === "image-tag")) || (data44 === "image-digest")) || (data44 === "public-port")) || (data44 === "low-port")) || (data44 === "host-network-driver")) || (data44 === "default-bridge")) || (data44 === "root-user")) || (data44 === "writable-root")) || (data44 === "shell-healthcheck")) || (data44 === "plain-secret-env")) || (data44 === "anonymous-volume")) || (data44 === "restart-always")) || (data44 === "reserved-labels"))){
const err128 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/rule",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/rule/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.admission.properties.exceptions.items.properties.rule.enum},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.rule.enum,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.rule,data:data44};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data43.instances !== undefined && func0.call(data43, "instances")){
let data45 = data43.instances;
if(Array.isArray(data45)){
if(data45.length > 200){
const err129 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances,data:data45};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data45.length < 1){
const err130 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances,data:data45};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
const len10 = data45.length;
for(let i17=0; i17<len10; i17++){
let data46 = data45[i17];
if(typeof data46 === "string"){
if(func69(data46) > 63){
const err131 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances/" + i17,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances.items,data:data46};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(func69(data46) < 1){
const err132 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances/" + i17,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances.items,data:data46};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(!pattern5.test(data46)){
const err133 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances/" + i17,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances.items,data:data46};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
else {
const err134 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances/" + i17,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances.items.type,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances.items,data:data46};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
let i18 = data45.length;
let j7;
if(i18 > 1){
const indices7 = {};
for(;i18--;){
let item7 = data45[i18];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
const err135 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/uniqueItems",keyword:"uniqueItems",params:{i: i18, j: j7},schema:true,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances,data:data45};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
break;
}
indices7[item7] = i18;
}
}
}
else {
const err136 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/instances",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/instances/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances.type,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.instances,data:data45};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data43.owner !== undefined && func0.call(data43, "owner")){
let data47 = data43.owner;
if(typeof data47 === "string"){
if(func69(data47) > 63){
const err137 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/owner",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/owner/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.owner,data:data47};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(func69(data47) < 1){
const err138 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/owner",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/owner/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.owner,data:data47};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(!pattern4.test(data47)){
const err139 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/owner",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/owner/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.owner,data:data47};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/owner",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/owner/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.owner.type,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.owner,data:data47};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data43.reason !== undefined && func0.call(data43, "reason")){
let data48 = data43.reason;
if(typeof data48 === "string"){
if(func69(data48) > 500){
const err141 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.reason,data:data48};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(func69(data48) < 3){
const err142 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/reason/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.reason,data:data48};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
else {
const err143 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.reason.type,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.reason,data:data48};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data43.expires !== undefined && func0.call(data43, "expires")){
let data49 = data43.expires;
if(typeof data49 === "string"){
if(!pattern16.test(data49)){
const err144 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/expires",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.expires,data:data49};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16+"/expires",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.expires.type,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items.properties.expires,data:data49};
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
const err146 = {instancePath:instancePath+"/spec/admission/exceptions/" + i16,schemaPath:"#/properties/spec/properties/admission/properties/exceptions/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.admission.properties.exceptions.items.type,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions.items,data:data43};
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
const err147 = {instancePath:instancePath+"/spec/admission/exceptions",schemaPath:"#/properties/spec/properties/admission/properties/exceptions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.admission.properties.exceptions.type,parentSchema:schema31.properties.spec.properties.admission.properties.exceptions,data:data42};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
else {
const err148 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.admission.type,parentSchema:schema31.properties.spec.properties.admission,data:data39};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data4.backup !== undefined && func0.call(data4, "backup")){
let data50 = data4.backup;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if((data50.within === undefined) || (!(func0.call(data50, "within")))){
const err149 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/required",keyword:"required",params:{missingProperty: "within"},schema:schema31.properties.spec.properties.backup.required,parentSchema:schema31.properties.spec.properties.backup,data:data50};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
for(const key13 of Object.keys(data50)){
if(!(key13 === "within")){
const err150 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.spec.properties.backup,data:data50};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data50.within !== undefined && func0.call(data50, "within")){
let data51 = data50.within;
if(typeof data51 === "string"){
if(func69(data51) > 9){
const err151 = {instancePath:instancePath+"/spec/backup/within",schemaPath:"#/properties/spec/properties/backup/properties/within/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.backup.properties.within,data:data51};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(func69(data51) < 2){
const err152 = {instancePath:instancePath+"/spec/backup/within",schemaPath:"#/properties/spec/properties/backup/properties/within/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.backup.properties.within,data:data51};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(!pattern9.test(data51)){
const err153 = {instancePath:instancePath+"/spec/backup/within",schemaPath:"#/properties/spec/properties/backup/properties/within/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.backup.properties.within,data:data51};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
else {
const err154 = {instancePath:instancePath+"/spec/backup/within",schemaPath:"#/properties/spec/properties/backup/properties/within/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.within.type,parentSchema:schema31.properties.spec.properties.backup.properties.within,data:data51};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
}
else {
const err155 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.backup.type,parentSchema:schema31.properties.spec.properties.backup,data:data50};
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
else {
const err156 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
