// Written by scripts/generate.ts from schemas/instance.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { instanceSchema } from './instance.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkInstance = validate20;
const schema31 = instanceSchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern13 = new RegExp("^-----BEGIN AGE ENCRYPTED FILE-----", "u");
const pattern15 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*$", "u");
const pattern17 = new RegExp("^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$", "u");
const pattern19 = new RegExp("^(?:\\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$", "u");
const pattern20 = new RegExp("^[A-Za-z0-9_.*-]+:[^\\s]+$", "u");
const pattern22 = new RegExp("^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$", "u");
const pattern27 = new RegExp("^[a-zA-Z0-9][a-zA-Z0-9._-]*$", "u");
const pattern30 = new RegExp("^/", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/instance.schema.json" */;
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
if("Instance" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Instance"},schema:"Instance",parentSchema:schema31.properties.kind,data:data1};
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
if(!(((key1 === "name") || (key1 === "movedFrom")) || (key1 === "team"))){
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
if(data2.movedFrom !== undefined && func0.call(data2, "movedFrom")){
let data4 = data2.movedFrom;
if(typeof data4 === "string"){
if(func69(data4) > 63){
const err13 = {instancePath:instancePath+"/metadata/movedFrom",schemaPath:"#/properties/metadata/properties/movedFrom/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.metadata.properties.movedFrom,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(func69(data4) < 1){
const err14 = {instancePath:instancePath+"/metadata/movedFrom",schemaPath:"#/properties/metadata/properties/movedFrom/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.metadata.properties.movedFrom,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern4.test(data4)){
const err15 = {instancePath:instancePath+"/metadata/movedFrom",schemaPath:"#/properties/metadata/properties/movedFrom/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.metadata.properties.movedFrom,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/movedFrom",schemaPath:"#/properties/metadata/properties/movedFrom/type",keyword:"type",params:{type: "string"},schema:schema31.properties.metadata.properties.movedFrom.type,parentSchema:schema31.properties.metadata.properties.movedFrom,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.team !== undefined && func0.call(data2, "team")){
let data5 = data2.team;
if(typeof data5 === "string"){
if(func69(data5) > 63){
const err17 = {instancePath:instancePath+"/metadata/team",schemaPath:"#/properties/metadata/properties/team/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.metadata.properties.team,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(func69(data5) < 1){
const err18 = {instancePath:instancePath+"/metadata/team",schemaPath:"#/properties/metadata/properties/team/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.metadata.properties.team,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern4.test(data5)){
const err19 = {instancePath:instancePath+"/metadata/team",schemaPath:"#/properties/metadata/properties/team/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.metadata.properties.team,data:data5};
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
const err20 = {instancePath:instancePath+"/metadata/team",schemaPath:"#/properties/metadata/properties/team/type",keyword:"type",params:{type: "string"},schema:schema31.properties.metadata.properties.team.type,parentSchema:schema31.properties.metadata.properties.team,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},schema:schema31.properties.metadata.type,parentSchema:schema31.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.spec !== undefined && func0.call(data, "spec")){
let data6 = data.spec;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 of Object.keys(data6)){
if(!(func0.call(schema31.properties.spec.properties, key2))){
const err22 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.spec,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data6.target !== undefined && func0.call(data6, "target")){
let data7 = data6.target;
if(typeof data7 === "string"){
if(func69(data7) > 63){
const err23 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.target,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func69(data7) < 1){
const err24 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.target,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern4.test(data7)){
const err25 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.target,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.target.type,parentSchema:schema31.properties.spec.properties.target,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data6.template !== undefined && func0.call(data6, "template")){
let data8 = data6.template;
if(typeof data8 === "string"){
if(func69(data8) > 63){
const err27 = {instancePath:instancePath+"/spec/template",schemaPath:"#/properties/spec/properties/template/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.template,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(func69(data8) < 1){
const err28 = {instancePath:instancePath+"/spec/template",schemaPath:"#/properties/spec/properties/template/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.template,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern4.test(data8)){
const err29 = {instancePath:instancePath+"/spec/template",schemaPath:"#/properties/spec/properties/template/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.template,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/spec/template",schemaPath:"#/properties/spec/properties/template/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.template.type,parentSchema:schema31.properties.spec.properties.template,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data6.compose !== undefined && func0.call(data6, "compose")){
let data9 = data6.compose;
const _errs21 = errors;
let valid3 = false;
const _errs22 = errors;
if(typeof data9 === "string"){
if(func69(data9) > 1024){
const err31 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.compose.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(func69(data9) < 1){
const err32 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.compose.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.compose.anyOf[0].type,parentSchema:schema31.properties.spec.properties.compose.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid3 = valid3 || _valid0;
const _errs24 = errors;
if(Array.isArray(data9)){
if(data9.length > 50){
const err34 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.compose.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data9.length < 1){
const err35 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.compose.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
if(typeof data10 === "string"){
if(func69(data10) > 1024){
const err36 = {instancePath:instancePath+"/spec/compose/" + i0,schemaPath:"#/properties/spec/properties/compose/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.compose.anyOf[1].items,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(func69(data10) < 1){
const err37 = {instancePath:instancePath+"/spec/compose/" + i0,schemaPath:"#/properties/spec/properties/compose/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.compose.anyOf[1].items,data:data10};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/spec/compose/" + i0,schemaPath:"#/properties/spec/properties/compose/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.compose.anyOf[1].items.type,parentSchema:schema31.properties.spec.properties.compose.anyOf[1].items,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.compose.anyOf[1].type,parentSchema:schema31.properties.spec.properties.compose.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid3 = valid3 || _valid0;
const _errs28 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
}
else {
const err40 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.compose.anyOf[2].type,parentSchema:schema31.properties.spec.properties.compose.anyOf[2],data:data9};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid0 = _errs28 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const err41 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.compose.anyOf,parentSchema:schema31.properties.spec.properties.compose,data:data9};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
if(data6.size !== undefined && func0.call(data6, "size")){
let data11 = data6.size;
if(typeof data11 === "string"){
if(func69(data11) > 63){
const err42 = {instancePath:instancePath+"/spec/size",schemaPath:"#/properties/spec/properties/size/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.size,data:data11};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(func69(data11) < 1){
const err43 = {instancePath:instancePath+"/spec/size",schemaPath:"#/properties/spec/properties/size/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.size,data:data11};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern4.test(data11)){
const err44 = {instancePath:instancePath+"/spec/size",schemaPath:"#/properties/spec/properties/size/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.size,data:data11};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/spec/size",schemaPath:"#/properties/spec/properties/size/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.size.type,parentSchema:schema31.properties.spec.properties.size,data:data11};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data6.parameters !== undefined && func0.call(data6, "parameters")){
let data12 = data6.parameters;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(Object.keys(data12).length > 500){
const err46 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.parameters,data:data12};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key3 of Object.keys(data12)){
const _errs35 = errors;
if(typeof key3 === "string"){
if(func69(key3) > 128){
const err47 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(func69(key3) < 1){
const err48 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!pattern10.test(key3)){
const err49 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.parameters.propertyNames.type,parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var valid6 = _errs35 === errors;
if(!valid6){
const err51 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema31.properties.spec.properties.parameters.propertyNames,parentSchema:schema31.properties.spec.properties.parameters,data:data12};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
for(const key4 of Object.keys(data12)){
let data13 = data12[key4];
if(((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))) && (typeof data13 !== "boolean")){
const err52 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema31.properties.spec.properties.parameters.additionalProperties.type},schema:schema31.properties.spec.properties.parameters.additionalProperties.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties,data:data13};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(typeof data13 === "string"){
if(func69(data13) > 65536){
const err53 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/parameters/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties,data:data13};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
}
else {
const err54 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.parameters.type,parentSchema:schema31.properties.spec.properties.parameters,data:data12};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data6.environment !== undefined && func0.call(data6, "environment")){
let data14 = data6.environment;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length > 500){
const err55 = {instancePath:instancePath+"/spec/environment",schemaPath:"#/properties/spec/properties/environment/maxProperties",keyword:"maxProperties",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.environment,data:data14};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
for(const key5 of Object.keys(data14)){
const _errs42 = errors;
if(typeof key5 === "string"){
if(func69(key5) > 128){
const err56 = {instancePath:instancePath+"/spec/environment",schemaPath:"#/properties/spec/properties/environment/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.environment.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(func69(key5) < 1){
const err57 = {instancePath:instancePath+"/spec/environment",schemaPath:"#/properties/spec/properties/environment/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.environment.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!pattern10.test(key5)){
const err58 = {instancePath:instancePath+"/spec/environment",schemaPath:"#/properties/spec/properties/environment/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.environment.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/spec/environment",schemaPath:"#/properties/spec/properties/environment/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.environment.propertyNames.type,parentSchema:schema31.properties.spec.properties.environment.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid8 = _errs42 === errors;
if(!valid8){
const err60 = {instancePath:instancePath+"/spec/environment",schemaPath:"#/properties/spec/properties/environment/propertyNames",keyword:"propertyNames",params:{propertyName: key5},schema:schema31.properties.spec.properties.environment.propertyNames,parentSchema:schema31.properties.spec.properties.environment,data:data14};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
for(const key6 of Object.keys(data14)){
let data15 = data14[key6];
if((typeof data15 !== "string") && (!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15))))){
const err61 = {instancePath:instancePath+"/spec/environment/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/environment/additionalProperties/type",keyword:"type",params:{type: schema31.properties.spec.properties.environment.additionalProperties.type},schema:schema31.properties.spec.properties.environment.additionalProperties.type,parentSchema:schema31.properties.spec.properties.environment.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(typeof data15 === "string"){
if(func69(data15) > 65536){
const err62 = {instancePath:instancePath+"/spec/environment/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/environment/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.environment.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
}
else {
const err63 = {instancePath:instancePath+"/spec/environment",schemaPath:"#/properties/spec/properties/environment/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.environment.type,parentSchema:schema31.properties.spec.properties.environment,data:data14};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data6.envFiles !== undefined && func0.call(data6, "envFiles")){
let data16 = data6.envFiles;
if(Array.isArray(data16)){
if(data16.length > 50){
const err64 = {instancePath:instancePath+"/spec/envFiles",schemaPath:"#/properties/spec/properties/envFiles/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.envFiles,data:data16};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
let data17 = data16[i1];
if(typeof data17 === "string"){
if(func69(data17) > 1024){
const err65 = {instancePath:instancePath+"/spec/envFiles/" + i1,schemaPath:"#/properties/spec/properties/envFiles/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.envFiles.items,data:data17};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(func69(data17) < 1){
const err66 = {instancePath:instancePath+"/spec/envFiles/" + i1,schemaPath:"#/properties/spec/properties/envFiles/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.envFiles.items,data:data17};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/spec/envFiles/" + i1,schemaPath:"#/properties/spec/properties/envFiles/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.envFiles.items.type,parentSchema:schema31.properties.spec.properties.envFiles.items,data:data17};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/spec/envFiles",schemaPath:"#/properties/spec/properties/envFiles/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.envFiles.type,parentSchema:schema31.properties.spec.properties.envFiles,data:data16};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data6.secrets !== undefined && func0.call(data6, "secrets")){
let data18 = data6.secrets;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length > 200){
const err69 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.secrets,data:data18};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
for(const key7 of Object.keys(data18)){
const _errs53 = errors;
if(typeof key7 === "string"){
if(func69(key7) > 128){
const err70 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(func69(key7) < 1){
const err71 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!pattern10.test(key7)){
const err72 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.propertyNames.type,parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var valid12 = _errs53 === errors;
if(!valid12){
const err74 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames",keyword:"propertyNames",params:{propertyName: key7},schema:schema31.properties.spec.properties.secrets.propertyNames,parentSchema:schema31.properties.spec.properties.secrets,data:data18};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
for(const key8 of Object.keys(data18)){
let data19 = data18[key8];
const _errs57 = errors;
let valid14 = false;
const _errs58 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.age === undefined) || (!(func0.call(data19, "age")))){
const err75 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/required",keyword:"required",params:{missingProperty: "age"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0],data:data19};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
for(const key9 of Object.keys(data19)){
if(!(key9 === "age")){
const err76 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0],data:data19};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data19.age !== undefined && func0.call(data19, "age")){
let data20 = data19.age;
if(typeof data20 === "string"){
if(func69(data20) > 131072){
const err77 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/age",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/properties/age/maxLength",keyword:"maxLength",params:{limit: 131072},schema:131072,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.age,data:data20};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(!pattern13.test(data20)){
const err78 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/age",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/properties/age/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN AGE ENCRYPTED FILE-----"},schema:"^-----BEGIN AGE ENCRYPTED FILE-----",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.age,data:data20};
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
const err79 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/age",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/properties/age/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.age.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.age,data:data20};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0],data:data19};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var _valid1 = _errs58 === errors;
valid14 = valid14 || _valid1;
if(_valid1){
var props1 = true;
}
const _errs63 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.env === undefined) || (!(func0.call(data19, "env")))){
const err81 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/required",keyword:"required",params:{missingProperty: "env"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1],data:data19};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
for(const key10 of Object.keys(data19)){
if(!(key10 === "env")){
const err82 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1],data:data19};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data19.env !== undefined && func0.call(data19, "env")){
let data21 = data19.env;
if(typeof data21 === "string"){
if(func69(data21) > 128){
const err83 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/env/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.env,data:data21};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(func69(data21) < 1){
const err84 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/env/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.env,data:data21};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(!pattern10.test(data21)){
const err85 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.env,data:data21};
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
const err86 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/env/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.env.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.env,data:data21};
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
const err87 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1],data:data19};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
var _valid1 = _errs63 === errors;
valid14 = valid14 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
const _errs68 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.file === undefined) || (!(func0.call(data19, "file")))){
const err88 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/required",keyword:"required",params:{missingProperty: "file"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2],data:data19};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
for(const key11 of Object.keys(data19)){
if(!(key11 === "file")){
const err89 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2],data:data19};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data19.file !== undefined && func0.call(data19, "file")){
let data22 = data19.file;
if(typeof data22 === "string"){
if(func69(data22) > 128){
const err90 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/properties/file/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].properties.file,data:data22};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(func69(data22) < 1){
const err91 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].properties.file,data:data22};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(!pattern15.test(data22)){
const err92 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/properties/file/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].properties.file,data:data22};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/file",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/properties/file/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].properties.file.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].properties.file,data:data22};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2],data:data19};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
var _valid1 = _errs68 === errors;
valid14 = valid14 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
const _errs73 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.generate === undefined) || (!(func0.call(data19, "generate")))){
const err95 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3],data:data19};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
for(const key12 of Object.keys(data19)){
if(!((key12 === "generate") || (key12 === "length"))){
const err96 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3],data:data19};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data19.generate !== undefined && func0.call(data19, "generate")){
let data23 = data19.generate;
if("password" !== data23){
const err97 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/generate/const",keyword:"const",params:{allowedValue: "password"},schema:"password",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.generate,data:data23};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data19.length !== undefined && func0.call(data19, "length")){
let data24 = data19.length;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err98 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/length",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/length/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.length.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.length,data:data24};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 256 || isNaN(data24)){
const err99 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/length",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},schema:256,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.length,data:data24};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data24 < 8 || isNaN(data24)){
const err100 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/length",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},schema:8,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.length,data:data24};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
}
else {
const err101 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3],data:data19};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
var _valid1 = _errs73 === errors;
valid14 = valid14 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
const _errs79 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.generate === undefined) || (!(func0.call(data19, "generate")))){
const err102 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/4/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4],data:data19};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
for(const key13 of Object.keys(data19)){
if(!((key13 === "generate") || (key13 === "bytes"))){
const err103 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4],data:data19};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data19.generate !== undefined && func0.call(data19, "generate")){
let data25 = data19.generate;
if(!((data25 === "hex") || (data25 === "base64"))){
const err104 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/4/properties/generate/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].properties.generate.enum},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].properties.generate.enum,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].properties.generate,data:data25};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data19.bytes !== undefined && func0.call(data19, "bytes")){
let data26 = data19.bytes;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err105 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/bytes",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/4/properties/bytes/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].properties.bytes.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].properties.bytes,data:data26};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 256 || isNaN(data26)){
const err106 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/bytes",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/4/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},schema:256,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].properties.bytes,data:data26};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data26 < 8 || isNaN(data26)){
const err107 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/bytes",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/4/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},schema:8,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].properties.bytes,data:data26};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
}
else {
const err108 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/4/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[4],data:data19};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
var _valid1 = _errs79 === errors;
valid14 = valid14 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
const _errs85 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.generate === undefined) || (!(func0.call(data19, "generate")))){
const err109 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/5/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[5].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[5],data:data19};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
for(const key14 of Object.keys(data19)){
if(!(key14 === "generate")){
const err110 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[5],data:data19};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data19.generate !== undefined && func0.call(data19, "generate")){
let data27 = data19.generate;
if("uuid" !== data27){
const err111 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/5/properties/generate/const",keyword:"const",params:{allowedValue: "uuid"},schema:"uuid",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[5].properties.generate,data:data27};
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
else {
const err112 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/5/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[5].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[5],data:data19};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
var _valid1 = _errs85 === errors;
valid14 = valid14 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
const _errs89 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if((data19.generate === undefined) || (!(func0.call(data19, "generate")))){
const err113 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6],data:data19};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if((data19.signedBy === undefined) || (!(func0.call(data19, "signedBy")))){
const err114 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/required",keyword:"required",params:{missingProperty: "signedBy"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6],data:data19};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
for(const key15 of Object.keys(data19)){
if(!((((key15 === "generate") || (key15 === "signedBy")) || (key15 === "claims")) || (key15 === "expires"))){
const err115 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6],data:data19};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data19.generate !== undefined && func0.call(data19, "generate")){
let data28 = data19.generate;
if("jwt" !== data28){
const err116 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/generate/const",keyword:"const",params:{allowedValue: "jwt"},schema:"jwt",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.generate,data:data28};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data19.signedBy !== undefined && func0.call(data19, "signedBy")){
let data29 = data19.signedBy;
if(typeof data29 === "string"){
if(func69(data29) > 128){
const err117 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/signedBy/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.signedBy,data:data29};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(func69(data29) < 1){
const err118 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/signedBy/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.signedBy,data:data29};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(!pattern10.test(data29)){
const err119 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/signedBy/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.signedBy,data:data29};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/signedBy/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.signedBy.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.signedBy,data:data29};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data19.claims !== undefined && func0.call(data19, "claims")){
let data30 = data19.claims;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
}
else {
const err121 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/claims",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.claims.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.claims,data:data30};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data19.expires !== undefined && func0.call(data19, "expires")){
let data31 = data19.expires;
if(typeof data31 === "string"){
if(func69(data31) > 9){
const err122 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/expires/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.expires,data:data31};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(func69(data31) < 2){
const err123 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/expires/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.expires,data:data31};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(!pattern17.test(data31)){
const err124 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.expires,data:data31};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.expires.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].properties.expires,data:data31};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/6/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[6],data:data19};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
var _valid1 = _errs89 === errors;
valid14 = valid14 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
if(!valid14){
const err127 = {instancePath:instancePath+"/spec/secrets/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties,data:data19};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err128 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.type,parentSchema:schema31.properties.spec.properties.secrets,data:data18};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data6.ports !== undefined && func0.call(data6, "ports")){
let data32 = data6.ports;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(Object.keys(data32).length > 200){
const err129 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.ports,data:data32};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
for(const key16 of Object.keys(data32)){
const _errs102 = errors;
if(typeof key16 === "string"){
if(func69(key16) > 128){
const err130 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(func69(key16) < 1){
const err131 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(!pattern10.test(key16)){
const err132 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.ports.propertyNames.type,parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
var valid22 = _errs102 === errors;
if(!valid22){
const err134 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames",keyword:"propertyNames",params:{propertyName: key16},schema:schema31.properties.spec.properties.ports.propertyNames,parentSchema:schema31.properties.spec.properties.ports,data:data32};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
for(const key17 of Object.keys(data32)){
let data33 = data32[key17];
const _errs106 = errors;
let valid24 = false;
const _errs107 = errors;
if("auto" !== data33){
const err135 = {instancePath:instancePath+"/spec/ports/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/0/const",keyword:"const",params:{allowedValue: "auto"},schema:"auto",parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[0],data:data33};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
var _valid2 = _errs107 === errors;
valid24 = valid24 || _valid2;
const _errs108 = errors;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err136 = {instancePath:instancePath+"/spec/ports/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1].type,parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 65535 || isNaN(data33)){
const err137 = {instancePath:instancePath+"/spec/ports/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/1/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(data33 < 1 || isNaN(data33)){
const err138 = {instancePath:instancePath+"/spec/ports/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/1/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
var _valid2 = _errs108 === errors;
valid24 = valid24 || _valid2;
if(!valid24){
const err139 = {instancePath:instancePath+"/spec/ports/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.ports.additionalProperties.anyOf,parentSchema:schema31.properties.spec.properties.ports.additionalProperties,data:data33};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
else {
errors = _errs106;
if(vErrors !== null){
if(_errs106){
vErrors.length = _errs106;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err140 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.ports.type,parentSchema:schema31.properties.spec.properties.ports,data:data32};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data6.overrides !== undefined && func0.call(data6, "overrides")){
let data34 = data6.overrides;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
}
else {
const err141 = {instancePath:instancePath+"/spec/overrides",schemaPath:"#/properties/spec/properties/overrides/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.overrides.type,parentSchema:schema31.properties.spec.properties.overrides,data:data34};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data6.profiles !== undefined && func0.call(data6, "profiles")){
let data35 = data6.profiles;
if(Array.isArray(data35)){
if(data35.length > 100){
const err142 = {instancePath:instancePath+"/spec/profiles",schemaPath:"#/properties/spec/properties/profiles/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.profiles,data:data35};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
const len2 = data35.length;
for(let i2=0; i2<len2; i2++){
let data36 = data35[i2];
if(typeof data36 === "string"){
if(func69(data36) > 128){
const err143 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.profiles.items,data:data36};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(func69(data36) < 1){
const err144 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.profiles.items,data:data36};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(!pattern19.test(data36)){
const err145 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$"},schema:"^(?:\\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$",parentSchema:schema31.properties.spec.properties.profiles.items,data:data36};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.profiles.items.type,parentSchema:schema31.properties.spec.properties.profiles.items,data:data36};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
let i3 = data35.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data35[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err147 = {instancePath:instancePath+"/spec/profiles",schemaPath:"#/properties/spec/properties/profiles/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.profiles,data:data35};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
break;
}
indices0[item0] = i3;
}
}
}
else {
const err148 = {instancePath:instancePath+"/spec/profiles",schemaPath:"#/properties/spec/properties/profiles/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.profiles.type,parentSchema:schema31.properties.spec.properties.profiles,data:data35};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data6.state !== undefined && func0.call(data6, "state")){
let data37 = data6.state;
if(!((((data37 === "running") || (data37 === "paused")) || (data37 === "stopped")) || (data37 === "ignored"))){
const err149 = {instancePath:instancePath+"/spec/state",schemaPath:"#/properties/spec/properties/state/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.state.enum},schema:schema31.properties.spec.properties.state.enum,parentSchema:schema31.properties.spec.properties.state,data:data37};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data6.drift !== undefined && func0.call(data6, "drift")){
let data38 = data6.drift;
if(!(((data38 === "correct") || (data38 === "warn")) || (data38 === "off"))){
const err150 = {instancePath:instancePath+"/spec/drift",schemaPath:"#/properties/spec/properties/drift/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.drift.enum},schema:schema31.properties.spec.properties.drift.enum,parentSchema:schema31.properties.spec.properties.drift,data:data38};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data6.ignore !== undefined && func0.call(data6, "ignore")){
let data39 = data6.ignore;
if(Array.isArray(data39)){
if(data39.length > 200){
const err151 = {instancePath:instancePath+"/spec/ignore",schemaPath:"#/properties/spec/properties/ignore/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.ignore,data:data39};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
const len3 = data39.length;
for(let i4=0; i4<len3; i4++){
let data40 = data39[i4];
if(typeof data40 === "string"){
if(func69(data40) > 256){
const err152 = {instancePath:instancePath+"/spec/ignore/" + i4,schemaPath:"#/properties/spec/properties/ignore/items/maxLength",keyword:"maxLength",params:{limit: 256},schema:256,parentSchema:schema31.properties.spec.properties.ignore.items,data:data40};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(func69(data40) < 1){
const err153 = {instancePath:instancePath+"/spec/ignore/" + i4,schemaPath:"#/properties/spec/properties/ignore/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.ignore.items,data:data40};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(!pattern20.test(data40)){
const err154 = {instancePath:instancePath+"/spec/ignore/" + i4,schemaPath:"#/properties/spec/properties/ignore/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.*-]+:[^\\s]+$"},schema:"^[A-Za-z0-9_.*-]+:[^\\s]+$",parentSchema:schema31.properties.spec.properties.ignore.items,data:data40};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {instancePath:instancePath+"/spec/ignore/" + i4,schemaPath:"#/properties/spec/properties/ignore/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.ignore.items.type,parentSchema:schema31.properties.spec.properties.ignore.items,data:data40};
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
const err156 = {instancePath:instancePath+"/spec/ignore",schemaPath:"#/properties/spec/properties/ignore/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.ignore.type,parentSchema:schema31.properties.spec.properties.ignore,data:data39};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data6.protect !== undefined && func0.call(data6, "protect")){
let data41 = data6.protect;
if(typeof data41 !== "boolean"){
const err157 = {instancePath:instancePath+"/spec/protect",schemaPath:"#/properties/spec/properties/protect/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.protect.type,parentSchema:schema31.properties.spec.properties.protect,data:data41};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data6.cloneFrom !== undefined && func0.call(data6, "cloneFrom")){
let data42 = data6.cloneFrom;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if((data42.instance === undefined) || (!(func0.call(data42, "instance")))){
const err158 = {instancePath:instancePath+"/spec/cloneFrom",schemaPath:"#/properties/spec/properties/cloneFrom/required",keyword:"required",params:{missingProperty: "instance"},schema:schema31.properties.spec.properties.cloneFrom.required,parentSchema:schema31.properties.spec.properties.cloneFrom,data:data42};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
for(const key18 of Object.keys(data42)){
if(!((key18 === "instance") || (key18 === "backup"))){
const err159 = {instancePath:instancePath+"/spec/cloneFrom",schemaPath:"#/properties/spec/properties/cloneFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.spec.properties.cloneFrom,data:data42};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data42.instance !== undefined && func0.call(data42, "instance")){
let data43 = data42.instance;
if(typeof data43 === "string"){
if(func69(data43) > 63){
const err160 = {instancePath:instancePath+"/spec/cloneFrom/instance",schemaPath:"#/properties/spec/properties/cloneFrom/properties/instance/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.cloneFrom.properties.instance,data:data43};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(func69(data43) < 1){
const err161 = {instancePath:instancePath+"/spec/cloneFrom/instance",schemaPath:"#/properties/spec/properties/cloneFrom/properties/instance/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.cloneFrom.properties.instance,data:data43};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(!pattern4.test(data43)){
const err162 = {instancePath:instancePath+"/spec/cloneFrom/instance",schemaPath:"#/properties/spec/properties/cloneFrom/properties/instance/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.cloneFrom.properties.instance,data:data43};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
else {
const err163 = {instancePath:instancePath+"/spec/cloneFrom/instance",schemaPath:"#/properties/spec/properties/cloneFrom/properties/instance/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.cloneFrom.properties.instance.type,parentSchema:schema31.properties.spec.properties.cloneFrom.properties.instance,data:data43};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data42.backup !== undefined && func0.call(data42, "backup")){
let data44 = data42.backup;
if(typeof data44 === "string"){
if(!pattern22.test(data44)){
const err164 = {instancePath:instancePath+"/spec/cloneFrom/backup",schemaPath:"#/properties/spec/properties/cloneFrom/properties/backup/pattern",keyword:"pattern",params:{pattern: "^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$"},schema:"^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$",parentSchema:schema31.properties.spec.properties.cloneFrom.properties.backup,data:data44};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
else {
const err165 = {instancePath:instancePath+"/spec/cloneFrom/backup",schemaPath:"#/properties/spec/properties/cloneFrom/properties/backup/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.cloneFrom.properties.backup.type,parentSchema:schema31.properties.spec.properties.cloneFrom.properties.backup,data:data44};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
}
else {
const err166 = {instancePath:instancePath+"/spec/cloneFrom",schemaPath:"#/properties/spec/properties/cloneFrom/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.cloneFrom.type,parentSchema:schema31.properties.spec.properties.cloneFrom,data:data42};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data6.dependsOn !== undefined && func0.call(data6, "dependsOn")){
let data45 = data6.dependsOn;
if(Array.isArray(data45)){
if(data45.length > 200){
const err167 = {instancePath:instancePath+"/spec/dependsOn",schemaPath:"#/properties/spec/properties/dependsOn/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.dependsOn,data:data45};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
const len4 = data45.length;
for(let i5=0; i5<len4; i5++){
let data46 = data45[i5];
if(typeof data46 === "string"){
if(func69(data46) > 63){
const err168 = {instancePath:instancePath+"/spec/dependsOn/" + i5,schemaPath:"#/properties/spec/properties/dependsOn/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.dependsOn.items,data:data46};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(func69(data46) < 1){
const err169 = {instancePath:instancePath+"/spec/dependsOn/" + i5,schemaPath:"#/properties/spec/properties/dependsOn/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.dependsOn.items,data:data46};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(!pattern4.test(data46)){
const err170 = {instancePath:instancePath+"/spec/dependsOn/" + i5,schemaPath:"#/properties/spec/properties/dependsOn/items/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.dependsOn.items,data:data46};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/spec/dependsOn/" + i5,schemaPath:"#/properties/spec/properties/dependsOn/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.dependsOn.items.type,parentSchema:schema31.properties.spec.properties.dependsOn.items,data:data46};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
let i6 = data45.length;
let j1;
if(i6 > 1){
const indices1 = {};
for(;i6--;){
let item1 = data45[i6];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err172 = {instancePath:instancePath+"/spec/dependsOn",schemaPath:"#/properties/spec/properties/dependsOn/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j1},schema:true,parentSchema:schema31.properties.spec.properties.dependsOn,data:data45};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
break;
}
indices1[item1] = i6;
}
}
}
else {
const err173 = {instancePath:instancePath+"/spec/dependsOn",schemaPath:"#/properties/spec/properties/dependsOn/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.dependsOn.type,parentSchema:schema31.properties.spec.properties.dependsOn,data:data45};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data6.health !== undefined && func0.call(data6, "health")){
let data47 = data6.health;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key19 of Object.keys(data47)){
if(!((key19 === "within") || (key19 === "stableFor"))){
const err174 = {instancePath:instancePath+"/spec/health",schemaPath:"#/properties/spec/properties/health/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.spec.properties.health,data:data47};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data47.within !== undefined && func0.call(data47, "within")){
let data48 = data47.within;
if(typeof data48 === "string"){
if(func69(data48) > 9){
const err175 = {instancePath:instancePath+"/spec/health/within",schemaPath:"#/properties/spec/properties/health/properties/within/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.health.properties.within,data:data48};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(func69(data48) < 2){
const err176 = {instancePath:instancePath+"/spec/health/within",schemaPath:"#/properties/spec/properties/health/properties/within/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.health.properties.within,data:data48};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(!pattern17.test(data48)){
const err177 = {instancePath:instancePath+"/spec/health/within",schemaPath:"#/properties/spec/properties/health/properties/within/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.health.properties.within,data:data48};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
else {
const err178 = {instancePath:instancePath+"/spec/health/within",schemaPath:"#/properties/spec/properties/health/properties/within/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.health.properties.within.type,parentSchema:schema31.properties.spec.properties.health.properties.within,data:data48};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data47.stableFor !== undefined && func0.call(data47, "stableFor")){
let data49 = data47.stableFor;
if(typeof data49 === "string"){
if(func69(data49) > 9){
const err179 = {instancePath:instancePath+"/spec/health/stableFor",schemaPath:"#/properties/spec/properties/health/properties/stableFor/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.health.properties.stableFor,data:data49};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if(func69(data49) < 2){
const err180 = {instancePath:instancePath+"/spec/health/stableFor",schemaPath:"#/properties/spec/properties/health/properties/stableFor/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.health.properties.stableFor,data:data49};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(!pattern17.test(data49)){
const err181 = {instancePath:instancePath+"/spec/health/stableFor",schemaPath:"#/properties/spec/properties/health/properties/stableFor/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.health.properties.stableFor,data:data49};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
else {
const err182 = {instancePath:instancePath+"/spec/health/stableFor",schemaPath:"#/properties/spec/properties/health/properties/stableFor/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.health.properties.stableFor.type,parentSchema:schema31.properties.spec.properties.health.properties.stableFor,data:data49};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
else {
const err183 = {instancePath:instancePath+"/spec/health",schemaPath:"#/properties/spec/properties/health/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.health.type,parentSchema:schema31.properties.spec.properties.health,data:data47};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data6.backup !== undefined && func0.call(data6, "backup")){
let data50 = data6.backup;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if((data50.sources === undefined) || (!(func0.call(data50, "sources")))){
const err184 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/required",keyword:"required",params:{missingProperty: "sources"},schema:schema31.properties.spec.properties.backup.required,parentSchema:schema31.properties.spec.properties.backup,data:data50};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
for(const key20 of Object.keys(data50)){
if(!(key20 === "sources")){
const err185 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.spec.properties.backup,data:data50};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data50.sources !== undefined && func0.call(data50, "sources")){
let data51 = data50.sources;
if(Array.isArray(data51)){
if(data51.length > 100){
const err186 = {instancePath:instancePath+"/spec/backup/sources",schemaPath:"#/properties/spec/properties/backup/properties/sources/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.backup.properties.sources,data:data51};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(data51.length < 1){
const err187 = {instancePath:instancePath+"/spec/backup/sources",schemaPath:"#/properties/spec/properties/backup/properties/sources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources,data:data51};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
const len5 = data51.length;
for(let i7=0; i7<len5; i7++){
let data52 = data51[i7];
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if((data52.name === undefined) || (!(func0.call(data52, "name")))){
const err188 = {instancePath:instancePath+"/spec/backup/sources/" + i7,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.properties.spec.properties.backup.properties.sources.items.required,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data52};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if((data52.type === undefined) || (!(func0.call(data52, "type")))){
const err189 = {instancePath:instancePath+"/spec/backup/sources/" + i7,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/required",keyword:"required",params:{missingProperty: "type"},schema:schema31.properties.spec.properties.backup.properties.sources.items.required,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data52};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
for(const key21 of Object.keys(data52)){
if(!(func0.call(schema31.properties.spec.properties.backup.properties.sources.items.properties, key21))){
const err190 = {instancePath:instancePath+"/spec/backup/sources/" + i7,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data52};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data52.name !== undefined && func0.call(data52, "name")){
let data53 = data52.name;
if(typeof data53 === "string"){
if(func69(data53) > 63){
const err191 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data53};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(func69(data53) < 1){
const err192 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data53};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(!pattern4.test(data53)){
const err193 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data53};
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
const err194 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data53};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data52.type !== undefined && func0.call(data52, "type")){
let data54 = data52.type;
if(typeof data54 !== "string"){
const err195 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/type",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/type/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type,data:data54};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
if(!((((((((data54 === "postgres") || (data54 === "mariadb")) || (data54 === "mysql")) || (data54 === "mongodb")) || (data54 === "redis")) || (data54 === "sqlite")) || (data54 === "volume")) || (data54 === "instance"))){
const err196 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/type",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.backup.properties.sources.items.properties.type.enum},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type.enum,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type,data:data54};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data52.service !== undefined && func0.call(data52, "service")){
let data55 = data52.service;
if(typeof data55 === "string"){
if(func69(data55) > 128){
const err197 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data55};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(func69(data55) < 1){
const err198 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data55};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(!pattern27.test(data55)){
const err199 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9][a-zA-Z0-9._-]*$"},schema:"^[a-zA-Z0-9][a-zA-Z0-9._-]*$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data55};
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
const err200 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data55};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data52.databases !== undefined && func0.call(data52, "databases")){
let data56 = data52.databases;
if(Array.isArray(data56)){
if(data56.length > 500){
const err201 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/databases",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases,data:data56};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
const len6 = data56.length;
for(let i8=0; i8<len6; i8++){
let data57 = data56[i8];
if(typeof data57 === "string"){
if(func69(data57) > 1024){
const err202 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/databases/" + i8,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items,data:data57};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(func69(data57) < 1){
const err203 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/databases/" + i8,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items,data:data57};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
else {
const err204 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/databases/" + i8,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items,data:data57};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
let i9 = data56.length;
let j2;
if(i9 > 1){
const indices2 = {};
for(;i9--;){
let item2 = data56[i9];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err205 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/databases",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j2},schema:true,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases,data:data56};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
break;
}
indices2[item2] = i9;
}
}
}
else {
const err206 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/databases",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases,data:data56};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data52.globals !== undefined && func0.call(data52, "globals")){
let data58 = data52.globals;
if(typeof data58 !== "boolean"){
const err207 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/globals",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/globals/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.globals.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.globals,data:data58};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data52.user !== undefined && func0.call(data52, "user")){
let data59 = data52.user;
if(typeof data59 === "string"){
if(func69(data59) > 128){
const err208 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/user",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/user/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user,data:data59};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(func69(data59) < 1){
const err209 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/user",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/user/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user,data:data59};
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
const err210 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/user",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/user/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user,data:data59};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
if(data52.password !== undefined && func0.call(data52, "password")){
let data60 = data52.password;
if(typeof data60 === "string"){
if(func69(data60) > 128){
const err211 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data60};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(func69(data60) < 1){
const err212 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data60};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(!pattern10.test(data60)){
const err213 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data60};
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
const err214 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data60};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data52.lockTimeout !== undefined && func0.call(data52, "lockTimeout")){
let data61 = data52.lockTimeout;
if(typeof data61 === "string"){
if(func69(data61) > 9){
const err215 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data61};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(func69(data61) < 2){
const err216 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data61};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
if(!pattern17.test(data61)){
const err217 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data61};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
else {
const err218 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data61};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data52.mount !== undefined && func0.call(data52, "mount")){
let data62 = data52.mount;
if(typeof data62 === "string"){
if(func69(data62) > 1024){
const err219 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data62};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if(func69(data62) < 1){
const err220 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data62};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(!pattern30.test(data62)){
const err221 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data62};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
else {
const err222 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data62};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
if(data52.consistency !== undefined && func0.call(data52, "consistency")){
let data63 = data52.consistency;
if(typeof data63 !== "string"){
const err223 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/consistency",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/consistency/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency,data:data63};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if(!((((data63 === "stop") || (data63 === "pause")) || (data63 === "precopy-pause")) || (data63 === "live"))){
const err224 = {instancePath:instancePath+"/spec/backup/sources/" + i7+"/consistency",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/consistency/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency.enum},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency.enum,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency,data:data63};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
}
else {
const err225 = {instancePath:instancePath+"/spec/backup/sources/" + i7,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.backup.properties.sources.items.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data52};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
else {
const err226 = {instancePath:instancePath+"/spec/backup/sources",schemaPath:"#/properties/spec/properties/backup/properties/sources/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.backup.properties.sources.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources,data:data51};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
}
else {
const err227 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.backup.type,parentSchema:schema31.properties.spec.properties.backup,data:data50};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
}
else {
const err228 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data6};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
}
else {
const err229 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
