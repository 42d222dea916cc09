// Written by scripts/generate.ts from schemas/data-source.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { dataSourceSchema } from './data-source.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkDataSource = validate20;
const schema31 = dataSourceSchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern6 = new RegExp("^[A-Za-z0-9][A-Za-z0-9.:_-]*$", "u");
const pattern7 = new RegExp("^-----BEGIN AGE ENCRYPTED FILE-----", "u");
const pattern8 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern9 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*$", "u");
const pattern10 = new RegExp("^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/data-source.schema.json" */;
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
if("DataSource" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "DataSource"},schema:"DataSource",parentSchema:schema31.properties.kind,data:data1};
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
if((data4.type === undefined) || (!(func0.call(data4, "type")))){
const err14 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "type"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((data4.host === undefined) || (!(func0.call(data4, "host")))){
const err15 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "host"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((data4.user === undefined) || (!(func0.call(data4, "user")))){
const err16 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "user"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((data4.image === undefined) || (!(func0.call(data4, "image")))){
const err17 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "image"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key2 of Object.keys(data4)){
if(!(func0.call(schema31.properties.spec.properties, key2))){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data4.target !== undefined && func0.call(data4, "target")){
let data5 = data4.target;
if(typeof data5 === "string"){
if(func69(data5) > 63){
const err19 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.target,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func69(data5) < 1){
const err20 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.target,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern4.test(data5)){
const err21 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.target,data:data5};
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
const err22 = {instancePath:instancePath+"/spec/target",schemaPath:"#/properties/spec/properties/target/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.target.type,parentSchema:schema31.properties.spec.properties.target,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data4.type !== undefined && func0.call(data4, "type")){
let data6 = data4.type;
if(typeof data6 !== "string"){
const err23 = {instancePath:instancePath+"/spec/type",schemaPath:"#/properties/spec/properties/type/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.type.type,parentSchema:schema31.properties.spec.properties.type,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!(((((data6 === "postgres") || (data6 === "mariadb")) || (data6 === "mysql")) || (data6 === "mongodb")) || (data6 === "redis"))){
const err24 = {instancePath:instancePath+"/spec/type",schemaPath:"#/properties/spec/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.type.enum},schema:schema31.properties.spec.properties.type.enum,parentSchema:schema31.properties.spec.properties.type,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data4.host !== undefined && func0.call(data4, "host")){
let data7 = data4.host;
if(typeof data7 === "string"){
if(func69(data7) > 253){
const err25 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema31.properties.spec.properties.host,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(func69(data7) < 1){
const err26 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.host,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern6.test(data7)){
const err27 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9.:_-]*$"},schema:"^[A-Za-z0-9][A-Za-z0-9.:_-]*$",parentSchema:schema31.properties.spec.properties.host,data:data7};
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
const err28 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.host.type,parentSchema:schema31.properties.spec.properties.host,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data4.port !== undefined && func0.call(data4, "port")){
let data8 = data4.port;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err29 = {instancePath:instancePath+"/spec/port",schemaPath:"#/properties/spec/properties/port/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.port.type,parentSchema:schema31.properties.spec.properties.port,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 65535 || isNaN(data8)){
const err30 = {instancePath:instancePath+"/spec/port",schemaPath:"#/properties/spec/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema31.properties.spec.properties.port,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err31 = {instancePath:instancePath+"/spec/port",schemaPath:"#/properties/spec/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.port,data:data8};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data4.user !== undefined && func0.call(data4, "user")){
let data9 = data4.user;
if(typeof data9 === "string"){
if(func69(data9) > 128){
const err32 = {instancePath:instancePath+"/spec/user",schemaPath:"#/properties/spec/properties/user/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.user,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(func69(data9) < 1){
const err33 = {instancePath:instancePath+"/spec/user",schemaPath:"#/properties/spec/properties/user/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.user,data:data9};
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
const err34 = {instancePath:instancePath+"/spec/user",schemaPath:"#/properties/spec/properties/user/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.user.type,parentSchema:schema31.properties.spec.properties.user,data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data4.password !== undefined && func0.call(data4, "password")){
let data10 = data4.password;
const _errs23 = errors;
let valid3 = false;
const _errs24 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if((data10.age === undefined) || (!(func0.call(data10, "age")))){
const err35 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/0/required",keyword:"required",params:{missingProperty: "age"},schema:schema31.properties.spec.properties.password.anyOf[0].required,parentSchema:schema31.properties.spec.properties.password.anyOf[0],data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key3 of Object.keys(data10)){
if(!(key3 === "age")){
const err36 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.spec.properties.password.anyOf[0],data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data10.age !== undefined && func0.call(data10, "age")){
let data11 = data10.age;
if(typeof data11 === "string"){
if(func69(data11) > 131072){
const err37 = {instancePath:instancePath+"/spec/password/age",schemaPath:"#/properties/spec/properties/password/anyOf/0/properties/age/maxLength",keyword:"maxLength",params:{limit: 131072},schema:131072,parentSchema:schema31.properties.spec.properties.password.anyOf[0].properties.age,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!pattern7.test(data11)){
const err38 = {instancePath:instancePath+"/spec/password/age",schemaPath:"#/properties/spec/properties/password/anyOf/0/properties/age/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN AGE ENCRYPTED FILE-----"},schema:"^-----BEGIN AGE ENCRYPTED FILE-----",parentSchema:schema31.properties.spec.properties.password.anyOf[0].properties.age,data:data11};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/password/age",schemaPath:"#/properties/spec/properties/password/anyOf/0/properties/age/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.password.anyOf[0].properties.age.type,parentSchema:schema31.properties.spec.properties.password.anyOf[0].properties.age,data:data11};
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
else {
const err40 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.password.anyOf[0].type,parentSchema:schema31.properties.spec.properties.password.anyOf[0],data:data10};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid3 = valid3 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs29 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if((data10.env === undefined) || (!(func0.call(data10, "env")))){
const err41 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/1/required",keyword:"required",params:{missingProperty: "env"},schema:schema31.properties.spec.properties.password.anyOf[1].required,parentSchema:schema31.properties.spec.properties.password.anyOf[1],data:data10};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key4 of Object.keys(data10)){
if(!(key4 === "env")){
const err42 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.spec.properties.password.anyOf[1],data:data10};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data10.env !== undefined && func0.call(data10, "env")){
let data12 = data10.env;
if(typeof data12 === "string"){
if(func69(data12) > 128){
const err43 = {instancePath:instancePath+"/spec/password/env",schemaPath:"#/properties/spec/properties/password/anyOf/1/properties/env/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.password.anyOf[1].properties.env,data:data12};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(func69(data12) < 1){
const err44 = {instancePath:instancePath+"/spec/password/env",schemaPath:"#/properties/spec/properties/password/anyOf/1/properties/env/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.password.anyOf[1].properties.env,data:data12};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!pattern8.test(data12)){
const err45 = {instancePath:instancePath+"/spec/password/env",schemaPath:"#/properties/spec/properties/password/anyOf/1/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.password.anyOf[1].properties.env,data:data12};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/spec/password/env",schemaPath:"#/properties/spec/properties/password/anyOf/1/properties/env/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.password.anyOf[1].properties.env.type,parentSchema:schema31.properties.spec.properties.password.anyOf[1].properties.env,data:data12};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.password.anyOf[1].type,parentSchema:schema31.properties.spec.properties.password.anyOf[1],data:data10};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid0 = _errs29 === errors;
valid3 = valid3 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs34 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if((data10.file === undefined) || (!(func0.call(data10, "file")))){
const err48 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/2/required",keyword:"required",params:{missingProperty: "file"},schema:schema31.properties.spec.properties.password.anyOf[2].required,parentSchema:schema31.properties.spec.properties.password.anyOf[2],data:data10};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key5 of Object.keys(data10)){
if(!(key5 === "file")){
const err49 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.spec.properties.password.anyOf[2],data:data10};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data10.file !== undefined && func0.call(data10, "file")){
let data13 = data10.file;
if(typeof data13 === "string"){
if(func69(data13) > 128){
const err50 = {instancePath:instancePath+"/spec/password/file",schemaPath:"#/properties/spec/properties/password/anyOf/2/properties/file/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.password.anyOf[2].properties.file,data:data13};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(func69(data13) < 1){
const err51 = {instancePath:instancePath+"/spec/password/file",schemaPath:"#/properties/spec/properties/password/anyOf/2/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.password.anyOf[2].properties.file,data:data13};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!pattern9.test(data13)){
const err52 = {instancePath:instancePath+"/spec/password/file",schemaPath:"#/properties/spec/properties/password/anyOf/2/properties/file/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.spec.properties.password.anyOf[2].properties.file,data:data13};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/spec/password/file",schemaPath:"#/properties/spec/properties/password/anyOf/2/properties/file/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.password.anyOf[2].properties.file.type,parentSchema:schema31.properties.spec.properties.password.anyOf[2].properties.file,data:data13};
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
else {
const err54 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.password.anyOf[2].type,parentSchema:schema31.properties.spec.properties.password.anyOf[2],data:data10};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid0 = _errs34 === errors;
valid3 = valid3 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
if(!valid3){
const err55 = {instancePath:instancePath+"/spec/password",schemaPath:"#/properties/spec/properties/password/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.password.anyOf,parentSchema:schema31.properties.spec.properties.password,data:data10};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
}
if(data4.image !== undefined && func0.call(data4, "image")){
let data14 = data4.image;
if(typeof data14 === "string"){
if(func69(data14) > 512){
const err56 = {instancePath:instancePath+"/spec/image",schemaPath:"#/properties/spec/properties/image/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema31.properties.spec.properties.image,data:data14};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(func69(data14) < 1){
const err57 = {instancePath:instancePath+"/spec/image",schemaPath:"#/properties/spec/properties/image/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.image,data:data14};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/spec/image",schemaPath:"#/properties/spec/properties/image/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.image.type,parentSchema:schema31.properties.spec.properties.image,data:data14};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data4.network !== undefined && func0.call(data4, "network")){
let data15 = data4.network;
if(typeof data15 === "string"){
if(func69(data15) > 128){
const err59 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.network,data:data15};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(func69(data15) < 1){
const err60 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.network,data:data15};
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
const err61 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.network.type,parentSchema:schema31.properties.spec.properties.network,data:data15};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data4.databases !== undefined && func0.call(data4, "databases")){
let data16 = data4.databases;
if(Array.isArray(data16)){
if(data16.length > 500){
const err62 = {instancePath:instancePath+"/spec/databases",schemaPath:"#/properties/spec/properties/databases/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.databases,data:data16};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
const len0 = data16.length;
for(let i0=0; i0<len0; i0++){
let data17 = data16[i0];
if(typeof data17 === "string"){
if(func69(data17) > 1024){
const err63 = {instancePath:instancePath+"/spec/databases/" + i0,schemaPath:"#/properties/spec/properties/databases/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.databases.items,data:data17};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(func69(data17) < 1){
const err64 = {instancePath:instancePath+"/spec/databases/" + i0,schemaPath:"#/properties/spec/properties/databases/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.databases.items,data:data17};
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
const err65 = {instancePath:instancePath+"/spec/databases/" + i0,schemaPath:"#/properties/spec/properties/databases/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.databases.items.type,parentSchema:schema31.properties.spec.properties.databases.items,data:data17};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
let i1 = data16.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data16[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err66 = {instancePath:instancePath+"/spec/databases",schemaPath:"#/properties/spec/properties/databases/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.databases,data:data16};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err67 = {instancePath:instancePath+"/spec/databases",schemaPath:"#/properties/spec/properties/databases/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.databases.type,parentSchema:schema31.properties.spec.properties.databases,data:data16};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data4.globals !== undefined && func0.call(data4, "globals")){
let data18 = data4.globals;
if(typeof data18 !== "boolean"){
const err68 = {instancePath:instancePath+"/spec/globals",schemaPath:"#/properties/spec/properties/globals/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.globals.type,parentSchema:schema31.properties.spec.properties.globals,data:data18};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data4.lockTimeout !== undefined && func0.call(data4, "lockTimeout")){
let data19 = data4.lockTimeout;
if(typeof data19 === "string"){
if(func69(data19) > 9){
const err69 = {instancePath:instancePath+"/spec/lockTimeout",schemaPath:"#/properties/spec/properties/lockTimeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.lockTimeout,data:data19};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(func69(data19) < 2){
const err70 = {instancePath:instancePath+"/spec/lockTimeout",schemaPath:"#/properties/spec/properties/lockTimeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.lockTimeout,data:data19};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!pattern10.test(data19)){
const err71 = {instancePath:instancePath+"/spec/lockTimeout",schemaPath:"#/properties/spec/properties/lockTimeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.lockTimeout,data:data19};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/spec/lockTimeout",schemaPath:"#/properties/spec/properties/lockTimeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.lockTimeout.type,parentSchema:schema31.properties.spec.properties.lockTimeout,data:data19};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
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
else {
const err74 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
