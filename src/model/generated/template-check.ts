// Written by scripts/generate.ts from schemas/template.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { templateSchema } from './template.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkTemplate = validate20;
const schema31 = templateSchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern8 = new RegExp("^[1-9][0-9]*(?:[bkmgBKMG]|[kmgKMG][bB])?$", "u");
const pattern9 = new RegExp("^[0-9]+(?:\\.[0-9]+)?$", "u");
const pattern12 = new RegExp("^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$", "u");
const pattern15 = new RegExp("^(?:\\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$", "u");
const pattern17 = new RegExp("^[a-zA-Z0-9][a-zA-Z0-9._-]*$", "u");
const pattern20 = new RegExp("^/", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/template.schema.json" */;
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
if("Template" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Template"},schema:"Template",parentSchema:schema31.properties.kind,data:data1};
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
if((data4.compose === undefined) || (!(func0.call(data4, "compose")))){
const err14 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "compose"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
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
if(data4.description !== undefined && func0.call(data4, "description")){
let data5 = data4.description;
if(typeof data5 === "string"){
if(func69(data5) > 4096){
const err16 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema31.properties.spec.properties.description,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.description.type,parentSchema:schema31.properties.spec.properties.description,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data4.parameters !== undefined && func0.call(data4, "parameters")){
let data6 = data4.parameters;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 500){
const err18 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.parameters,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key3 of Object.keys(data6)){
const _errs16 = errors;
if(typeof key3 === "string"){
if(func69(key3) > 128){
const err19 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func69(key3) < 1){
const err20 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern5.test(key3)){
const err21 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.parameters.propertyNames.type,parentSchema:schema31.properties.spec.properties.parameters.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var valid3 = _errs16 === errors;
if(!valid3){
const err23 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key3},schema:schema31.properties.spec.properties.parameters.propertyNames,parentSchema:schema31.properties.spec.properties.parameters,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
for(const key4 of Object.keys(data6)){
let data7 = data6[key4];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key5 of Object.keys(data7)){
if(!((((((((key5 === "type") || (key5 === "description")) || (key5 === "default")) || (key5 === "enum")) || (key5 === "minimum")) || (key5 === "maximum")) || (key5 === "minLength")) || (key5 === "maxLength"))){
const err24 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/parameters/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data7.type !== undefined && func0.call(data7, "type")){
let data8 = data7.type;
if(!((((data8 === "string") || (data8 === "integer")) || (data8 === "number")) || (data8 === "boolean"))){
const err25 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.parameters.additionalProperties.properties.type.enum},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.type.enum,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.type,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data7.description !== undefined && func0.call(data7, "description")){
let data9 = data7.description;
if(typeof data9 === "string"){
if(func69(data9) > 4096){
const err26 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/description/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.description,data:data9};
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
const err27 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/description/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.description.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.description,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data7.default !== undefined && func0.call(data7, "default")){
let data10 = data7.default;
if(((typeof data10 !== "string") && (!((typeof data10 == "number") && (isFinite(data10))))) && (typeof data10 !== "boolean")){
const err28 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/default/type",keyword:"type",params:{type: schema31.properties.spec.properties.parameters.additionalProperties.properties.default.type},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.default.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.default,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data10 === "string"){
if(func69(data10) > 65536){
const err29 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/default/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.default,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data7.enum !== undefined && func0.call(data7, "enum")){
let data11 = data7.enum;
if(Array.isArray(data11)){
if(data11.length > 500){
const err30 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/enum/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.enum,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data11.length < 1){
const err31 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/enum/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.enum,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(((typeof data12 !== "string") && (!((typeof data12 == "number") && (isFinite(data12))))) && (typeof data12 !== "boolean")){
const err32 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum/" + i0,schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/enum/items/type",keyword:"type",params:{type: schema31.properties.spec.properties.parameters.additionalProperties.properties.enum.items.type},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.enum.items.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.enum.items,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(typeof data12 === "string"){
if(func69(data12) > 65536){
const err33 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum/" + i0,schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/enum/items/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.enum.items,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
}
else {
const err34 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/enum",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/enum/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.enum.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.enum,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data7.minimum !== undefined && func0.call(data7, "minimum")){
let data13 = data7.minimum;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err35 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/minimum/type",keyword:"type",params:{type: "number"},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.minimum.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.minimum,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data7.maximum !== undefined && func0.call(data7, "maximum")){
let data14 = data7.maximum;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err36 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/maximum/type",keyword:"type",params:{type: "number"},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.maximum.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.maximum,data:data14};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data7.minLength !== undefined && func0.call(data7, "minLength")){
let data15 = data7.minLength;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err37 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/minLength",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/minLength/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.minLength.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.minLength,data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 65536 || isNaN(data15)){
const err38 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/minLength",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/minLength/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.minLength,data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err39 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/minLength",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/minLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.minLength,data:data15};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data7.maxLength !== undefined && func0.call(data7, "maxLength")){
let data16 = data7.maxLength;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err40 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLength",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/maxLength/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.parameters.additionalProperties.properties.maxLength.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.maxLength,data:data16};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 65536 || isNaN(data16)){
const err41 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLength",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/maxLength/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.maxLength,data:data16};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err42 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLength",schemaPath:"#/properties/spec/properties/parameters/additionalProperties/properties/maxLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties.properties.maxLength,data:data16};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
}
else {
const err43 = {instancePath:instancePath+"/spec/parameters/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.parameters.additionalProperties.type,parentSchema:schema31.properties.spec.properties.parameters.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.parameters.type,parentSchema:schema31.properties.spec.properties.parameters,data:data6};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data4.sizes !== undefined && func0.call(data4, "sizes")){
let data17 = data4.sizes;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(Object.keys(data17).length > 50){
const err45 = {instancePath:instancePath+"/spec/sizes",schemaPath:"#/properties/spec/properties/sizes/maxProperties",keyword:"maxProperties",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.sizes,data:data17};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
for(const key6 of Object.keys(data17)){
const _errs41 = errors;
if(typeof key6 === "string"){
if(func69(key6) > 63){
const err46 = {instancePath:instancePath+"/spec/sizes",schemaPath:"#/properties/spec/properties/sizes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.sizes.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(func69(key6) < 1){
const err47 = {instancePath:instancePath+"/spec/sizes",schemaPath:"#/properties/spec/properties/sizes/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sizes.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!pattern4.test(key6)){
const err48 = {instancePath:instancePath+"/spec/sizes",schemaPath:"#/properties/spec/properties/sizes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.sizes.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/spec/sizes",schemaPath:"#/properties/spec/properties/sizes/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sizes.propertyNames.type,parentSchema:schema31.properties.spec.properties.sizes.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var valid8 = _errs41 === errors;
if(!valid8){
const err50 = {instancePath:instancePath+"/spec/sizes",schemaPath:"#/properties/spec/properties/sizes/propertyNames",keyword:"propertyNames",params:{propertyName: key6},schema:schema31.properties.spec.properties.sizes.propertyNames,parentSchema:schema31.properties.spec.properties.sizes,data:data17};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
for(const key7 of Object.keys(data17)){
let data18 = data17[key7];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key8 of Object.keys(data18)){
if(!((key8 === "parameters") || (key8 === "limits"))){
const err51 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/sizes/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data18.parameters !== undefined && func0.call(data18, "parameters")){
let data19 = data18.parameters;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(Object.keys(data19).length > 500){
const err52 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters,data:data19};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
for(const key9 of Object.keys(data19)){
const _errs49 = errors;
if(typeof key9 === "string"){
if(func69(key9) > 128){
const err53 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(func69(key9) < 1){
const err54 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!pattern5.test(key9)){
const err55 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.propertyNames.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var valid11 = _errs49 === errors;
if(!valid11){
const err57 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key9},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.propertyNames,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters,data:data19};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
for(const key10 of Object.keys(data19)){
let data20 = data19[key10];
if(((typeof data20 !== "string") && (!((typeof data20 == "number") && (isFinite(data20))))) && (typeof data20 !== "boolean")){
const err58 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/additionalProperties/type",keyword:"type",params:{type: schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.additionalProperties.type},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.additionalProperties.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.additionalProperties,data:data20};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(typeof data20 === "string"){
if(func69(data20) > 65536){
const err59 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.additionalProperties,data:data20};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
}
else {
const err60 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/parameters/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.parameters,data:data19};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data18.limits !== undefined && func0.call(data18, "limits")){
let data21 = data18.limits;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(Object.keys(data21).length > 200){
const err61 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits,data:data21};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
for(const key11 of Object.keys(data21)){
let data22 = data21[key11];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key12 of Object.keys(data22)){
if(!(((key12 === "memory") || (key12 === "cpus")) || (key12 === "pids"))){
const err62 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties,data:data22};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data22.memory !== undefined && func0.call(data22, "memory")){
let data23 = data22.memory;
if(typeof data23 === "string"){
if(func69(data23) > 20){
const err63 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/memory",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/memory/maxLength",keyword:"maxLength",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.memory,data:data23};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!pattern8.test(data23)){
const err64 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/memory",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/memory/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*(?:[bkmgBKMG]|[kmgKMG][bB])?$"},schema:"^[1-9][0-9]*(?:[bkmgBKMG]|[kmgKMG][bB])?$",parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.memory,data:data23};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/memory",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/memory/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.memory.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.memory,data:data23};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data22.cpus !== undefined && func0.call(data22, "cpus")){
let data24 = data22.cpus;
if((typeof data24 !== "string") && (!((typeof data24 == "number") && (isFinite(data24))))){
const err66 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpus",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/cpus/type",keyword:"type",params:{type: schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.cpus.type},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.cpus.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.cpus,data:data24};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 4096 || isNaN(data24)){
const err67 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpus",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/cpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},schema:4096,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.cpus,data:data24};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data24 <= 0 || isNaN(data24)){
const err68 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpus",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/cpus/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.cpus,data:data24};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(typeof data24 === "string"){
if(func69(data24) > 20){
const err69 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpus",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/cpus/maxLength",keyword:"maxLength",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.cpus,data:data24};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!pattern9.test(data24)){
const err70 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/cpus",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/cpus/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(?:\\.[0-9]+)?$"},schema:"^[0-9]+(?:\\.[0-9]+)?$",parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.cpus,data:data24};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
if(data22.pids !== undefined && func0.call(data22, "pids")){
let data25 = data22.pids;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err71 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pids",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/pids/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.pids.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.pids,data:data25};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 4194304 || isNaN(data25)){
const err72 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pids",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/pids/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4194304},schema:4194304,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.pids,data:data25};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err73 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pids",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/properties/pids/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.properties.pids,data:data25};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
}
else {
const err74 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.additionalProperties,data:data22};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits",schemaPath:"#/properties/spec/properties/sizes/additionalProperties/properties/limits/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties.properties.limits,data:data21};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/spec/sizes/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/sizes/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sizes.additionalProperties.type,parentSchema:schema31.properties.spec.properties.sizes.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/spec/sizes",schemaPath:"#/properties/spec/properties/sizes/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sizes.type,parentSchema:schema31.properties.spec.properties.sizes,data:data17};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data4.secrets !== undefined && func0.call(data4, "secrets")){
let data26 = data4.secrets;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(Object.keys(data26).length > 200){
const err78 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.secrets,data:data26};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key13 of Object.keys(data26)){
const _errs68 = errors;
if(typeof key13 === "string"){
if(func69(key13) > 128){
const err79 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key13,propertyName:key13};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(func69(key13) < 1){
const err80 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key13,propertyName:key13};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(!pattern5.test(key13)){
const err81 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key13,propertyName:key13};
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
const err82 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.propertyNames.type,parentSchema:schema31.properties.spec.properties.secrets.propertyNames,data:key13,propertyName:key13};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
var valid15 = _errs68 === errors;
if(!valid15){
const err83 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/propertyNames",keyword:"propertyNames",params:{propertyName: key13},schema:schema31.properties.spec.properties.secrets.propertyNames,parentSchema:schema31.properties.spec.properties.secrets,data:data26};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
for(const key14 of Object.keys(data26)){
let data27 = data26[key14];
const _errs72 = errors;
let valid17 = false;
const _errs73 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if((data27.generate === undefined) || (!(func0.call(data27, "generate")))){
const err84 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0],data:data27};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
for(const key15 of Object.keys(data27)){
if(!((key15 === "generate") || (key15 === "length"))){
const err85 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0],data:data27};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data27.generate !== undefined && func0.call(data27, "generate")){
let data28 = data27.generate;
if("password" !== data28){
const err86 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/properties/generate/const",keyword:"const",params:{allowedValue: "password"},schema:"password",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.generate,data:data28};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data27.length !== undefined && func0.call(data27, "length")){
let data29 = data27.length;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err87 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/length",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/properties/length/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.length.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.length,data:data29};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 256 || isNaN(data29)){
const err88 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/length",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/properties/length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},schema:256,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.length,data:data29};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data29 < 8 || isNaN(data29)){
const err89 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/length",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/properties/length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},schema:8,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].properties.length,data:data29};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
}
}
else {
const err90 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[0],data:data27};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
var _valid0 = _errs73 === errors;
valid17 = valid17 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs79 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if((data27.generate === undefined) || (!(func0.call(data27, "generate")))){
const err91 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1],data:data27};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
for(const key16 of Object.keys(data27)){
if(!((key16 === "generate") || (key16 === "bytes"))){
const err92 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1],data:data27};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data27.generate !== undefined && func0.call(data27, "generate")){
let data30 = data27.generate;
if(!((data30 === "hex") || (data30 === "base64"))){
const err93 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/generate/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.generate.enum},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.generate.enum,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.generate,data:data30};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data27.bytes !== undefined && func0.call(data27, "bytes")){
let data31 = data27.bytes;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err94 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/bytes",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/bytes/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.bytes.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.bytes,data:data31};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 256 || isNaN(data31)){
const err95 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/bytes",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},schema:256,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.bytes,data:data31};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data31 < 8 || isNaN(data31)){
const err96 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/bytes",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},schema:8,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].properties.bytes,data:data31};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
}
else {
const err97 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[1],data:data27};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
var _valid0 = _errs79 === errors;
valid17 = valid17 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs85 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if((data27.generate === undefined) || (!(func0.call(data27, "generate")))){
const err98 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2],data:data27};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
for(const key17 of Object.keys(data27)){
if(!(key17 === "generate")){
const err99 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2],data:data27};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data27.generate !== undefined && func0.call(data27, "generate")){
let data32 = data27.generate;
if("uuid" !== data32){
const err100 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/properties/generate/const",keyword:"const",params:{allowedValue: "uuid"},schema:"uuid",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].properties.generate,data:data32};
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
else {
const err101 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[2],data:data27};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
var _valid0 = _errs85 === errors;
valid17 = valid17 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs89 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if((data27.generate === undefined) || (!(func0.call(data27, "generate")))){
const err102 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/required",keyword:"required",params:{missingProperty: "generate"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3],data:data27};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if((data27.signedBy === undefined) || (!(func0.call(data27, "signedBy")))){
const err103 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/required",keyword:"required",params:{missingProperty: "signedBy"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].required,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3],data:data27};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
for(const key18 of Object.keys(data27)){
if(!((((key18 === "generate") || (key18 === "signedBy")) || (key18 === "claims")) || (key18 === "expires"))){
const err104 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3],data:data27};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data27.generate !== undefined && func0.call(data27, "generate")){
let data33 = data27.generate;
if("jwt" !== data33){
const err105 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/generate",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/generate/const",keyword:"const",params:{allowedValue: "jwt"},schema:"jwt",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.generate,data:data33};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data27.signedBy !== undefined && func0.call(data27, "signedBy")){
let data34 = data27.signedBy;
if(typeof data34 === "string"){
if(func69(data34) > 128){
const err106 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/signedBy/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.signedBy,data:data34};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(func69(data34) < 1){
const err107 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/signedBy/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.signedBy,data:data34};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(!pattern5.test(data34)){
const err108 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/signedBy/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.signedBy,data:data34};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/signedBy",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/signedBy/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.signedBy.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.signedBy,data:data34};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data27.claims !== undefined && func0.call(data27, "claims")){
let data35 = data27.claims;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
}
else {
const err110 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/claims",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.claims.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.claims,data:data35};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data27.expires !== undefined && func0.call(data27, "expires")){
let data36 = data27.expires;
if(typeof data36 === "string"){
if(func69(data36) > 9){
const err111 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/expires/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.expires,data:data36};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(func69(data36) < 2){
const err112 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/expires/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.expires,data:data36};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!pattern12.test(data36)){
const err113 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.expires,data:data36};
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
const err114 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.expires.type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].properties.expires,data:data36};
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
else {
const err115 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3].type,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf[3],data:data27};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
var _valid0 = _errs89 === errors;
valid17 = valid17 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
if(!valid17){
const err116 = {instancePath:instancePath+"/spec/secrets/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/secrets/additionalProperties/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.secrets.additionalProperties.anyOf,parentSchema:schema31.properties.spec.properties.secrets.additionalProperties,data:data27};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
else {
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err117 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.type,parentSchema:schema31.properties.spec.properties.secrets,data:data26};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data4.ports !== undefined && func0.call(data4, "ports")){
let data37 = data4.ports;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(Object.keys(data37).length > 200){
const err118 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.ports,data:data37};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
for(const key19 of Object.keys(data37)){
const _errs102 = errors;
if(typeof key19 === "string"){
if(func69(key19) > 128){
const err119 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key19,propertyName:key19};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(func69(key19) < 1){
const err120 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key19,propertyName:key19};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(!pattern5.test(key19)){
const err121 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key19,propertyName:key19};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
else {
const err122 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.ports.propertyNames.type,parentSchema:schema31.properties.spec.properties.ports.propertyNames,data:key19,propertyName:key19};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
var valid22 = _errs102 === errors;
if(!valid22){
const err123 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/propertyNames",keyword:"propertyNames",params:{propertyName: key19},schema:schema31.properties.spec.properties.ports.propertyNames,parentSchema:schema31.properties.spec.properties.ports,data:data37};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
for(const key20 of Object.keys(data37)){
let data38 = data37[key20];
const _errs106 = errors;
let valid24 = false;
const _errs107 = errors;
if("auto" !== data38){
const err124 = {instancePath:instancePath+"/spec/ports/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/0/const",keyword:"const",params:{allowedValue: "auto"},schema:"auto",parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[0],data:data38};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
var _valid1 = _errs107 === errors;
valid24 = valid24 || _valid1;
const _errs108 = errors;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err125 = {instancePath:instancePath+"/spec/ports/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1].type,parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1],data:data38};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 65535 || isNaN(data38)){
const err126 = {instancePath:instancePath+"/spec/ports/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/1/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1],data:data38};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(data38 < 1 || isNaN(data38)){
const err127 = {instancePath:instancePath+"/spec/ports/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf/1/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.ports.additionalProperties.anyOf[1],data:data38};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
var _valid1 = _errs108 === errors;
valid24 = valid24 || _valid1;
if(!valid24){
const err128 = {instancePath:instancePath+"/spec/ports/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ports/additionalProperties/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.ports.additionalProperties.anyOf,parentSchema:schema31.properties.spec.properties.ports.additionalProperties,data:data38};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
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
const err129 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.ports.type,parentSchema:schema31.properties.spec.properties.ports,data:data37};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data4.computed !== undefined && func0.call(data4, "computed")){
let data39 = data4.computed;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(Object.keys(data39).length > 500){
const err130 = {instancePath:instancePath+"/spec/computed",schemaPath:"#/properties/spec/properties/computed/maxProperties",keyword:"maxProperties",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.computed,data:data39};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
for(const key21 of Object.keys(data39)){
const _errs112 = errors;
if(typeof key21 === "string"){
if(func69(key21) > 128){
const err131 = {instancePath:instancePath+"/spec/computed",schemaPath:"#/properties/spec/properties/computed/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.computed.propertyNames,data:key21,propertyName:key21};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(func69(key21) < 1){
const err132 = {instancePath:instancePath+"/spec/computed",schemaPath:"#/properties/spec/properties/computed/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.computed.propertyNames,data:key21,propertyName:key21};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(!pattern5.test(key21)){
const err133 = {instancePath:instancePath+"/spec/computed",schemaPath:"#/properties/spec/properties/computed/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.computed.propertyNames,data:key21,propertyName:key21};
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
const err134 = {instancePath:instancePath+"/spec/computed",schemaPath:"#/properties/spec/properties/computed/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.computed.propertyNames.type,parentSchema:schema31.properties.spec.properties.computed.propertyNames,data:key21,propertyName:key21};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
var valid25 = _errs112 === errors;
if(!valid25){
const err135 = {instancePath:instancePath+"/spec/computed",schemaPath:"#/properties/spec/properties/computed/propertyNames",keyword:"propertyNames",params:{propertyName: key21},schema:schema31.properties.spec.properties.computed.propertyNames,parentSchema:schema31.properties.spec.properties.computed,data:data39};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
for(const key22 of Object.keys(data39)){
let data40 = data39[key22];
if(typeof data40 === "string"){
if(func69(data40) > 65536){
const err136 = {instancePath:instancePath+"/spec/computed/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/computed/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},schema:65536,parentSchema:schema31.properties.spec.properties.computed.additionalProperties,data:data40};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/spec/computed/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/computed/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.computed.additionalProperties.type,parentSchema:schema31.properties.spec.properties.computed.additionalProperties,data:data40};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/spec/computed",schemaPath:"#/properties/spec/properties/computed/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.computed.type,parentSchema:schema31.properties.spec.properties.computed,data:data39};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data4.compose !== undefined && func0.call(data4, "compose")){
let data41 = data4.compose;
const _errs118 = errors;
let valid27 = false;
const _errs119 = errors;
if(typeof data41 === "string"){
if(func69(data41) > 1024){
const err139 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.compose.anyOf[0],data:data41};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(func69(data41) < 1){
const err140 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.compose.anyOf[0],data:data41};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.compose.anyOf[0].type,parentSchema:schema31.properties.spec.properties.compose.anyOf[0],data:data41};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
var _valid2 = _errs119 === errors;
valid27 = valid27 || _valid2;
const _errs121 = errors;
if(Array.isArray(data41)){
if(data41.length > 50){
const err142 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.compose.anyOf[1],data:data41};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data41.length < 1){
const err143 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.compose.anyOf[1],data:data41};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
const len1 = data41.length;
for(let i1=0; i1<len1; i1++){
let data42 = data41[i1];
if(typeof data42 === "string"){
if(func69(data42) > 1024){
const err144 = {instancePath:instancePath+"/spec/compose/" + i1,schemaPath:"#/properties/spec/properties/compose/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.compose.anyOf[1].items,data:data42};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(func69(data42) < 1){
const err145 = {instancePath:instancePath+"/spec/compose/" + i1,schemaPath:"#/properties/spec/properties/compose/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.compose.anyOf[1].items,data:data42};
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
const err146 = {instancePath:instancePath+"/spec/compose/" + i1,schemaPath:"#/properties/spec/properties/compose/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.compose.anyOf[1].items.type,parentSchema:schema31.properties.spec.properties.compose.anyOf[1].items,data:data42};
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
const err147 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.compose.anyOf[1].type,parentSchema:schema31.properties.spec.properties.compose.anyOf[1],data:data41};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
var _valid2 = _errs121 === errors;
valid27 = valid27 || _valid2;
const _errs125 = errors;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
}
else {
const err148 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.compose.anyOf[2].type,parentSchema:schema31.properties.spec.properties.compose.anyOf[2],data:data41};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
var _valid2 = _errs125 === errors;
valid27 = valid27 || _valid2;
if(!valid27){
const err149 = {instancePath:instancePath+"/spec/compose",schemaPath:"#/properties/spec/properties/compose/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.compose.anyOf,parentSchema:schema31.properties.spec.properties.compose,data:data41};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
else {
errors = _errs118;
if(vErrors !== null){
if(_errs118){
vErrors.length = _errs118;
}
else {
vErrors = null;
}
}
}
}
if(data4.profiles !== undefined && func0.call(data4, "profiles")){
let data43 = data4.profiles;
if(Array.isArray(data43)){
if(data43.length > 100){
const err150 = {instancePath:instancePath+"/spec/profiles",schemaPath:"#/properties/spec/properties/profiles/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.profiles,data:data43};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
const len2 = data43.length;
for(let i2=0; i2<len2; i2++){
let data44 = data43[i2];
if(typeof data44 === "string"){
if(func69(data44) > 128){
const err151 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.profiles.items,data:data44};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(func69(data44) < 1){
const err152 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.profiles.items,data:data44};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(!pattern15.test(data44)){
const err153 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$"},schema:"^(?:\\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$",parentSchema:schema31.properties.spec.properties.profiles.items,data:data44};
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
const err154 = {instancePath:instancePath+"/spec/profiles/" + i2,schemaPath:"#/properties/spec/properties/profiles/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.profiles.items.type,parentSchema:schema31.properties.spec.properties.profiles.items,data:data44};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
let i3 = data43.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data43[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err155 = {instancePath:instancePath+"/spec/profiles",schemaPath:"#/properties/spec/properties/profiles/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.profiles,data:data43};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
break;
}
indices0[item0] = i3;
}
}
}
else {
const err156 = {instancePath:instancePath+"/spec/profiles",schemaPath:"#/properties/spec/properties/profiles/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.profiles.type,parentSchema:schema31.properties.spec.properties.profiles,data:data43};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data4.backup !== undefined && func0.call(data4, "backup")){
let data45 = data4.backup;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if((data45.sources === undefined) || (!(func0.call(data45, "sources")))){
const err157 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/required",keyword:"required",params:{missingProperty: "sources"},schema:schema31.properties.spec.properties.backup.required,parentSchema:schema31.properties.spec.properties.backup,data:data45};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
for(const key23 of Object.keys(data45)){
if(!(key23 === "sources")){
const err158 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema31.properties.spec.properties.backup,data:data45};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data45.sources !== undefined && func0.call(data45, "sources")){
let data46 = data45.sources;
if(Array.isArray(data46)){
if(data46.length > 100){
const err159 = {instancePath:instancePath+"/spec/backup/sources",schemaPath:"#/properties/spec/properties/backup/properties/sources/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.backup.properties.sources,data:data46};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data46.length < 1){
const err160 = {instancePath:instancePath+"/spec/backup/sources",schemaPath:"#/properties/spec/properties/backup/properties/sources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources,data:data46};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
const len3 = data46.length;
for(let i4=0; i4<len3; i4++){
let data47 = data46[i4];
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if((data47.name === undefined) || (!(func0.call(data47, "name")))){
const err161 = {instancePath:instancePath+"/spec/backup/sources/" + i4,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.properties.spec.properties.backup.properties.sources.items.required,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data47};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if((data47.type === undefined) || (!(func0.call(data47, "type")))){
const err162 = {instancePath:instancePath+"/spec/backup/sources/" + i4,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/required",keyword:"required",params:{missingProperty: "type"},schema:schema31.properties.spec.properties.backup.properties.sources.items.required,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data47};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
for(const key24 of Object.keys(data47)){
if(!(func0.call(schema31.properties.spec.properties.backup.properties.sources.items.properties, key24))){
const err163 = {instancePath:instancePath+"/spec/backup/sources/" + i4,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data47};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data47.name !== undefined && func0.call(data47, "name")){
let data48 = data47.name;
if(typeof data48 === "string"){
if(func69(data48) > 63){
const err164 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data48};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(func69(data48) < 1){
const err165 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data48};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(!pattern4.test(data48)){
const err166 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data48};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
else {
const err167 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/name",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.name,data:data48};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data47.type !== undefined && func0.call(data47, "type")){
let data49 = data47.type;
if(typeof data49 !== "string"){
const err168 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/type",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/type/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type,data:data49};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(!((((((((data49 === "postgres") || (data49 === "mariadb")) || (data49 === "mysql")) || (data49 === "mongodb")) || (data49 === "redis")) || (data49 === "sqlite")) || (data49 === "volume")) || (data49 === "instance"))){
const err169 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/type",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.backup.properties.sources.items.properties.type.enum},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type.enum,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.type,data:data49};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data47.service !== undefined && func0.call(data47, "service")){
let data50 = data47.service;
if(typeof data50 === "string"){
if(func69(data50) > 128){
const err170 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data50};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if(func69(data50) < 1){
const err171 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data50};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(!pattern17.test(data50)){
const err172 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9][a-zA-Z0-9._-]*$"},schema:"^[a-zA-Z0-9][a-zA-Z0-9._-]*$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data50};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
else {
const err173 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/service",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/service/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.service,data:data50};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data47.databases !== undefined && func0.call(data47, "databases")){
let data51 = data47.databases;
if(Array.isArray(data51)){
if(data51.length > 500){
const err174 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/databases",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases,data:data51};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
const len4 = data51.length;
for(let i5=0; i5<len4; i5++){
let data52 = data51[i5];
if(typeof data52 === "string"){
if(func69(data52) > 1024){
const err175 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/databases/" + i5,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items,data:data52};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(func69(data52) < 1){
const err176 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/databases/" + i5,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items,data:data52};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
else {
const err177 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/databases/" + i5,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.items,data:data52};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
let i6 = data51.length;
let j1;
if(i6 > 1){
const indices1 = {};
for(;i6--;){
let item1 = data51[i6];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err178 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/databases",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j1},schema:true,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases,data:data51};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
break;
}
indices1[item1] = i6;
}
}
}
else {
const err179 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/databases",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/databases/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.databases,data:data51};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data47.globals !== undefined && func0.call(data47, "globals")){
let data53 = data47.globals;
if(typeof data53 !== "boolean"){
const err180 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/globals",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/globals/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.globals.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.globals,data:data53};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data47.user !== undefined && func0.call(data47, "user")){
let data54 = data47.user;
if(typeof data54 === "string"){
if(func69(data54) > 128){
const err181 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/user",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/user/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user,data:data54};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if(func69(data54) < 1){
const err182 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/user",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/user/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user,data:data54};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
else {
const err183 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/user",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/user/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.user,data:data54};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data47.password !== undefined && func0.call(data47, "password")){
let data55 = data47.password;
if(typeof data55 === "string"){
if(func69(data55) > 128){
const err184 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data55};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(func69(data55) < 1){
const err185 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data55};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(!pattern5.test(data55)){
const err186 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data55};
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
const err187 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/password",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/password/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.password,data:data55};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data47.lockTimeout !== undefined && func0.call(data47, "lockTimeout")){
let data56 = data47.lockTimeout;
if(typeof data56 === "string"){
if(func69(data56) > 9){
const err188 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data56};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if(func69(data56) < 2){
const err189 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data56};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(!pattern12.test(data56)){
const err190 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data56};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
else {
const err191 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/lockTimeout",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/lockTimeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.lockTimeout,data:data56};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data47.mount !== undefined && func0.call(data47, "mount")){
let data57 = data47.mount;
if(typeof data57 === "string"){
if(func69(data57) > 1024){
const err192 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data57};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(func69(data57) < 1){
const err193 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data57};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if(!pattern20.test(data57)){
const err194 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data57};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
else {
const err195 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/mount",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/mount/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.mount,data:data57};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data47.consistency !== undefined && func0.call(data47, "consistency")){
let data58 = data47.consistency;
if(typeof data58 !== "string"){
const err196 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/consistency",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/consistency/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency,data:data58};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(!((((data58 === "stop") || (data58 === "pause")) || (data58 === "precopy-pause")) || (data58 === "live"))){
const err197 = {instancePath:instancePath+"/spec/backup/sources/" + i4+"/consistency",schemaPath:"#/properties/spec/properties/backup/properties/sources/items/properties/consistency/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency.enum},schema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency.enum,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items.properties.consistency,data:data58};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
}
else {
const err198 = {instancePath:instancePath+"/spec/backup/sources/" + i4,schemaPath:"#/properties/spec/properties/backup/properties/sources/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.backup.properties.sources.items.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources.items,data:data47};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
}
else {
const err199 = {instancePath:instancePath+"/spec/backup/sources",schemaPath:"#/properties/spec/properties/backup/properties/sources/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.backup.properties.sources.type,parentSchema:schema31.properties.spec.properties.backup.properties.sources,data:data46};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
}
else {
const err200 = {instancePath:instancePath+"/spec/backup",schemaPath:"#/properties/spec/properties/backup/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.backup.type,parentSchema:schema31.properties.spec.properties.backup,data:data45};
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
const err201 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
}
else {
const err202 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
