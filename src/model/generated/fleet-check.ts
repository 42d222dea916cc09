// Written by scripts/generate.ts from schemas/fleet.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { fleetSchema } from './fleet.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkFleet = validate20;
const schema31 = fleetSchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$", "u");
const pattern7 = new RegExp("^/", "u");
const pattern8 = new RegExp("^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$", "u");
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/fleet.schema.json" */;
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
if("Fleet" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Fleet"},schema:"Fleet",parentSchema:schema31.properties.kind,data:data1};
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
if((data4.source === undefined) || (!(func0.call(data4, "source")))){
const err14 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "source"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((data4.targets === undefined) || (!(func0.call(data4, "targets")))){
const err15 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "targets"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 of Object.keys(data4)){
if(!(((((key2 === "source") || (key2 === "targets")) || (key2 === "stateDir")) || (key2 === "secrets")) || (key2 === "budget"))){
const err16 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data4.source !== undefined && func0.call(data4, "source")){
let data5 = data4.source;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key3 of Object.keys(data5)){
if(!((((((key3 === "url") || (key3 === "folder")) || (key3 === "branch")) || (key3 === "path")) || (key3 === "timeout")) || (key3 === "credentials"))){
const err17 = {instancePath:instancePath+"/spec/source",schemaPath:"#/properties/spec/properties/source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.spec.properties.source,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.url !== undefined && func0.call(data5, "url")){
let data6 = data5.url;
if(typeof data6 === "string"){
if(func69(data6) > 2048){
const err18 = {instancePath:instancePath+"/spec/source/url",schemaPath:"#/properties/spec/properties/source/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048},schema:2048,parentSchema:schema31.properties.spec.properties.source.properties.url,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func69(data6) < 1){
const err19 = {instancePath:instancePath+"/spec/source/url",schemaPath:"#/properties/spec/properties/source/properties/url/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.url,data:data6};
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
const err20 = {instancePath:instancePath+"/spec/source/url",schemaPath:"#/properties/spec/properties/source/properties/url/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.url.type,parentSchema:schema31.properties.spec.properties.source.properties.url,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data5.folder !== undefined && func0.call(data5, "folder")){
let data7 = data5.folder;
if(typeof data7 === "string"){
if(func69(data7) > 1024){
const err21 = {instancePath:instancePath+"/spec/source/folder",schemaPath:"#/properties/spec/properties/source/properties/folder/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.source.properties.folder,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(func69(data7) < 1){
const err22 = {instancePath:instancePath+"/spec/source/folder",schemaPath:"#/properties/spec/properties/source/properties/folder/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.folder,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/spec/source/folder",schemaPath:"#/properties/spec/properties/source/properties/folder/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.folder.type,parentSchema:schema31.properties.spec.properties.source.properties.folder,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data5.branch !== undefined && func0.call(data5, "branch")){
let data8 = data5.branch;
if(typeof data8 === "string"){
if(func69(data8) > 255){
const err24 = {instancePath:instancePath+"/spec/source/branch",schemaPath:"#/properties/spec/properties/source/properties/branch/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema31.properties.spec.properties.source.properties.branch,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(func69(data8) < 1){
const err25 = {instancePath:instancePath+"/spec/source/branch",schemaPath:"#/properties/spec/properties/source/properties/branch/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.branch,data:data8};
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
const err26 = {instancePath:instancePath+"/spec/source/branch",schemaPath:"#/properties/spec/properties/source/properties/branch/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.branch.type,parentSchema:schema31.properties.spec.properties.source.properties.branch,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data5.path !== undefined && func0.call(data5, "path")){
let data9 = data5.path;
if(typeof data9 === "string"){
if(func69(data9) > 1024){
const err27 = {instancePath:instancePath+"/spec/source/path",schemaPath:"#/properties/spec/properties/source/properties/path/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.source.properties.path,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(func69(data9) < 1){
const err28 = {instancePath:instancePath+"/spec/source/path",schemaPath:"#/properties/spec/properties/source/properties/path/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.path,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/source/path",schemaPath:"#/properties/spec/properties/source/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.path.type,parentSchema:schema31.properties.spec.properties.source.properties.path,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data5.timeout !== undefined && func0.call(data5, "timeout")){
let data10 = data5.timeout;
if(typeof data10 === "string"){
if(func69(data10) > 9){
const err30 = {instancePath:instancePath+"/spec/source/timeout",schemaPath:"#/properties/spec/properties/source/properties/timeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.source.properties.timeout,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(func69(data10) < 2){
const err31 = {instancePath:instancePath+"/spec/source/timeout",schemaPath:"#/properties/spec/properties/source/properties/timeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.source.properties.timeout,data:data10};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern5.test(data10)){
const err32 = {instancePath:instancePath+"/spec/source/timeout",schemaPath:"#/properties/spec/properties/source/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.source.properties.timeout,data:data10};
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
const err33 = {instancePath:instancePath+"/spec/source/timeout",schemaPath:"#/properties/spec/properties/source/properties/timeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.timeout.type,parentSchema:schema31.properties.spec.properties.source.properties.timeout,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data5.credentials !== undefined && func0.call(data5, "credentials")){
let data11 = data5.credentials;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key4 of Object.keys(data11)){
if(!(((key4 === "sshKeyFile") || (key4 === "knownHostsFile")) || (key4 === "tokenFile"))){
const err34 = {instancePath:instancePath+"/spec/source/credentials",schemaPath:"#/properties/spec/properties/source/properties/credentials/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.spec.properties.source.properties.credentials,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data11.sshKeyFile !== undefined && func0.call(data11, "sshKeyFile")){
let data12 = data11.sshKeyFile;
if(typeof data12 === "string"){
if(func69(data12) > 1024){
const err35 = {instancePath:instancePath+"/spec/source/credentials/sshKeyFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/sshKeyFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.sshKeyFile,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(func69(data12) < 1){
const err36 = {instancePath:instancePath+"/spec/source/credentials/sshKeyFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/sshKeyFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.sshKeyFile,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/spec/source/credentials/sshKeyFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/sshKeyFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.credentials.properties.sshKeyFile.type,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.sshKeyFile,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data11.knownHostsFile !== undefined && func0.call(data11, "knownHostsFile")){
let data13 = data11.knownHostsFile;
if(typeof data13 === "string"){
if(func69(data13) > 1024){
const err38 = {instancePath:instancePath+"/spec/source/credentials/knownHostsFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/knownHostsFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.knownHostsFile,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(func69(data13) < 1){
const err39 = {instancePath:instancePath+"/spec/source/credentials/knownHostsFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/knownHostsFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.knownHostsFile,data:data13};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/spec/source/credentials/knownHostsFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/knownHostsFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.credentials.properties.knownHostsFile.type,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.knownHostsFile,data:data13};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data11.tokenFile !== undefined && func0.call(data11, "tokenFile")){
let data14 = data11.tokenFile;
if(typeof data14 === "string"){
if(func69(data14) > 1024){
const err41 = {instancePath:instancePath+"/spec/source/credentials/tokenFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/tokenFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.tokenFile,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(func69(data14) < 1){
const err42 = {instancePath:instancePath+"/spec/source/credentials/tokenFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/tokenFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.tokenFile,data:data14};
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
const err43 = {instancePath:instancePath+"/spec/source/credentials/tokenFile",schemaPath:"#/properties/spec/properties/source/properties/credentials/properties/tokenFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.credentials.properties.tokenFile.type,parentSchema:schema31.properties.spec.properties.source.properties.credentials.properties.tokenFile,data:data14};
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
const err44 = {instancePath:instancePath+"/spec/source/credentials",schemaPath:"#/properties/spec/properties/source/properties/credentials/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.source.properties.credentials.type,parentSchema:schema31.properties.spec.properties.source.properties.credentials,data:data11};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/spec/source",schemaPath:"#/properties/spec/properties/source/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.source.type,parentSchema:schema31.properties.spec.properties.source,data:data5};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data4.targets !== undefined && func0.call(data4, "targets")){
let data15 = data4.targets;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length > 200){
const err46 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.targets,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(Object.keys(data15).length < 1){
const err47 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets,data:data15};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
for(const key5 of Object.keys(data15)){
const _errs36 = errors;
if(typeof key5 === "string"){
if(func69(key5) > 63){
const err48 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(func69(key5) < 1){
const err49 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!pattern4.test(key5)){
const err50 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.propertyNames.type,parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var valid5 = _errs36 === errors;
if(!valid5){
const err52 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames",keyword:"propertyNames",params:{propertyName: key5},schema:schema31.properties.spec.properties.targets.propertyNames,parentSchema:schema31.properties.spec.properties.targets,data:data15};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
for(const key6 of Object.keys(data15)){
let data16 = data15[key6];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if((data16.docker === undefined) || (!(func0.call(data16, "docker")))){
const err53 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/targets/additionalProperties/required",keyword:"required",params:{missingProperty: "docker"},schema:schema31.properties.spec.properties.targets.additionalProperties.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
for(const key7 of Object.keys(data16)){
if(!(((((((key7 === "docker") || (key7 === "tls")) || (key7 === "dataRoot")) || (key7 === "publishAddress")) || (key7 === "autoPorts")) || (key7 === "parallelism")) || (key7 === "timeout"))){
const err54 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/targets/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.spec.properties.targets.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data16.docker !== undefined && func0.call(data16, "docker")){
let data17 = data16.docker;
if(typeof data17 === "string"){
if(func69(data17) > 512){
const err55 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/docker",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/docker/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker,data:data17};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(func69(data17) < 1){
const err56 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/docker",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/docker/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker,data:data17};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/docker",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/docker/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker,data:data17};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data16.tls !== undefined && func0.call(data16, "tls")){
let data18 = data16.tls;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if((data18.caFile === undefined) || (!(func0.call(data18, "caFile")))){
const err58 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/required",keyword:"required",params:{missingProperty: "caFile"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data18};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if((data18.certFile === undefined) || (!(func0.call(data18, "certFile")))){
const err59 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/required",keyword:"required",params:{missingProperty: "certFile"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data18};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if((data18.keyFile === undefined) || (!(func0.call(data18, "keyFile")))){
const err60 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/required",keyword:"required",params:{missingProperty: "keyFile"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data18};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key8 of Object.keys(data18)){
if(!(((key8 === "caFile") || (key8 === "certFile")) || (key8 === "keyFile"))){
const err61 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data18};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data18.caFile !== undefined && func0.call(data18, "caFile")){
let data19 = data18.caFile;
if(typeof data19 === "string"){
if(func69(data19) > 1024){
const err62 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/caFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/caFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile,data:data19};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(func69(data19) < 1){
const err63 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/caFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/caFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile,data:data19};
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
const err64 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/caFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/caFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile,data:data19};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data18.certFile !== undefined && func0.call(data18, "certFile")){
let data20 = data18.certFile;
if(typeof data20 === "string"){
if(func69(data20) > 1024){
const err65 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/certFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/certFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile,data:data20};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(func69(data20) < 1){
const err66 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/certFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/certFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile,data:data20};
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
const err67 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/certFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/certFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile,data:data20};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data18.keyFile !== undefined && func0.call(data18, "keyFile")){
let data21 = data18.keyFile;
if(typeof data21 === "string"){
if(func69(data21) > 1024){
const err68 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/keyFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/keyFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile,data:data21};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(func69(data21) < 1){
const err69 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/keyFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/keyFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile,data:data21};
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
const err70 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/keyFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/keyFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile,data:data21};
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
else {
const err71 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data18};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data16.dataRoot !== undefined && func0.call(data16, "dataRoot")){
let data22 = data16.dataRoot;
if(typeof data22 === "string"){
if(func69(data22) > 1024){
const err72 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data22};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(func69(data22) < 1){
const err73 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data22};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(!pattern7.test(data22)){
const err74 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data22};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data22};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data16.publishAddress !== undefined && func0.call(data16, "publishAddress")){
let data23 = data16.publishAddress;
if(typeof data23 === "string"){
if(func69(data23) > 45){
const err76 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/publishAddress",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/publishAddress/maxLength",keyword:"maxLength",params:{limit: 45},schema:45,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress,data:data23};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(func69(data23) < 2){
const err77 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/publishAddress",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/publishAddress/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress,data:data23};
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
const err78 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/publishAddress",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/publishAddress/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress,data:data23};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data16.autoPorts !== undefined && func0.call(data16, "autoPorts")){
let data24 = data16.autoPorts;
if(typeof data24 === "string"){
if(func69(data24) > 11){
const err79 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoPorts",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/autoPorts/maxLength",keyword:"maxLength",params:{limit: 11},schema:11,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts,data:data24};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!pattern8.test(data24)){
const err80 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoPorts",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/autoPorts/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$"},schema:"^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$",parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts,data:data24};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoPorts",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/autoPorts/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts,data:data24};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data16.parallelism !== undefined && func0.call(data16, "parallelism")){
let data25 = data16.parallelism;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err82 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/parallelism",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/parallelism/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism,data:data25};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 64 || isNaN(data25)){
const err83 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/parallelism",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/parallelism/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism,data:data25};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err84 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/parallelism",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/parallelism/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism,data:data25};
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
if(data16.timeout !== undefined && func0.call(data16, "timeout")){
let data26 = data16.timeout;
if(typeof data26 === "string"){
if(func69(data26) > 9){
const err85 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data26};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(func69(data26) < 2){
const err86 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data26};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(!pattern5.test(data26)){
const err87 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data26};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data26};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
else {
const err89 = {instancePath:instancePath+"/spec/targets/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/targets/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.targets.additionalProperties.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties,data:data16};
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
else {
const err90 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.targets.type,parentSchema:schema31.properties.spec.properties.targets,data:data15};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data4.stateDir !== undefined && func0.call(data4, "stateDir")){
let data27 = data4.stateDir;
if(typeof data27 === "string"){
if(func69(data27) > 1024){
const err91 = {instancePath:instancePath+"/spec/stateDir",schemaPath:"#/properties/spec/properties/stateDir/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.stateDir,data:data27};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(func69(data27) < 1){
const err92 = {instancePath:instancePath+"/spec/stateDir",schemaPath:"#/properties/spec/properties/stateDir/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.stateDir,data:data27};
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
const err93 = {instancePath:instancePath+"/spec/stateDir",schemaPath:"#/properties/spec/properties/stateDir/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.stateDir.type,parentSchema:schema31.properties.spec.properties.stateDir,data:data27};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data4.secrets !== undefined && func0.call(data4, "secrets")){
let data28 = data4.secrets;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key9 of Object.keys(data28)){
if(!(((key9 === "identityFile") || (key9 === "env")) || (key9 === "folder"))){
const err94 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.spec.properties.secrets,data:data28};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data28.identityFile !== undefined && func0.call(data28, "identityFile")){
let data29 = data28.identityFile;
if(typeof data29 === "string"){
if(func69(data29) > 1024){
const err95 = {instancePath:instancePath+"/spec/secrets/identityFile",schemaPath:"#/properties/spec/properties/secrets/properties/identityFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.secrets.properties.identityFile,data:data29};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(func69(data29) < 1){
const err96 = {instancePath:instancePath+"/spec/secrets/identityFile",schemaPath:"#/properties/spec/properties/secrets/properties/identityFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.properties.identityFile,data:data29};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/spec/secrets/identityFile",schemaPath:"#/properties/spec/properties/secrets/properties/identityFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.properties.identityFile.type,parentSchema:schema31.properties.spec.properties.secrets.properties.identityFile,data:data29};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data28.env !== undefined && func0.call(data28, "env")){
let data30 = data28.env;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if((data30.prefix === undefined) || (!(func0.call(data30, "prefix")))){
const err98 = {instancePath:instancePath+"/spec/secrets/env",schemaPath:"#/properties/spec/properties/secrets/properties/env/required",keyword:"required",params:{missingProperty: "prefix"},schema:schema31.properties.spec.properties.secrets.properties.env.required,parentSchema:schema31.properties.spec.properties.secrets.properties.env,data:data30};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
for(const key10 of Object.keys(data30)){
if(!(key10 === "prefix")){
const err99 = {instancePath:instancePath+"/spec/secrets/env",schemaPath:"#/properties/spec/properties/secrets/properties/env/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.spec.properties.secrets.properties.env,data:data30};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data30.prefix !== undefined && func0.call(data30, "prefix")){
let data31 = data30.prefix;
if(typeof data31 === "string"){
if(func69(data31) > 128){
const err100 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data31};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(func69(data31) < 1){
const err101 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data31};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(!pattern10.test(data31)){
const err102 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data31};
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
const err103 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix.type,parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data31};
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
const err104 = {instancePath:instancePath+"/spec/secrets/env",schemaPath:"#/properties/spec/properties/secrets/properties/env/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.properties.env.type,parentSchema:schema31.properties.spec.properties.secrets.properties.env,data:data30};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data28.folder !== undefined && func0.call(data28, "folder")){
let data32 = data28.folder;
if(typeof data32 === "string"){
if(func69(data32) > 1024){
const err105 = {instancePath:instancePath+"/spec/secrets/folder",schemaPath:"#/properties/spec/properties/secrets/properties/folder/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.secrets.properties.folder,data:data32};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(func69(data32) < 1){
const err106 = {instancePath:instancePath+"/spec/secrets/folder",schemaPath:"#/properties/spec/properties/secrets/properties/folder/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.properties.folder,data:data32};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/spec/secrets/folder",schemaPath:"#/properties/spec/properties/secrets/properties/folder/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.properties.folder.type,parentSchema:schema31.properties.spec.properties.secrets.properties.folder,data:data32};
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
else {
const err108 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.type,parentSchema:schema31.properties.spec.properties.secrets,data:data28};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data4.budget !== undefined && func0.call(data4, "budget")){
let data33 = data4.budget;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key11 of Object.keys(data33)){
if(!((key11 === "removePercent") || (key11 === "removeCount"))){
const err109 = {instancePath:instancePath+"/spec/budget",schemaPath:"#/properties/spec/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.spec.properties.budget,data:data33};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data33.removePercent !== undefined && func0.call(data33, "removePercent")){
let data34 = data33.removePercent;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
const err110 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.budget.properties.removePercent.type,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data34};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 100 || isNaN(data34)){
const err111 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data34};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data34 < 0 || isNaN(data34)){
const err112 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data34};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
if(data33.removeCount !== undefined && func0.call(data33, "removeCount")){
let data35 = data33.removeCount;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err113 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.budget.properties.removeCount.type,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data35};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 10000 || isNaN(data35)){
const err114 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data35};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err115 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data35};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
}
else {
const err116 = {instancePath:instancePath+"/spec/budget",schemaPath:"#/properties/spec/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.budget.type,parentSchema:schema31.properties.spec.properties.budget,data:data33};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
else {
const err118 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
