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
const pattern8 = new RegExp("^/", "u");
const pattern9 = new RegExp("^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$", "u");
const pattern11 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern12 = new RegExp("^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$", "u");
const pattern15 = new RegExp("^[^\\s@<>\"]+@[^\\s@<>\"]+$", "u");
const pattern17 = new RegExp("^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$", "u");
const pattern22 = new RegExp("^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$", "u");
const pattern29 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
const pattern31 = new RegExp("^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[a-z0-9][a-z0-9._-]*)*$", "u");

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
if(!(func0.call(schema31.properties.spec.properties, key2))){
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
if(!((((((((key3 === "url") || (key3 === "folder")) || (key3 === "branch")) || (key3 === "path")) || (key3 === "timeout")) || (key3 === "credentials")) || (key3 === "interval")) || (key3 === "signatures"))){
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
if(data5.interval !== undefined && func0.call(data5, "interval")){
let data15 = data5.interval;
if(typeof data15 === "string"){
if(func69(data15) > 9){
const err45 = {instancePath:instancePath+"/spec/source/interval",schemaPath:"#/properties/spec/properties/source/properties/interval/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.source.properties.interval,data:data15};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(func69(data15) < 2){
const err46 = {instancePath:instancePath+"/spec/source/interval",schemaPath:"#/properties/spec/properties/source/properties/interval/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.source.properties.interval,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(!pattern5.test(data15)){
const err47 = {instancePath:instancePath+"/spec/source/interval",schemaPath:"#/properties/spec/properties/source/properties/interval/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.source.properties.interval,data:data15};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/spec/source/interval",schemaPath:"#/properties/spec/properties/source/properties/interval/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.interval.type,parentSchema:schema31.properties.spec.properties.source.properties.interval,data:data15};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data5.signatures !== undefined && func0.call(data5, "signatures")){
let data16 = data5.signatures;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key5 of Object.keys(data16)){
if(!(((key5 === "mode") || (key5 === "allowedSigners")) || (key5 === "gpgHome"))){
const err49 = {instancePath:instancePath+"/spec/source/signatures",schemaPath:"#/properties/spec/properties/source/properties/signatures/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.spec.properties.source.properties.signatures,data:data16};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data16.mode !== undefined && func0.call(data16, "mode")){
let data17 = data16.mode;
if(!(((data17 === "none") || (data17 === "head")) || (data17 === "strict"))){
const err50 = {instancePath:instancePath+"/spec/source/signatures/mode",schemaPath:"#/properties/spec/properties/source/properties/signatures/properties/mode/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.source.properties.signatures.properties.mode.enum},schema:schema31.properties.spec.properties.source.properties.signatures.properties.mode.enum,parentSchema:schema31.properties.spec.properties.source.properties.signatures.properties.mode,data:data17};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data16.allowedSigners !== undefined && func0.call(data16, "allowedSigners")){
let data18 = data16.allowedSigners;
if(typeof data18 === "string"){
if(func69(data18) > 1024){
const err51 = {instancePath:instancePath+"/spec/source/signatures/allowedSigners",schemaPath:"#/properties/spec/properties/source/properties/signatures/properties/allowedSigners/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.source.properties.signatures.properties.allowedSigners,data:data18};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(func69(data18) < 1){
const err52 = {instancePath:instancePath+"/spec/source/signatures/allowedSigners",schemaPath:"#/properties/spec/properties/source/properties/signatures/properties/allowedSigners/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.signatures.properties.allowedSigners,data:data18};
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
const err53 = {instancePath:instancePath+"/spec/source/signatures/allowedSigners",schemaPath:"#/properties/spec/properties/source/properties/signatures/properties/allowedSigners/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.signatures.properties.allowedSigners.type,parentSchema:schema31.properties.spec.properties.source.properties.signatures.properties.allowedSigners,data:data18};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data16.gpgHome !== undefined && func0.call(data16, "gpgHome")){
let data19 = data16.gpgHome;
if(typeof data19 === "string"){
if(func69(data19) > 1024){
const err54 = {instancePath:instancePath+"/spec/source/signatures/gpgHome",schemaPath:"#/properties/spec/properties/source/properties/signatures/properties/gpgHome/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.source.properties.signatures.properties.gpgHome,data:data19};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(func69(data19) < 1){
const err55 = {instancePath:instancePath+"/spec/source/signatures/gpgHome",schemaPath:"#/properties/spec/properties/source/properties/signatures/properties/gpgHome/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.source.properties.signatures.properties.gpgHome,data:data19};
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
const err56 = {instancePath:instancePath+"/spec/source/signatures/gpgHome",schemaPath:"#/properties/spec/properties/source/properties/signatures/properties/gpgHome/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.source.properties.signatures.properties.gpgHome.type,parentSchema:schema31.properties.spec.properties.source.properties.signatures.properties.gpgHome,data:data19};
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
else {
const err57 = {instancePath:instancePath+"/spec/source/signatures",schemaPath:"#/properties/spec/properties/source/properties/signatures/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.source.properties.signatures.type,parentSchema:schema31.properties.spec.properties.source.properties.signatures,data:data16};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/spec/source",schemaPath:"#/properties/spec/properties/source/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.source.type,parentSchema:schema31.properties.spec.properties.source,data:data5};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data4.targets !== undefined && func0.call(data4, "targets")){
let data20 = data4.targets;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(Object.keys(data20).length > 200){
const err59 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.targets,data:data20};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(Object.keys(data20).length < 1){
const err60 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets,data:data20};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key6 of Object.keys(data20)){
const _errs46 = errors;
if(typeof key6 === "string"){
if(func69(key6) > 63){
const err61 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(func69(key6) < 1){
const err62 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern4.test(key6)){
const err63 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key6,propertyName:key6};
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
const err64 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.propertyNames.type,parentSchema:schema31.properties.spec.properties.targets.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var valid6 = _errs46 === errors;
if(!valid6){
const err65 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/propertyNames",keyword:"propertyNames",params:{propertyName: key6},schema:schema31.properties.spec.properties.targets.propertyNames,parentSchema:schema31.properties.spec.properties.targets,data:data20};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
for(const key7 of Object.keys(data20)){
let data21 = data20[key7];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if((data21.docker === undefined) || (!(func0.call(data21, "docker")))){
const err66 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/targets/additionalProperties/required",keyword:"required",params:{missingProperty: "docker"},schema:schema31.properties.spec.properties.targets.additionalProperties.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
for(const key8 of Object.keys(data21)){
if(!(((((((key8 === "docker") || (key8 === "tls")) || (key8 === "dataRoot")) || (key8 === "publishAddress")) || (key8 === "autoPorts")) || (key8 === "parallelism")) || (key8 === "timeout"))){
const err67 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/targets/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.spec.properties.targets.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data21.docker !== undefined && func0.call(data21, "docker")){
let data22 = data21.docker;
if(typeof data22 === "string"){
if(func69(data22) > 512){
const err68 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/docker",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/docker/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker,data:data22};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(func69(data22) < 1){
const err69 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/docker",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/docker/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker,data:data22};
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
const err70 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/docker",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/docker/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.docker,data:data22};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data21.tls !== undefined && func0.call(data21, "tls")){
let data23 = data21.tls;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if((data23.caFile === undefined) || (!(func0.call(data23, "caFile")))){
const err71 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/required",keyword:"required",params:{missingProperty: "caFile"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data23};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((data23.certFile === undefined) || (!(func0.call(data23, "certFile")))){
const err72 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/required",keyword:"required",params:{missingProperty: "certFile"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data23};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if((data23.keyFile === undefined) || (!(func0.call(data23, "keyFile")))){
const err73 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/required",keyword:"required",params:{missingProperty: "keyFile"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.required,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data23};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
for(const key9 of Object.keys(data23)){
if(!(((key9 === "caFile") || (key9 === "certFile")) || (key9 === "keyFile"))){
const err74 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data23};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data23.caFile !== undefined && func0.call(data23, "caFile")){
let data24 = data23.caFile;
if(typeof data24 === "string"){
if(func69(data24) > 1024){
const err75 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/caFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/caFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile,data:data24};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(func69(data24) < 1){
const err76 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/caFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/caFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile,data:data24};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/caFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/caFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.caFile,data:data24};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data23.certFile !== undefined && func0.call(data23, "certFile")){
let data25 = data23.certFile;
if(typeof data25 === "string"){
if(func69(data25) > 1024){
const err78 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/certFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/certFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile,data:data25};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(func69(data25) < 1){
const err79 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/certFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/certFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile,data:data25};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/certFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/certFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.certFile,data:data25};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data23.keyFile !== undefined && func0.call(data23, "keyFile")){
let data26 = data23.keyFile;
if(typeof data26 === "string"){
if(func69(data26) > 1024){
const err81 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/keyFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/keyFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile,data:data26};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(func69(data26) < 1){
const err82 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/keyFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/keyFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile,data:data26};
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
const err83 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls/keyFile",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/properties/keyFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.properties.keyFile,data:data26};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/tls",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/tls/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.tls,data:data23};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data21.dataRoot !== undefined && func0.call(data21, "dataRoot")){
let data27 = data21.dataRoot;
if(typeof data27 === "string"){
if(func69(data27) > 1024){
const err85 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data27};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(func69(data27) < 1){
const err86 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data27};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(!pattern8.test(data27)){
const err87 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data27};
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
const err88 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/dataRoot",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/dataRoot/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.dataRoot,data:data27};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data21.publishAddress !== undefined && func0.call(data21, "publishAddress")){
let data28 = data21.publishAddress;
if(typeof data28 === "string"){
if(func69(data28) > 45){
const err89 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/publishAddress",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/publishAddress/maxLength",keyword:"maxLength",params:{limit: 45},schema:45,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress,data:data28};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(func69(data28) < 2){
const err90 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/publishAddress",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/publishAddress/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress,data:data28};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/publishAddress",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/publishAddress/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.publishAddress,data:data28};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data21.autoPorts !== undefined && func0.call(data21, "autoPorts")){
let data29 = data21.autoPorts;
if(typeof data29 === "string"){
if(func69(data29) > 11){
const err92 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoPorts",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/autoPorts/maxLength",keyword:"maxLength",params:{limit: 11},schema:11,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts,data:data29};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(!pattern9.test(data29)){
const err93 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoPorts",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/autoPorts/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$"},schema:"^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$",parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts,data:data29};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoPorts",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/autoPorts/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.autoPorts,data:data29};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data21.parallelism !== undefined && func0.call(data21, "parallelism")){
let data30 = data21.parallelism;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err95 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parallelism",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/parallelism/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism,data:data30};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 64 || isNaN(data30)){
const err96 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parallelism",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/parallelism/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism,data:data30};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data30 < 1 || isNaN(data30)){
const err97 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/parallelism",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/parallelism/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.parallelism,data:data30};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
if(data21.timeout !== undefined && func0.call(data21, "timeout")){
let data31 = data21.timeout;
if(typeof data31 === "string"){
if(func69(data31) > 9){
const err98 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data31};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(func69(data31) < 2){
const err99 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data31};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(!pattern5.test(data31)){
const err100 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data31};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/spec/properties/targets/additionalProperties/properties/timeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties.properties.timeout,data:data31};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath:instancePath+"/spec/targets/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/targets/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.targets.additionalProperties.type,parentSchema:schema31.properties.spec.properties.targets.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/spec/targets",schemaPath:"#/properties/spec/properties/targets/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.targets.type,parentSchema:schema31.properties.spec.properties.targets,data:data20};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data4.stateDir !== undefined && func0.call(data4, "stateDir")){
let data32 = data4.stateDir;
if(typeof data32 === "string"){
if(func69(data32) > 1024){
const err104 = {instancePath:instancePath+"/spec/stateDir",schemaPath:"#/properties/spec/properties/stateDir/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.stateDir,data:data32};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(func69(data32) < 1){
const err105 = {instancePath:instancePath+"/spec/stateDir",schemaPath:"#/properties/spec/properties/stateDir/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.stateDir,data:data32};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/spec/stateDir",schemaPath:"#/properties/spec/properties/stateDir/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.stateDir.type,parentSchema:schema31.properties.spec.properties.stateDir,data:data32};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data4.secrets !== undefined && func0.call(data4, "secrets")){
let data33 = data4.secrets;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key10 of Object.keys(data33)){
if(!(((key10 === "identityFile") || (key10 === "env")) || (key10 === "folder"))){
const err107 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.spec.properties.secrets,data:data33};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data33.identityFile !== undefined && func0.call(data33, "identityFile")){
let data34 = data33.identityFile;
if(typeof data34 === "string"){
if(func69(data34) > 1024){
const err108 = {instancePath:instancePath+"/spec/secrets/identityFile",schemaPath:"#/properties/spec/properties/secrets/properties/identityFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.secrets.properties.identityFile,data:data34};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(func69(data34) < 1){
const err109 = {instancePath:instancePath+"/spec/secrets/identityFile",schemaPath:"#/properties/spec/properties/secrets/properties/identityFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.properties.identityFile,data:data34};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/spec/secrets/identityFile",schemaPath:"#/properties/spec/properties/secrets/properties/identityFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.properties.identityFile.type,parentSchema:schema31.properties.spec.properties.secrets.properties.identityFile,data:data34};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data33.env !== undefined && func0.call(data33, "env")){
let data35 = data33.env;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if((data35.prefix === undefined) || (!(func0.call(data35, "prefix")))){
const err111 = {instancePath:instancePath+"/spec/secrets/env",schemaPath:"#/properties/spec/properties/secrets/properties/env/required",keyword:"required",params:{missingProperty: "prefix"},schema:schema31.properties.spec.properties.secrets.properties.env.required,parentSchema:schema31.properties.spec.properties.secrets.properties.env,data:data35};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
for(const key11 of Object.keys(data35)){
if(!(key11 === "prefix")){
const err112 = {instancePath:instancePath+"/spec/secrets/env",schemaPath:"#/properties/spec/properties/secrets/properties/env/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.spec.properties.secrets.properties.env,data:data35};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data35.prefix !== undefined && func0.call(data35, "prefix")){
let data36 = data35.prefix;
if(typeof data36 === "string"){
if(func69(data36) > 128){
const err113 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data36};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(func69(data36) < 1){
const err114 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data36};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(!pattern11.test(data36)){
const err115 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data36};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
else {
const err116 = {instancePath:instancePath+"/spec/secrets/env/prefix",schemaPath:"#/properties/spec/properties/secrets/properties/env/properties/prefix/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix.type,parentSchema:schema31.properties.spec.properties.secrets.properties.env.properties.prefix,data:data36};
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
const err117 = {instancePath:instancePath+"/spec/secrets/env",schemaPath:"#/properties/spec/properties/secrets/properties/env/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.properties.env.type,parentSchema:schema31.properties.spec.properties.secrets.properties.env,data:data35};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data33.folder !== undefined && func0.call(data33, "folder")){
let data37 = data33.folder;
if(typeof data37 === "string"){
if(func69(data37) > 1024){
const err118 = {instancePath:instancePath+"/spec/secrets/folder",schemaPath:"#/properties/spec/properties/secrets/properties/folder/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.secrets.properties.folder,data:data37};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(func69(data37) < 1){
const err119 = {instancePath:instancePath+"/spec/secrets/folder",schemaPath:"#/properties/spec/properties/secrets/properties/folder/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.secrets.properties.folder,data:data37};
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
const err120 = {instancePath:instancePath+"/spec/secrets/folder",schemaPath:"#/properties/spec/properties/secrets/properties/folder/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.secrets.properties.folder.type,parentSchema:schema31.properties.spec.properties.secrets.properties.folder,data:data37};
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
else {
const err121 = {instancePath:instancePath+"/spec/secrets",schemaPath:"#/properties/spec/properties/secrets/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.secrets.type,parentSchema:schema31.properties.spec.properties.secrets,data:data33};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data4.registries !== undefined && func0.call(data4, "registries")){
let data38 = data4.registries;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(Object.keys(data38).length > 200){
const err122 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/maxProperties",keyword:"maxProperties",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.registries,data:data38};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
for(const key12 of Object.keys(data38)){
const _errs89 = errors;
if(typeof key12 === "string"){
if(func69(key12) > 255){
const err123 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/propertyNames/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema31.properties.spec.properties.registries.propertyNames,data:key12,propertyName:key12};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(!pattern12.test(key12)){
const err124 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$"},schema:"^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$",parentSchema:schema31.properties.spec.properties.registries.propertyNames,data:key12,propertyName:key12};
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
const err125 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.registries.propertyNames.type,parentSchema:schema31.properties.spec.properties.registries.propertyNames,data:key12,propertyName:key12};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid12 = _errs89 === errors;
if(!valid12){
const err126 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/propertyNames",keyword:"propertyNames",params:{propertyName: key12},schema:schema31.properties.spec.properties.registries.propertyNames,parentSchema:schema31.properties.spec.properties.registries,data:data38};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
for(const key13 of Object.keys(data38)){
let data39 = data38[key13];
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if((data39.username === undefined) || (!(func0.call(data39, "username")))){
const err127 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/registries/additionalProperties/required",keyword:"required",params:{missingProperty: "username"},schema:schema31.properties.spec.properties.registries.additionalProperties.required,parentSchema:schema31.properties.spec.properties.registries.additionalProperties,data:data39};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if((data39.passwordFile === undefined) || (!(func0.call(data39, "passwordFile")))){
const err128 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/registries/additionalProperties/required",keyword:"required",params:{missingProperty: "passwordFile"},schema:schema31.properties.spec.properties.registries.additionalProperties.required,parentSchema:schema31.properties.spec.properties.registries.additionalProperties,data:data39};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
for(const key14 of Object.keys(data39)){
if(!((key14 === "username") || (key14 === "passwordFile"))){
const err129 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/registries/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.spec.properties.registries.additionalProperties,data:data39};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data39.username !== undefined && func0.call(data39, "username")){
let data40 = data39.username;
if(typeof data40 === "string"){
if(func69(data40) > 255){
const err130 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/username",schemaPath:"#/properties/spec/properties/registries/additionalProperties/properties/username/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema31.properties.spec.properties.registries.additionalProperties.properties.username,data:data40};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(func69(data40) < 1){
const err131 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/username",schemaPath:"#/properties/spec/properties/registries/additionalProperties/properties/username/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.registries.additionalProperties.properties.username,data:data40};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
else {
const err132 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/username",schemaPath:"#/properties/spec/properties/registries/additionalProperties/properties/username/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.registries.additionalProperties.properties.username.type,parentSchema:schema31.properties.spec.properties.registries.additionalProperties.properties.username,data:data40};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data39.passwordFile !== undefined && func0.call(data39, "passwordFile")){
let data41 = data39.passwordFile;
if(typeof data41 === "string"){
if(func69(data41) > 1024){
const err133 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/passwordFile",schemaPath:"#/properties/spec/properties/registries/additionalProperties/properties/passwordFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.registries.additionalProperties.properties.passwordFile,data:data41};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(func69(data41) < 1){
const err134 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/passwordFile",schemaPath:"#/properties/spec/properties/registries/additionalProperties/properties/passwordFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.registries.additionalProperties.properties.passwordFile,data:data41};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/passwordFile",schemaPath:"#/properties/spec/properties/registries/additionalProperties/properties/passwordFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.registries.additionalProperties.properties.passwordFile.type,parentSchema:schema31.properties.spec.properties.registries.additionalProperties.properties.passwordFile,data:data41};
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
else {
const err136 = {instancePath:instancePath+"/spec/registries/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/registries/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.registries.additionalProperties.type,parentSchema:schema31.properties.spec.properties.registries.additionalProperties,data:data39};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.registries.type,parentSchema:schema31.properties.spec.properties.registries,data:data38};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data4.budget !== undefined && func0.call(data4, "budget")){
let data42 = data4.budget;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
for(const key15 of Object.keys(data42)){
if(!((key15 === "removePercent") || (key15 === "removeCount"))){
const err138 = {instancePath:instancePath+"/spec/budget",schemaPath:"#/properties/spec/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.spec.properties.budget,data:data42};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data42.removePercent !== undefined && func0.call(data42, "removePercent")){
let data43 = data42.removePercent;
if(!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))){
const err139 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.budget.properties.removePercent.type,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data43};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 100 || isNaN(data43)){
const err140 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data43};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data43 < 0 || isNaN(data43)){
const err141 = {instancePath:instancePath+"/spec/budget/removePercent",schemaPath:"#/properties/spec/properties/budget/properties/removePercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.budget.properties.removePercent,data:data43};
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
if(data42.removeCount !== undefined && func0.call(data42, "removeCount")){
let data44 = data42.removeCount;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err142 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.budget.properties.removeCount.type,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data44};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 10000 || isNaN(data44)){
const err143 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data44};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data44 < 0 || isNaN(data44)){
const err144 = {instancePath:instancePath+"/spec/budget/removeCount",schemaPath:"#/properties/spec/properties/budget/properties/removeCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.budget.properties.removeCount,data:data44};
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
const err145 = {instancePath:instancePath+"/spec/budget",schemaPath:"#/properties/spec/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.budget.type,parentSchema:schema31.properties.spec.properties.budget,data:data42};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data4.listeners !== undefined && func0.call(data4, "listeners")){
let data45 = data4.listeners;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key16 of Object.keys(data45)){
if(!((((key16 === "control") || (key16 === "people")) || (key16 === "http")) || (key16 === "ssh"))){
const err146 = {instancePath:instancePath+"/spec/listeners",schemaPath:"#/properties/spec/properties/listeners/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.spec.properties.listeners,data:data45};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data45.control !== undefined && func0.call(data45, "control")){
let data46 = data45.control;
if(typeof data46 === "string"){
if(func69(data46) > 1024){
const err147 = {instancePath:instancePath+"/spec/listeners/control",schemaPath:"#/properties/spec/properties/listeners/properties/control/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.listeners.properties.control,data:data46};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(func69(data46) < 1){
const err148 = {instancePath:instancePath+"/spec/listeners/control",schemaPath:"#/properties/spec/properties/listeners/properties/control/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.control,data:data46};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/spec/listeners/control",schemaPath:"#/properties/spec/properties/listeners/properties/control/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.control.type,parentSchema:schema31.properties.spec.properties.listeners.properties.control,data:data46};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data45.people !== undefined && func0.call(data45, "people")){
let data47 = data45.people;
if(typeof data47 === "string"){
if(func69(data47) > 1024){
const err150 = {instancePath:instancePath+"/spec/listeners/people",schemaPath:"#/properties/spec/properties/listeners/properties/people/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.listeners.properties.people,data:data47};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(func69(data47) < 1){
const err151 = {instancePath:instancePath+"/spec/listeners/people",schemaPath:"#/properties/spec/properties/listeners/properties/people/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.people,data:data47};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
else {
const err152 = {instancePath:instancePath+"/spec/listeners/people",schemaPath:"#/properties/spec/properties/listeners/properties/people/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.people.type,parentSchema:schema31.properties.spec.properties.listeners.properties.people,data:data47};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data45.http !== undefined && func0.call(data45, "http")){
let data48 = data45.http;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
for(const key17 of Object.keys(data48)){
if(!(((key17 === "address") || (key17 === "metrics")) || (key17 === "webhook"))){
const err153 = {instancePath:instancePath+"/spec/listeners/http",schemaPath:"#/properties/spec/properties/listeners/properties/http/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.spec.properties.listeners.properties.http,data:data48};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data48.address !== undefined && func0.call(data48, "address")){
let data49 = data48.address;
if(typeof data49 === "string"){
if(func69(data49) > 64){
const err154 = {instancePath:instancePath+"/spec/listeners/http/address",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/address/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.address,data:data49};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(func69(data49) < 3){
const err155 = {instancePath:instancePath+"/spec/listeners/http/address",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/address/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.address,data:data49};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
else {
const err156 = {instancePath:instancePath+"/spec/listeners/http/address",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/address/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.http.properties.address.type,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.address,data:data49};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data48.metrics !== undefined && func0.call(data48, "metrics")){
let data50 = data48.metrics;
if(typeof data50 !== "string"){
const err157 = {instancePath:instancePath+"/spec/listeners/http/metrics",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/metrics/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.http.properties.metrics.type,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.metrics,data:data50};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(!((data50 === "key") || (data50 === "open"))){
const err158 = {instancePath:instancePath+"/spec/listeners/http/metrics",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/metrics/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.listeners.properties.http.properties.metrics.enum},schema:schema31.properties.spec.properties.listeners.properties.http.properties.metrics.enum,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.metrics,data:data50};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data48.webhook !== undefined && func0.call(data48, "webhook")){
let data51 = data48.webhook;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if((data51.secretFile === undefined) || (!(func0.call(data51, "secretFile")))){
const err159 = {instancePath:instancePath+"/spec/listeners/http/webhook",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/webhook/required",keyword:"required",params:{missingProperty: "secretFile"},schema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook.required,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook,data:data51};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
for(const key18 of Object.keys(data51)){
if(!(key18 === "secretFile")){
const err160 = {instancePath:instancePath+"/spec/listeners/http/webhook",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/webhook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook,data:data51};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data51.secretFile !== undefined && func0.call(data51, "secretFile")){
let data52 = data51.secretFile;
if(typeof data52 === "string"){
if(func69(data52) > 1024){
const err161 = {instancePath:instancePath+"/spec/listeners/http/webhook/secretFile",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/webhook/properties/secretFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook.properties.secretFile,data:data52};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(func69(data52) < 1){
const err162 = {instancePath:instancePath+"/spec/listeners/http/webhook/secretFile",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/webhook/properties/secretFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook.properties.secretFile,data:data52};
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
const err163 = {instancePath:instancePath+"/spec/listeners/http/webhook/secretFile",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/webhook/properties/secretFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook.properties.secretFile.type,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook.properties.secretFile,data:data52};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
else {
const err164 = {instancePath:instancePath+"/spec/listeners/http/webhook",schemaPath:"#/properties/spec/properties/listeners/properties/http/properties/webhook/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook.type,parentSchema:schema31.properties.spec.properties.listeners.properties.http.properties.webhook,data:data51};
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
else {
const err165 = {instancePath:instancePath+"/spec/listeners/http",schemaPath:"#/properties/spec/properties/listeners/properties/http/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.listeners.properties.http.type,parentSchema:schema31.properties.spec.properties.listeners.properties.http,data:data48};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data45.ssh !== undefined && func0.call(data45, "ssh")){
let data53 = data45.ssh;
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
for(const key19 of Object.keys(data53)){
if(!(((((((key19 === "address") || (key19 === "hostKeyFile")) || (key19 === "idleTimeout")) || (key19 === "maxSessions")) || (key19 === "maxPerPerson")) || (key19 === "mfa")) || (key19 === "sshd"))){
const err166 = {instancePath:instancePath+"/spec/listeners/ssh",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh,data:data53};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data53.address !== undefined && func0.call(data53, "address")){
let data54 = data53.address;
if(typeof data54 === "string"){
if(func69(data54) > 64){
const err167 = {instancePath:instancePath+"/spec/listeners/ssh/address",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/address/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.address,data:data54};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(func69(data54) < 3){
const err168 = {instancePath:instancePath+"/spec/listeners/ssh/address",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/address/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.address,data:data54};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
else {
const err169 = {instancePath:instancePath+"/spec/listeners/ssh/address",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/address/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.address.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.address,data:data54};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data53.hostKeyFile !== undefined && func0.call(data53, "hostKeyFile")){
let data55 = data53.hostKeyFile;
if(typeof data55 === "string"){
if(func69(data55) > 1024){
const err170 = {instancePath:instancePath+"/spec/listeners/ssh/hostKeyFile",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/hostKeyFile/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.hostKeyFile,data:data55};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if(func69(data55) < 1){
const err171 = {instancePath:instancePath+"/spec/listeners/ssh/hostKeyFile",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/hostKeyFile/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.hostKeyFile,data:data55};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/spec/listeners/ssh/hostKeyFile",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/hostKeyFile/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.hostKeyFile.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.hostKeyFile,data:data55};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data53.idleTimeout !== undefined && func0.call(data53, "idleTimeout")){
let data56 = data53.idleTimeout;
if(typeof data56 === "string"){
if(func69(data56) > 9){
const err173 = {instancePath:instancePath+"/spec/listeners/ssh/idleTimeout",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/idleTimeout/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.idleTimeout,data:data56};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(func69(data56) < 2){
const err174 = {instancePath:instancePath+"/spec/listeners/ssh/idleTimeout",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/idleTimeout/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.idleTimeout,data:data56};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(!pattern5.test(data56)){
const err175 = {instancePath:instancePath+"/spec/listeners/ssh/idleTimeout",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/idleTimeout/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.idleTimeout,data:data56};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {instancePath:instancePath+"/spec/listeners/ssh/idleTimeout",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/idleTimeout/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.idleTimeout.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.idleTimeout,data:data56};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data53.maxSessions !== undefined && func0.call(data53, "maxSessions")){
let data57 = data53.maxSessions;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err177 = {instancePath:instancePath+"/spec/listeners/ssh/maxSessions",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/maxSessions/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxSessions.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxSessions,data:data57};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 > 256 || isNaN(data57)){
const err178 = {instancePath:instancePath+"/spec/listeners/ssh/maxSessions",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/maxSessions/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},schema:256,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxSessions,data:data57};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data57 < 1 || isNaN(data57)){
const err179 = {instancePath:instancePath+"/spec/listeners/ssh/maxSessions",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/maxSessions/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxSessions,data:data57};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
}
if(data53.maxPerPerson !== undefined && func0.call(data53, "maxPerPerson")){
let data58 = data53.maxPerPerson;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err180 = {instancePath:instancePath+"/spec/listeners/ssh/maxPerPerson",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/maxPerPerson/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxPerPerson.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxPerPerson,data:data58};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 > 256 || isNaN(data58)){
const err181 = {instancePath:instancePath+"/spec/listeners/ssh/maxPerPerson",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/maxPerPerson/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},schema:256,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxPerPerson,data:data58};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if(data58 < 1 || isNaN(data58)){
const err182 = {instancePath:instancePath+"/spec/listeners/ssh/maxPerPerson",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/maxPerPerson/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.maxPerPerson,data:data58};
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
if(data53.mfa !== undefined && func0.call(data53, "mfa")){
let data59 = data53.mfa;
if(typeof data59 !== "string"){
const err183 = {instancePath:instancePath+"/spec/listeners/ssh/mfa",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/mfa/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.mfa.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.mfa,data:data59};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
if(!(((data59 === "off") || (data59 === "enrolled")) || (data59 === "required"))){
const err184 = {instancePath:instancePath+"/spec/listeners/ssh/mfa",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/mfa/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.listeners.properties.ssh.properties.mfa.enum},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.mfa.enum,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.mfa,data:data59};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data53.sshd !== undefined && func0.call(data53, "sshd")){
let data60 = data53.sshd;
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if((data60.socket === undefined) || (!(func0.call(data60, "socket")))){
const err185 = {instancePath:instancePath+"/spec/listeners/ssh/sshd",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/required",keyword:"required",params:{missingProperty: "socket"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.required,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd,data:data60};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
for(const key20 of Object.keys(data60)){
if(!((key20 === "socket") || (key20 === "authorities"))){
const err186 = {instancePath:instancePath+"/spec/listeners/ssh/sshd",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd,data:data60};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data60.socket !== undefined && func0.call(data60, "socket")){
let data61 = data60.socket;
if(typeof data61 === "string"){
if(func69(data61) > 1024){
const err187 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/socket",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/socket/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.socket,data:data61};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if(func69(data61) < 1){
const err188 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/socket",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/socket/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.socket,data:data61};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
else {
const err189 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/socket",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/socket/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.socket.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.socket,data:data61};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
if(data60.authorities !== undefined && func0.call(data60, "authorities")){
let data62 = data60.authorities;
if(Array.isArray(data62)){
if(data62.length > 50){
const err190 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/authorities",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/authorities/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities,data:data62};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
const len0 = data62.length;
for(let i0=0; i0<len0; i0++){
let data63 = data62[i0];
if(typeof data63 === "string"){
if(func69(data63) > 8192){
const err191 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/authorities/" + i0,schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/authorities/items/maxLength",keyword:"maxLength",params:{limit: 8192},schema:8192,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities.items,data:data63};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(func69(data63) < 1){
const err192 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/authorities/" + i0,schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/authorities/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities.items,data:data63};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
else {
const err193 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/authorities/" + i0,schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/authorities/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities.items.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities.items,data:data63};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
let i1 = data62.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data62[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err194 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/authorities",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/authorities/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities,data:data62};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err195 = {instancePath:instancePath+"/spec/listeners/ssh/sshd/authorities",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/properties/authorities/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.properties.authorities,data:data62};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
}
else {
const err196 = {instancePath:instancePath+"/spec/listeners/ssh/sshd",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/properties/sshd/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh.properties.sshd,data:data60};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
}
else {
const err197 = {instancePath:instancePath+"/spec/listeners/ssh",schemaPath:"#/properties/spec/properties/listeners/properties/ssh/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.listeners.properties.ssh.type,parentSchema:schema31.properties.spec.properties.listeners.properties.ssh,data:data53};
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
const err198 = {instancePath:instancePath+"/spec/listeners",schemaPath:"#/properties/spec/properties/listeners/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.listeners.type,parentSchema:schema31.properties.spec.properties.listeners,data:data45};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data4.admins !== undefined && func0.call(data4, "admins")){
let data64 = data4.admins;
if(Array.isArray(data64)){
if(data64.length > 50){
const err199 = {instancePath:instancePath+"/spec/admins",schemaPath:"#/properties/spec/properties/admins/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.admins,data:data64};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
const len1 = data64.length;
for(let i2=0; i2<len1; i2++){
let data65 = data64[i2];
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
if((data65.name === undefined) || (!(func0.call(data65, "name")))){
const err200 = {instancePath:instancePath+"/spec/admins/" + i2,schemaPath:"#/properties/spec/properties/admins/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.properties.spec.properties.admins.items.required,parentSchema:schema31.properties.spec.properties.admins.items,data:data65};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
if((data65.sshKeys === undefined) || (!(func0.call(data65, "sshKeys")))){
const err201 = {instancePath:instancePath+"/spec/admins/" + i2,schemaPath:"#/properties/spec/properties/admins/items/required",keyword:"required",params:{missingProperty: "sshKeys"},schema:schema31.properties.spec.properties.admins.items.required,parentSchema:schema31.properties.spec.properties.admins.items,data:data65};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
for(const key21 of Object.keys(data65)){
if(!(((key21 === "name") || (key21 === "sshKeys")) || (key21 === "emails"))){
const err202 = {instancePath:instancePath+"/spec/admins/" + i2,schemaPath:"#/properties/spec/properties/admins/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.spec.properties.admins.items,data:data65};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
if(data65.name !== undefined && func0.call(data65, "name")){
let data66 = data65.name;
if(typeof data66 === "string"){
if(func69(data66) > 63){
const err203 = {instancePath:instancePath+"/spec/admins/" + i2+"/name",schemaPath:"#/properties/spec/properties/admins/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.admins.items.properties.name,data:data66};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
if(func69(data66) < 1){
const err204 = {instancePath:instancePath+"/spec/admins/" + i2+"/name",schemaPath:"#/properties/spec/properties/admins/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admins.items.properties.name,data:data66};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if(!pattern4.test(data66)){
const err205 = {instancePath:instancePath+"/spec/admins/" + i2+"/name",schemaPath:"#/properties/spec/properties/admins/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.admins.items.properties.name,data:data66};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
else {
const err206 = {instancePath:instancePath+"/spec/admins/" + i2+"/name",schemaPath:"#/properties/spec/properties/admins/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admins.items.properties.name.type,parentSchema:schema31.properties.spec.properties.admins.items.properties.name,data:data66};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data65.sshKeys !== undefined && func0.call(data65, "sshKeys")){
let data67 = data65.sshKeys;
if(Array.isArray(data67)){
if(data67.length > 50){
const err207 = {instancePath:instancePath+"/spec/admins/" + i2+"/sshKeys",schemaPath:"#/properties/spec/properties/admins/items/properties/sshKeys/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.admins.items.properties.sshKeys,data:data67};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
const len2 = data67.length;
for(let i3=0; i3<len2; i3++){
let data68 = data67[i3];
if(typeof data68 === "string"){
if(func69(data68) > 8192){
const err208 = {instancePath:instancePath+"/spec/admins/" + i2+"/sshKeys/" + i3,schemaPath:"#/properties/spec/properties/admins/items/properties/sshKeys/items/maxLength",keyword:"maxLength",params:{limit: 8192},schema:8192,parentSchema:schema31.properties.spec.properties.admins.items.properties.sshKeys.items,data:data68};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(func69(data68) < 1){
const err209 = {instancePath:instancePath+"/spec/admins/" + i2+"/sshKeys/" + i3,schemaPath:"#/properties/spec/properties/admins/items/properties/sshKeys/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admins.items.properties.sshKeys.items,data:data68};
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
const err210 = {instancePath:instancePath+"/spec/admins/" + i2+"/sshKeys/" + i3,schemaPath:"#/properties/spec/properties/admins/items/properties/sshKeys/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admins.items.properties.sshKeys.items.type,parentSchema:schema31.properties.spec.properties.admins.items.properties.sshKeys.items,data:data68};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
let i4 = data67.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data67[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err211 = {instancePath:instancePath+"/spec/admins/" + i2+"/sshKeys",schemaPath:"#/properties/spec/properties/admins/items/properties/sshKeys/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.spec.properties.admins.items.properties.sshKeys,data:data67};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
else {
const err212 = {instancePath:instancePath+"/spec/admins/" + i2+"/sshKeys",schemaPath:"#/properties/spec/properties/admins/items/properties/sshKeys/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.admins.items.properties.sshKeys.type,parentSchema:schema31.properties.spec.properties.admins.items.properties.sshKeys,data:data67};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data65.emails !== undefined && func0.call(data65, "emails")){
let data69 = data65.emails;
if(Array.isArray(data69)){
if(data69.length > 50){
const err213 = {instancePath:instancePath+"/spec/admins/" + i2+"/emails",schemaPath:"#/properties/spec/properties/admins/items/properties/emails/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.admins.items.properties.emails,data:data69};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
const len3 = data69.length;
for(let i5=0; i5<len3; i5++){
let data70 = data69[i5];
if(typeof data70 === "string"){
if(func69(data70) > 254){
const err214 = {instancePath:instancePath+"/spec/admins/" + i2+"/emails/" + i5,schemaPath:"#/properties/spec/properties/admins/items/properties/emails/items/maxLength",keyword:"maxLength",params:{limit: 254},schema:254,parentSchema:schema31.properties.spec.properties.admins.items.properties.emails.items,data:data70};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(func69(data70) < 3){
const err215 = {instancePath:instancePath+"/spec/admins/" + i2+"/emails/" + i5,schemaPath:"#/properties/spec/properties/admins/items/properties/emails/items/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.admins.items.properties.emails.items,data:data70};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(!pattern15.test(data70)){
const err216 = {instancePath:instancePath+"/spec/admins/" + i2+"/emails/" + i5,schemaPath:"#/properties/spec/properties/admins/items/properties/emails/items/pattern",keyword:"pattern",params:{pattern: "^[^\\s@<>\"]+@[^\\s@<>\"]+$"},schema:"^[^\\s@<>\"]+@[^\\s@<>\"]+$",parentSchema:schema31.properties.spec.properties.admins.items.properties.emails.items,data:data70};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
else {
const err217 = {instancePath:instancePath+"/spec/admins/" + i2+"/emails/" + i5,schemaPath:"#/properties/spec/properties/admins/items/properties/emails/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admins.items.properties.emails.items.type,parentSchema:schema31.properties.spec.properties.admins.items.properties.emails.items,data:data70};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
let i6 = data69.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data69[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err218 = {instancePath:instancePath+"/spec/admins/" + i2+"/emails",schemaPath:"#/properties/spec/properties/admins/items/properties/emails/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.spec.properties.admins.items.properties.emails,data:data69};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
break;
}
indices2[item2] = i6;
}
}
}
else {
const err219 = {instancePath:instancePath+"/spec/admins/" + i2+"/emails",schemaPath:"#/properties/spec/properties/admins/items/properties/emails/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.admins.items.properties.emails.type,parentSchema:schema31.properties.spec.properties.admins.items.properties.emails,data:data69};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
}
else {
const err220 = {instancePath:instancePath+"/spec/admins/" + i2,schemaPath:"#/properties/spec/properties/admins/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.admins.items.type,parentSchema:schema31.properties.spec.properties.admins.items,data:data65};
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
const err221 = {instancePath:instancePath+"/spec/admins",schemaPath:"#/properties/spec/properties/admins/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.admins.type,parentSchema:schema31.properties.spec.properties.admins,data:data64};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data4.policies !== undefined && func0.call(data4, "policies")){
let data71 = data4.policies;
if(Array.isArray(data71)){
if(data71.length > 100){
const err222 = {instancePath:instancePath+"/spec/policies",schemaPath:"#/properties/spec/properties/policies/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.policies,data:data71};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
const len4 = data71.length;
for(let i7=0; i7<len4; i7++){
let data72 = data71[i7];
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if((data72.name === undefined) || (!(func0.call(data72, "name")))){
const err223 = {instancePath:instancePath+"/spec/policies/" + i7,schemaPath:"#/properties/spec/properties/policies/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema31.properties.spec.properties.policies.items.required,parentSchema:schema31.properties.spec.properties.policies.items,data:data72};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
for(const key22 of Object.keys(data72)){
if(!(((((((key22 === "name") || (key22 === "match")) || (key22 === "approvals")) || (key22 === "windows")) || (key22 === "budget")) || (key22 === "backup")) || (key22 === "admission"))){
const err224 = {instancePath:instancePath+"/spec/policies/" + i7,schemaPath:"#/properties/spec/properties/policies/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema31.properties.spec.properties.policies.items,data:data72};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data72.name !== undefined && func0.call(data72, "name")){
let data73 = data72.name;
if(typeof data73 === "string"){
if(func69(data73) > 63){
const err225 = {instancePath:instancePath+"/spec/policies/" + i7+"/name",schemaPath:"#/properties/spec/properties/policies/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.policies.items.properties.name,data:data73};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
if(func69(data73) < 1){
const err226 = {instancePath:instancePath+"/spec/policies/" + i7+"/name",schemaPath:"#/properties/spec/properties/policies/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.name,data:data73};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if(!pattern4.test(data73)){
const err227 = {instancePath:instancePath+"/spec/policies/" + i7+"/name",schemaPath:"#/properties/spec/properties/policies/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.policies.items.properties.name,data:data73};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
else {
const err228 = {instancePath:instancePath+"/spec/policies/" + i7+"/name",schemaPath:"#/properties/spec/properties/policies/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.name.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.name,data:data73};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data72.match !== undefined && func0.call(data72, "match")){
let data74 = data72.match;
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
for(const key23 of Object.keys(data74)){
if(!((((((key23 === "instances") || (key23 === "targets")) || (key23 === "teams")) || (key23 === "risks")) || (key23 === "actions")) || (key23 === "causes"))){
const err229 = {instancePath:instancePath+"/spec/policies/" + i7+"/match",schemaPath:"#/properties/spec/properties/policies/items/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.match,data:data74};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
if(data74.instances !== undefined && func0.call(data74, "instances")){
let data75 = data74.instances;
if(Array.isArray(data75)){
if(data75.length > 200){
const err230 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/instances",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/instances/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances,data:data75};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
const len5 = data75.length;
for(let i8=0; i8<len5; i8++){
let data76 = data75[i8];
if(typeof data76 === "string"){
if(func69(data76) > 63){
const err231 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/instances/" + i8,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/instances/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances.items,data:data76};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
if(func69(data76) < 1){
const err232 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/instances/" + i8,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/instances/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances.items,data:data76};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if(!pattern17.test(data76)){
const err233 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/instances/" + i8,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/instances/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances.items,data:data76};
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
const err234 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/instances/" + i8,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/instances/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances.items,data:data76};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
let i9 = data75.length;
let j3;
if(i9 > 1){
const indices3 = {};
for(;i9--;){
let item3 = data75[i9];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err235 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/instances",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/instances/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j3},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances,data:data75};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
break;
}
indices3[item3] = i9;
}
}
}
else {
const err236 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/instances",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/instances/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.instances,data:data75};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
if(data74.targets !== undefined && func0.call(data74, "targets")){
let data77 = data74.targets;
if(Array.isArray(data77)){
if(data77.length > 200){
const err237 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/targets",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/targets/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets,data:data77};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
const len6 = data77.length;
for(let i10=0; i10<len6; i10++){
let data78 = data77[i10];
if(typeof data78 === "string"){
if(func69(data78) > 63){
const err238 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/targets/" + i10,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/targets/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets.items,data:data78};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(func69(data78) < 1){
const err239 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/targets/" + i10,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/targets/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets.items,data:data78};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
if(!pattern17.test(data78)){
const err240 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/targets/" + i10,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/targets/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets.items,data:data78};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
else {
const err241 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/targets/" + i10,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/targets/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets.items,data:data78};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
let i11 = data77.length;
let j4;
if(i11 > 1){
const indices4 = {};
for(;i11--;){
let item4 = data77[i11];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err242 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/targets",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j4},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets,data:data77};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
break;
}
indices4[item4] = i11;
}
}
}
else {
const err243 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/targets",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/targets/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.targets,data:data77};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
if(data74.teams !== undefined && func0.call(data74, "teams")){
let data79 = data74.teams;
if(Array.isArray(data79)){
if(data79.length > 200){
const err244 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/teams",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/teams/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams,data:data79};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
const len7 = data79.length;
for(let i12=0; i12<len7; i12++){
let data80 = data79[i12];
if(typeof data80 === "string"){
if(func69(data80) > 63){
const err245 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/teams/" + i12,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/teams/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams.items,data:data80};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(func69(data80) < 1){
const err246 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/teams/" + i12,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/teams/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams.items,data:data80};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(!pattern17.test(data80)){
const err247 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/teams/" + i12,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/teams/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams.items,data:data80};
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
const err248 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/teams/" + i12,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/teams/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams.items,data:data80};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
let i13 = data79.length;
let j5;
if(i13 > 1){
const indices5 = {};
for(;i13--;){
let item5 = data79[i13];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err249 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/teams",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/teams/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j5},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams,data:data79};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
break;
}
indices5[item5] = i13;
}
}
}
else {
const err250 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/teams",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/teams/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.teams,data:data79};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
if(data74.risks !== undefined && func0.call(data74, "risks")){
let data81 = data74.risks;
if(Array.isArray(data81)){
if(data81.length > 10){
const err251 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/risks",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/risks/maxItems",keyword:"maxItems",params:{limit: 10},schema:10,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks,data:data81};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
const len8 = data81.length;
for(let i14=0; i14<len8; i14++){
let data82 = data81[i14];
if(typeof data82 !== "string"){
const err252 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/risks/" + i14,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/risks/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks.items,data:data82};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(!(((((((data82 === "restart") || (data82 === "downtime")) || (data82 === "exposure")) || (data82 === "data-risk")) || (data82 === "data-overwrite")) || (data82 === "data-loss")) || (data82 === "none"))){
const err253 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/risks/" + i14,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/risks/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.policies.items.properties.match.properties.risks.items.enum},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks.items.enum,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks.items,data:data82};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
let i15 = data81.length;
let j6;
if(i15 > 1){
const indices6 = {};
for(;i15--;){
let item6 = data81[i15];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err254 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/risks",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/risks/uniqueItems",keyword:"uniqueItems",params:{i: i15, j: j6},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks,data:data81};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
break;
}
indices6[item6] = i15;
}
}
}
else {
const err255 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/risks",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/risks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.risks,data:data81};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
if(data74.actions !== undefined && func0.call(data74, "actions")){
let data83 = data74.actions;
if(Array.isArray(data83)){
if(data83.length > 10){
const err256 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/actions",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/actions/maxItems",keyword:"maxItems",params:{limit: 10},schema:10,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions,data:data83};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
const len9 = data83.length;
for(let i16=0; i16<len9; i16++){
let data84 = data83[i16];
if(typeof data84 !== "string"){
const err257 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/actions/" + i16,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/actions/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions.items,data:data84};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if(!(((((data84 === "create") || (data84 === "update")) || (data84 === "replace")) || (data84 === "remove")) || (data84 === "report"))){
const err258 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/actions/" + i16,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/actions/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.policies.items.properties.match.properties.actions.items.enum},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions.items.enum,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions.items,data:data84};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
let i17 = data83.length;
let j7;
if(i17 > 1){
const indices7 = {};
for(;i17--;){
let item7 = data83[i17];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
const err259 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/actions",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/actions/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j7},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions,data:data83};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
break;
}
indices7[item7] = i17;
}
}
}
else {
const err260 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/actions",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/actions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.actions,data:data83};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
if(data74.causes !== undefined && func0.call(data74, "causes")){
let data85 = data74.causes;
if(Array.isArray(data85)){
if(data85.length > 3){
const err261 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/causes",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/causes/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes,data:data85};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
const len10 = data85.length;
for(let i18=0; i18<len10; i18++){
let data86 = data85[i18];
if(typeof data86 !== "string"){
const err262 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/causes/" + i18,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/causes/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes.items,data:data86};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if(!(((data86 === "commit") || (data86 === "drift")) || (data86 === "other"))){
const err263 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/causes/" + i18,schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/causes/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.policies.items.properties.match.properties.causes.items.enum},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes.items.enum,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes.items,data:data86};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
let i19 = data85.length;
let j8;
if(i19 > 1){
const indices8 = {};
for(;i19--;){
let item8 = data85[i19];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j8 = indices8[item8];
const err264 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/causes",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/causes/uniqueItems",keyword:"uniqueItems",params:{i: i19, j: j8},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes,data:data85};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
break;
}
indices8[item8] = i19;
}
}
}
else {
const err265 = {instancePath:instancePath+"/spec/policies/" + i7+"/match/causes",schemaPath:"#/properties/spec/properties/policies/items/properties/match/properties/causes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match.properties.causes,data:data85};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
}
else {
const err266 = {instancePath:instancePath+"/spec/policies/" + i7+"/match",schemaPath:"#/properties/spec/properties/policies/items/properties/match/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.match.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.match,data:data74};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
if(data72.approvals !== undefined && func0.call(data72, "approvals")){
let data87 = data72.approvals;
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
for(const key24 of Object.keys(data87)){
if(!(((((key24 === "count") || (key24 === "roles")) || (key24 === "authorMayApprove")) || (key24 === "mfa")) || (key24 === "expires"))){
const err267 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals,data:data87};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data87.count !== undefined && func0.call(data87, "count")){
let data88 = data87.count;
if(!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))){
const err268 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/count",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/count/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.count.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.count,data:data88};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
if((typeof data88 == "number") && (isFinite(data88))){
if(data88 > 20 || isNaN(data88)){
const err269 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/count",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.count,data:data88};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(data88 < 1 || isNaN(data88)){
const err270 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/count",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.count,data:data88};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
}
if(data87.roles !== undefined && func0.call(data87, "roles")){
let data89 = data87.roles;
if(Array.isArray(data89)){
if(data89.length > 50){
const err271 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/roles",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles,data:data89};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
const len11 = data89.length;
for(let i20=0; i20<len11; i20++){
let data90 = data89[i20];
if(typeof data90 === "string"){
if(func69(data90) > 63){
const err272 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/roles/" + i20,schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles.items,data:data90};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(func69(data90) < 1){
const err273 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/roles/" + i20,schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles.items,data:data90};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(!pattern4.test(data90)){
const err274 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/roles/" + i20,schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/roles/items/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles.items,data:data90};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
else {
const err275 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/roles/" + i20,schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/roles/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles.items,data:data90};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
let i21 = data89.length;
let j9;
if(i21 > 1){
const indices9 = {};
for(;i21--;){
let item9 = data89[i21];
if(typeof item9 !== "string"){
continue;
}
if(typeof indices9[item9] == "number"){
j9 = indices9[item9];
const err276 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/roles",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i21, j: j9},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles,data:data89};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
break;
}
indices9[item9] = i21;
}
}
}
else {
const err277 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/roles",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/roles/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.roles,data:data89};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
if(data87.authorMayApprove !== undefined && func0.call(data87, "authorMayApprove")){
let data91 = data87.authorMayApprove;
if(typeof data91 !== "boolean"){
const err278 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/authorMayApprove",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/authorMayApprove/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.authorMayApprove.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.authorMayApprove,data:data91};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
if(data87.mfa !== undefined && func0.call(data87, "mfa")){
let data92 = data87.mfa;
if(typeof data92 !== "boolean"){
const err279 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/mfa",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/mfa/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.mfa.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.mfa,data:data92};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
if(data87.expires !== undefined && func0.call(data87, "expires")){
let data93 = data87.expires;
if(typeof data93 === "string"){
if(func69(data93) > 9){
const err280 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/expires",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/expires/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.expires,data:data93};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(func69(data93) < 2){
const err281 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/expires",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/expires/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.expires,data:data93};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
if(!pattern5.test(data93)){
const err282 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/expires",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.expires,data:data93};
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
const err283 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals/expires",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.expires.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals.properties.expires,data:data93};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
}
else {
const err284 = {instancePath:instancePath+"/spec/policies/" + i7+"/approvals",schemaPath:"#/properties/spec/properties/policies/items/properties/approvals/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.approvals.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.approvals,data:data87};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data72.windows !== undefined && func0.call(data72, "windows")){
let data94 = data72.windows;
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
for(const key25 of Object.keys(data94)){
if(!((key25 === "allow") || (key25 === "deny"))){
const err285 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows,data:data94};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data94.allow !== undefined && func0.call(data94, "allow")){
let data95 = data94.allow;
if(Array.isArray(data95)){
if(data95.length > 50){
const err286 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow,data:data95};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
const len12 = data95.length;
for(let i22=0; i22<len12; i22++){
let data96 = data95[i22];
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
if((data96.cron === undefined) || (!(func0.call(data96, "cron")))){
const err287 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items,data:data96};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if((data96.duration === undefined) || (!(func0.call(data96, "duration")))){
const err288 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/required",keyword:"required",params:{missingProperty: "duration"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items,data:data96};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
for(const key26 of Object.keys(data96)){
if(!(((key26 === "cron") || (key26 === "duration")) || (key26 === "timezone"))){
const err289 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items,data:data96};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
if(data96.cron !== undefined && func0.call(data96, "cron")){
let data97 = data96.cron;
if(typeof data97 === "string"){
if(func69(data97) > 128){
const err290 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.cron,data:data97};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(func69(data97) < 9){
const err291 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.cron,data:data97};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if(!pattern22.test(data97)){
const err292 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.cron,data:data97};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
else {
const err293 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.cron.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.cron,data:data97};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
if(data96.duration !== undefined && func0.call(data96, "duration")){
let data98 = data96.duration;
if(typeof data98 === "string"){
if(func69(data98) > 9){
const err294 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/duration/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.duration,data:data98};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(func69(data98) < 2){
const err295 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/duration/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.duration,data:data98};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
if(!pattern5.test(data98)){
const err296 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/duration/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.duration,data:data98};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
else {
const err297 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/duration/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.duration.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.duration,data:data98};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data96.timezone !== undefined && func0.call(data96, "timezone")){
let data99 = data96.timezone;
if(typeof data99 === "string"){
if(func69(data99) > 64){
const err298 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/timezone",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.timezone,data:data99};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
if(func69(data99) < 1){
const err299 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/timezone",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.timezone,data:data99};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
else {
const err300 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22+"/timezone",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.timezone.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.properties.timezone,data:data99};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
}
else {
const err301 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow/" + i22,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.items,data:data96};
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
else {
const err302 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/allow",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/allow/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.allow,data:data95};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data94.deny !== undefined && func0.call(data94, "deny")){
let data100 = data94.deny;
if(Array.isArray(data100)){
if(data100.length > 50){
const err303 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny,data:data100};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
const len13 = data100.length;
for(let i23=0; i23<len13; i23++){
let data101 = data100[i23];
if(data101 && typeof data101 == "object" && !Array.isArray(data101)){
if((data101.cron === undefined) || (!(func0.call(data101, "cron")))){
const err304 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/required",keyword:"required",params:{missingProperty: "cron"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items,data:data101};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
if((data101.duration === undefined) || (!(func0.call(data101, "duration")))){
const err305 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/required",keyword:"required",params:{missingProperty: "duration"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items,data:data101};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
for(const key27 of Object.keys(data101)){
if(!(((key27 === "cron") || (key27 === "duration")) || (key27 === "timezone"))){
const err306 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items,data:data101};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
if(data101.cron !== undefined && func0.call(data101, "cron")){
let data102 = data101.cron;
if(typeof data102 === "string"){
if(func69(data102) > 128){
const err307 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/cron/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.cron,data:data102};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
if(func69(data102) < 9){
const err308 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/cron/minLength",keyword:"minLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.cron,data:data102};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
if(!pattern22.test(data102)){
const err309 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/cron/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$"},schema:"^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.cron,data:data102};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
else {
const err310 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/cron",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/cron/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.cron.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.cron,data:data102};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
if(data101.duration !== undefined && func0.call(data101, "duration")){
let data103 = data101.duration;
if(typeof data103 === "string"){
if(func69(data103) > 9){
const err311 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/duration/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.duration,data:data103};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
if(func69(data103) < 2){
const err312 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/duration/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.duration,data:data103};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
if(!pattern5.test(data103)){
const err313 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/duration/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.duration,data:data103};
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
const err314 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/duration",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/duration/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.duration.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.duration,data:data103};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
if(data101.timezone !== undefined && func0.call(data101, "timezone")){
let data104 = data101.timezone;
if(typeof data104 === "string"){
if(func69(data104) > 64){
const err315 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/timezone",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.timezone,data:data104};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if(func69(data104) < 1){
const err316 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/timezone",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.timezone,data:data104};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
else {
const err317 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23+"/timezone",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/properties/timezone/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.timezone.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.properties.timezone,data:data104};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
}
else {
const err318 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny/" + i23,schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.items,data:data101};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
}
else {
const err319 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows/deny",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/properties/deny/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows.properties.deny,data:data100};
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
else {
const err320 = {instancePath:instancePath+"/spec/policies/" + i7+"/windows",schemaPath:"#/properties/spec/properties/policies/items/properties/windows/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.windows.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.windows,data:data94};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
if(data72.budget !== undefined && func0.call(data72, "budget")){
let data105 = data72.budget;
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
if(Object.keys(data105).length < 1){
const err321 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget,data:data105};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
for(const key28 of Object.keys(data105)){
if(!((key28 === "removePercent") || (key28 === "removeCount"))){
const err322 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget,data:data105};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
if(data105.removePercent !== undefined && func0.call(data105, "removePercent")){
let data106 = data105.removePercent;
if(!(((typeof data106 == "number") && (!(data106 % 1) && !isNaN(data106))) && (isFinite(data106)))){
const err323 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget/removePercent",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/properties/removePercent/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removePercent.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removePercent,data:data106};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
if((typeof data106 == "number") && (isFinite(data106))){
if(data106 > 100 || isNaN(data106)){
const err324 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget/removePercent",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/properties/removePercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removePercent,data:data106};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if(data106 < 0 || isNaN(data106)){
const err325 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget/removePercent",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/properties/removePercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removePercent,data:data106};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
}
if(data105.removeCount !== undefined && func0.call(data105, "removeCount")){
let data107 = data105.removeCount;
if(!(((typeof data107 == "number") && (!(data107 % 1) && !isNaN(data107))) && (isFinite(data107)))){
const err326 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget/removeCount",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/properties/removeCount/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removeCount.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removeCount,data:data107};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
if((typeof data107 == "number") && (isFinite(data107))){
if(data107 > 10000 || isNaN(data107)){
const err327 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget/removeCount",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/properties/removeCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removeCount,data:data107};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(data107 < 0 || isNaN(data107)){
const err328 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget/removeCount",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/properties/removeCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget.properties.removeCount,data:data107};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
}
}
else {
const err329 = {instancePath:instancePath+"/spec/policies/" + i7+"/budget",schemaPath:"#/properties/spec/properties/policies/items/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.budget.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.budget,data:data105};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
if(data72.backup !== undefined && func0.call(data72, "backup")){
let data108 = data72.backup;
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
if((data108.within === undefined) || (!(func0.call(data108, "within")))){
const err330 = {instancePath:instancePath+"/spec/policies/" + i7+"/backup",schemaPath:"#/properties/spec/properties/policies/items/properties/backup/required",keyword:"required",params:{missingProperty: "within"},schema:schema31.properties.spec.properties.policies.items.properties.backup.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.backup,data:data108};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
for(const key29 of Object.keys(data108)){
if(!(key29 === "within")){
const err331 = {instancePath:instancePath+"/spec/policies/" + i7+"/backup",schemaPath:"#/properties/spec/properties/policies/items/properties/backup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.backup,data:data108};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
if(data108.within !== undefined && func0.call(data108, "within")){
let data109 = data108.within;
if(typeof data109 === "string"){
if(func69(data109) > 9){
const err332 = {instancePath:instancePath+"/spec/policies/" + i7+"/backup/within",schemaPath:"#/properties/spec/properties/policies/items/properties/backup/properties/within/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.policies.items.properties.backup.properties.within,data:data109};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
if(func69(data109) < 2){
const err333 = {instancePath:instancePath+"/spec/policies/" + i7+"/backup/within",schemaPath:"#/properties/spec/properties/policies/items/properties/backup/properties/within/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.policies.items.properties.backup.properties.within,data:data109};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
if(!pattern5.test(data109)){
const err334 = {instancePath:instancePath+"/spec/policies/" + i7+"/backup/within",schemaPath:"#/properties/spec/properties/policies/items/properties/backup/properties/within/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.policies.items.properties.backup.properties.within,data:data109};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
else {
const err335 = {instancePath:instancePath+"/spec/policies/" + i7+"/backup/within",schemaPath:"#/properties/spec/properties/policies/items/properties/backup/properties/within/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.backup.properties.within.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.backup.properties.within,data:data109};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
}
else {
const err336 = {instancePath:instancePath+"/spec/policies/" + i7+"/backup",schemaPath:"#/properties/spec/properties/policies/items/properties/backup/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.backup.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.backup,data:data108};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
if(data72.admission !== undefined && func0.call(data72, "admission")){
let data110 = data72.admission;
if(data110 && typeof data110 == "object" && !Array.isArray(data110)){
for(const key30 of Object.keys(data110)){
if(!((key30 === "rules") || (key30 === "exceptions"))){
const err337 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission,data:data110};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
if(data110.rules !== undefined && func0.call(data110, "rules")){
let data111 = data110.rules;
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
for(const key31 of Object.keys(data111)){
const _errs255 = errors;
if(!(((((((((((((((((((((((((((((((key31 === "privileged") || (key31 === "host-namespace")) || (key31 === "container-namespace")) || (key31 === "socket-mount")) || (key31 === "host-path")) || (key31 === "denied-path")) || (key31 === "bind-propagation")) || (key31 === "volume-driver")) || (key31 === "capabilities")) || (key31 === "dangerous-capabilities")) || (key31 === "no-new-privileges")) || (key31 === "unconfined")) || (key31 === "devices")) || (key31 === "sysctls")) || (key31 === "runtime-settings")) || (key31 === "limits")) || (key31 === "log-driver")) || (key31 === "image-registry")) || (key31 === "image-tag")) || (key31 === "image-digest")) || (key31 === "public-port")) || (key31 === "low-port")) || (key31 === "host-network-driver")) || (key31 === "default-bridge")) || (key31 === "root-user")) || (key31 === "writable-root")) || (key31 === "shell-healthcheck")) || (key31 === "plain-secret-env")) || (key31 === "anonymous-volume")) || (key31 === "restart-always")) || (key31 === "reserved-labels"))){
const err338 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/rules",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/rules/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.propertyNames.enum},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.propertyNames.enum,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.propertyNames,data:key31,propertyName:key31};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
var valid69 = _errs255 === errors;
if(!valid69){
const err339 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/rules",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/rules/propertyNames",keyword:"propertyNames",params:{propertyName: key31},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.propertyNames,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules,data:data111};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
for(const key32 of Object.keys(data111)){
let data112 = data111[key32];
if(!((((data112 === "deny") || (data112 === "approval")) || (data112 === "warn")) || (data112 === "off"))){
const err340 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/rules/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.additionalProperties.enum},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.additionalProperties.enum,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.additionalProperties,data:data112};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
}
else {
const err341 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/rules",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/rules/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.rules,data:data111};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
if(data110.exceptions !== undefined && func0.call(data110, "exceptions")){
let data113 = data110.exceptions;
if(Array.isArray(data113)){
if(data113.length > 200){
const err342 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions,data:data113};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
const len14 = data113.length;
for(let i24=0; i24<len14; i24++){
let data114 = data113[i24];
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
if((data114.rule === undefined) || (!(func0.call(data114, "rule")))){
const err343 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "rule"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items,data:data114};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
if((data114.instances === undefined) || (!(func0.call(data114, "instances")))){
const err344 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "instances"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items,data:data114};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if((data114.owner === undefined) || (!(func0.call(data114, "owner")))){
const err345 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "owner"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items,data:data114};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
if((data114.reason === undefined) || (!(func0.call(data114, "reason")))){
const err346 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "reason"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items,data:data114};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
if((data114.expires === undefined) || (!(func0.call(data114, "expires")))){
const err347 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "expires"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.required,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items,data:data114};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
for(const key33 of Object.keys(data114)){
if(!(((((key33 === "rule") || (key33 === "instances")) || (key33 === "owner")) || (key33 === "reason")) || (key33 === "expires"))){
const err348 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},schema:false,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items,data:data114};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
if(data114.rule !== undefined && func0.call(data114, "rule")){
let data115 = data114.rule;
if(!(((((((((((((((((((((((((((((((data115 === "privileged") || (data115 === "host-namespace")) || (data115 === "container-namespace")) || (data115 === "socket-mount")) || (data115 === "host-path")) || (data115 === "denied-path")) || (data115 === "bind-propagation")) || (data115 === "volume-driver")) || (data115 === "capabilities")) || (data115 === "dangerous-capabilities")) || (data115 === "no-new-privileges")) || (data115 === "unconfined")) || (data115 === "devices")) || (data115 === "sysctls")) || (data115 === "runtime-settings")) || (data115 === "limits")) || (data115 === "log-driver")) || (data115 === "image-registry")) || (data115 === "image-tag")) || (data115 === "image-digest")) || (data115 === "public-port")) || (data115 === "low-port")) || (data115 === "host-network-driver")) || (data115 === "default-bridge")) || (data115 === "root-user")) || (data115 === "writable-root")) || (data115 === "shell-healthcheck")) || (data115 === "plain-secret-env")) || (data115 === "anonymous-volume")) || (data115 === "restart-always")) || (data115 === "reserved-labels"))){
const err349 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/rule",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/rule/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.rule.enum},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.rule.enum,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.rule,data:data115};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
if(data114.instances !== undefined && func0.call(data114, "instances")){
let data116 = data114.instances;
if(Array.isArray(data116)){
if(data116.length > 200){
const err350 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances,data:data116};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
if(data116.length < 1){
const err351 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances,data:data116};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
const len15 = data116.length;
for(let i25=0; i25<len15; i25++){
let data117 = data116[i25];
if(typeof data117 === "string"){
if(func69(data117) > 63){
const err352 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances/" + i25,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances.items,data:data117};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
if(func69(data117) < 1){
const err353 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances/" + i25,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances.items,data:data117};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
if(!pattern17.test(data117)){
const err354 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances/" + i25,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances.items,data:data117};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
else {
const err355 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances/" + i25,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances.items,data:data117};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
}
let i26 = data116.length;
let j10;
if(i26 > 1){
const indices10 = {};
for(;i26--;){
let item10 = data116[i26];
if(typeof item10 !== "string"){
continue;
}
if(typeof indices10[item10] == "number"){
j10 = indices10[item10];
const err356 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/uniqueItems",keyword:"uniqueItems",params:{i: i26, j: j10},schema:true,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances,data:data116};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
break;
}
indices10[item10] = i26;
}
}
}
else {
const err357 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/instances",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/instances/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.instances,data:data116};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
if(data114.owner !== undefined && func0.call(data114, "owner")){
let data118 = data114.owner;
if(typeof data118 === "string"){
if(func69(data118) > 63){
const err358 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/owner",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/owner/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.owner,data:data118};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
if(func69(data118) < 1){
const err359 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/owner",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/owner/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.owner,data:data118};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
if(!pattern4.test(data118)){
const err360 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/owner",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/owner/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"},schema:"^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.owner,data:data118};
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
const err361 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/owner",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/owner/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.owner.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.owner,data:data118};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
if(data114.reason !== undefined && func0.call(data114, "reason")){
let data119 = data114.reason;
if(typeof data119 === "string"){
if(func69(data119) > 500){
const err362 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/reason",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.reason,data:data119};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
if(func69(data119) < 3){
const err363 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/reason",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/reason/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.reason,data:data119};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
else {
const err364 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/reason",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.reason.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.reason,data:data119};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
if(data114.expires !== undefined && func0.call(data114, "expires")){
let data120 = data114.expires;
if(typeof data120 === "string"){
if(!pattern29.test(data120)){
const err365 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/expires",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.expires,data:data120};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
else {
const err366 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24+"/expires",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.expires.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.properties.expires,data:data120};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
}
}
else {
const err367 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions/" + i24,schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.items,data:data114};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
}
else {
const err368 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission/exceptions",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/properties/exceptions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission.properties.exceptions,data:data113};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
}
}
else {
const err369 = {instancePath:instancePath+"/spec/policies/" + i7+"/admission",schemaPath:"#/properties/spec/properties/policies/items/properties/admission/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.properties.admission.type,parentSchema:schema31.properties.spec.properties.policies.items.properties.admission,data:data110};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
}
else {
const err370 = {instancePath:instancePath+"/spec/policies/" + i7,schemaPath:"#/properties/spec/properties/policies/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.policies.items.type,parentSchema:schema31.properties.spec.properties.policies.items,data:data72};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
}
}
else {
const err371 = {instancePath:instancePath+"/spec/policies",schemaPath:"#/properties/spec/properties/policies/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.policies.type,parentSchema:schema31.properties.spec.properties.policies,data:data71};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
}
if(data4.admission !== undefined && func0.call(data4, "admission")){
let data121 = data4.admission;
if(data121 && typeof data121 == "object" && !Array.isArray(data121)){
for(const key34 of Object.keys(data121)){
if(!((((key34 === "profile") || (key34 === "rules")) || (key34 === "hostPaths")) || (key34 === "registries"))){
const err372 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},schema:false,parentSchema:schema31.properties.spec.properties.admission,data:data121};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
if(data121.profile !== undefined && func0.call(data121, "profile")){
let data122 = data121.profile;
if(!(((data122 === "baseline") || (data122 === "restricted")) || (data122 === "legacy"))){
const err373 = {instancePath:instancePath+"/spec/admission/profile",schemaPath:"#/properties/spec/properties/admission/properties/profile/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.admission.properties.profile.enum},schema:schema31.properties.spec.properties.admission.properties.profile.enum,parentSchema:schema31.properties.spec.properties.admission.properties.profile,data:data122};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
if(data121.rules !== undefined && func0.call(data121, "rules")){
let data123 = data121.rules;
if(data123 && typeof data123 == "object" && !Array.isArray(data123)){
for(const key35 of Object.keys(data123)){
const _errs280 = errors;
if(!(((((((((((((((((((((((((((((((key35 === "privileged") || (key35 === "host-namespace")) || (key35 === "container-namespace")) || (key35 === "socket-mount")) || (key35 === "host-path")) || (key35 === "denied-path")) || (key35 === "bind-propagation")) || (key35 === "volume-driver")) || (key35 === "capabilities")) || (key35 === "dangerous-capabilities")) || (key35 === "no-new-privileges")) || (key35 === "unconfined")) || (key35 === "devices")) || (key35 === "sysctls")) || (key35 === "runtime-settings")) || (key35 === "limits")) || (key35 === "log-driver")) || (key35 === "image-registry")) || (key35 === "image-tag")) || (key35 === "image-digest")) || (key35 === "public-port")) || (key35 === "low-port")) || (key35 === "host-network-driver")) || (key35 === "default-bridge")) || (key35 === "root-user")) || (key35 === "writable-root")) || (key35 === "shell-healthcheck")) || (key35 === "plain-secret-env")) || (key35 === "anonymous-volume")) || (key35 === "restart-always")) || (key35 === "reserved-labels"))){
const err374 = {instancePath:instancePath+"/spec/admission/rules",schemaPath:"#/properties/spec/properties/admission/properties/rules/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.admission.properties.rules.propertyNames.enum},schema:schema31.properties.spec.properties.admission.properties.rules.propertyNames.enum,parentSchema:schema31.properties.spec.properties.admission.properties.rules.propertyNames,data:key35,propertyName:key35};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
var valid78 = _errs280 === errors;
if(!valid78){
const err375 = {instancePath:instancePath+"/spec/admission/rules",schemaPath:"#/properties/spec/properties/admission/properties/rules/propertyNames",keyword:"propertyNames",params:{propertyName: key35},schema:schema31.properties.spec.properties.admission.properties.rules.propertyNames,parentSchema:schema31.properties.spec.properties.admission.properties.rules,data:data123};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
for(const key36 of Object.keys(data123)){
let data124 = data123[key36];
if(!((((data124 === "deny") || (data124 === "approval")) || (data124 === "warn")) || (data124 === "off"))){
const err376 = {instancePath:instancePath+"/spec/admission/rules/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.admission.properties.rules.additionalProperties.enum},schema:schema31.properties.spec.properties.admission.properties.rules.additionalProperties.enum,parentSchema:schema31.properties.spec.properties.admission.properties.rules.additionalProperties,data:data124};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
}
else {
const err377 = {instancePath:instancePath+"/spec/admission/rules",schemaPath:"#/properties/spec/properties/admission/properties/rules/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.admission.properties.rules.type,parentSchema:schema31.properties.spec.properties.admission.properties.rules,data:data123};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
if(data121.hostPaths !== undefined && func0.call(data121, "hostPaths")){
let data125 = data121.hostPaths;
if(Array.isArray(data125)){
if(data125.length > 200){
const err378 = {instancePath:instancePath+"/spec/admission/hostPaths",schemaPath:"#/properties/spec/properties/admission/properties/hostPaths/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.admission.properties.hostPaths,data:data125};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
const len16 = data125.length;
for(let i27=0; i27<len16; i27++){
let data126 = data125[i27];
if(typeof data126 === "string"){
if(func69(data126) > 1024){
const err379 = {instancePath:instancePath+"/spec/admission/hostPaths/" + i27,schemaPath:"#/properties/spec/properties/admission/properties/hostPaths/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.admission.properties.hostPaths.items,data:data126};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
if(func69(data126) < 1){
const err380 = {instancePath:instancePath+"/spec/admission/hostPaths/" + i27,schemaPath:"#/properties/spec/properties/admission/properties/hostPaths/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admission.properties.hostPaths.items,data:data126};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
if(!pattern8.test(data126)){
const err381 = {instancePath:instancePath+"/spec/admission/hostPaths/" + i27,schemaPath:"#/properties/spec/properties/admission/properties/hostPaths/items/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.spec.properties.admission.properties.hostPaths.items,data:data126};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
else {
const err382 = {instancePath:instancePath+"/spec/admission/hostPaths/" + i27,schemaPath:"#/properties/spec/properties/admission/properties/hostPaths/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admission.properties.hostPaths.items.type,parentSchema:schema31.properties.spec.properties.admission.properties.hostPaths.items,data:data126};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
}
let i28 = data125.length;
let j11;
if(i28 > 1){
const indices11 = {};
for(;i28--;){
let item11 = data125[i28];
if(typeof item11 !== "string"){
continue;
}
if(typeof indices11[item11] == "number"){
j11 = indices11[item11];
const err383 = {instancePath:instancePath+"/spec/admission/hostPaths",schemaPath:"#/properties/spec/properties/admission/properties/hostPaths/uniqueItems",keyword:"uniqueItems",params:{i: i28, j: j11},schema:true,parentSchema:schema31.properties.spec.properties.admission.properties.hostPaths,data:data125};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
break;
}
indices11[item11] = i28;
}
}
}
else {
const err384 = {instancePath:instancePath+"/spec/admission/hostPaths",schemaPath:"#/properties/spec/properties/admission/properties/hostPaths/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.admission.properties.hostPaths.type,parentSchema:schema31.properties.spec.properties.admission.properties.hostPaths,data:data125};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
}
if(data121.registries !== undefined && func0.call(data121, "registries")){
let data127 = data121.registries;
if(Array.isArray(data127)){
if(data127.length > 200){
const err385 = {instancePath:instancePath+"/spec/admission/registries",schemaPath:"#/properties/spec/properties/admission/properties/registries/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.admission.properties.registries,data:data127};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
if(data127.length < 1){
const err386 = {instancePath:instancePath+"/spec/admission/registries",schemaPath:"#/properties/spec/properties/admission/properties/registries/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admission.properties.registries,data:data127};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
const len17 = data127.length;
for(let i29=0; i29<len17; i29++){
let data128 = data127[i29];
if(typeof data128 === "string"){
if(func69(data128) > 255){
const err387 = {instancePath:instancePath+"/spec/admission/registries/" + i29,schemaPath:"#/properties/spec/properties/admission/properties/registries/items/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema31.properties.spec.properties.admission.properties.registries.items,data:data128};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
if(func69(data128) < 1){
const err388 = {instancePath:instancePath+"/spec/admission/registries/" + i29,schemaPath:"#/properties/spec/properties/admission/properties/registries/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.admission.properties.registries.items,data:data128};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
if(!pattern31.test(data128)){
const err389 = {instancePath:instancePath+"/spec/admission/registries/" + i29,schemaPath:"#/properties/spec/properties/admission/properties/registries/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[a-z0-9][a-z0-9._-]*)*$"},schema:"^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[a-z0-9][a-z0-9._-]*)*$",parentSchema:schema31.properties.spec.properties.admission.properties.registries.items,data:data128};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
}
else {
const err390 = {instancePath:instancePath+"/spec/admission/registries/" + i29,schemaPath:"#/properties/spec/properties/admission/properties/registries/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.admission.properties.registries.items.type,parentSchema:schema31.properties.spec.properties.admission.properties.registries.items,data:data128};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
let i30 = data127.length;
let j12;
if(i30 > 1){
const indices12 = {};
for(;i30--;){
let item12 = data127[i30];
if(typeof item12 !== "string"){
continue;
}
if(typeof indices12[item12] == "number"){
j12 = indices12[item12];
const err391 = {instancePath:instancePath+"/spec/admission/registries",schemaPath:"#/properties/spec/properties/admission/properties/registries/uniqueItems",keyword:"uniqueItems",params:{i: i30, j: j12},schema:true,parentSchema:schema31.properties.spec.properties.admission.properties.registries,data:data127};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
break;
}
indices12[item12] = i30;
}
}
}
else {
const err392 = {instancePath:instancePath+"/spec/admission/registries",schemaPath:"#/properties/spec/properties/admission/properties/registries/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.admission.properties.registries.type,parentSchema:schema31.properties.spec.properties.admission.properties.registries,data:data127};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
}
}
else {
const err393 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.admission.type,parentSchema:schema31.properties.spec.properties.admission,data:data121};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
}
if(data4.drift !== undefined && func0.call(data4, "drift")){
let data129 = data4.drift;
if(data129 && typeof data129 == "object" && !Array.isArray(data129)){
for(const key37 of Object.keys(data129)){
if(!((key37 === "sweep") || (key37 === "inspect"))){
const err394 = {instancePath:instancePath+"/spec/drift",schemaPath:"#/properties/spec/properties/drift/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},schema:false,parentSchema:schema31.properties.spec.properties.drift,data:data129};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
if(data129.sweep !== undefined && func0.call(data129, "sweep")){
let data130 = data129.sweep;
if(typeof data130 === "string"){
if(func69(data130) > 9){
const err395 = {instancePath:instancePath+"/spec/drift/sweep",schemaPath:"#/properties/spec/properties/drift/properties/sweep/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.drift.properties.sweep,data:data130};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
if(func69(data130) < 2){
const err396 = {instancePath:instancePath+"/spec/drift/sweep",schemaPath:"#/properties/spec/properties/drift/properties/sweep/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.drift.properties.sweep,data:data130};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
if(!pattern5.test(data130)){
const err397 = {instancePath:instancePath+"/spec/drift/sweep",schemaPath:"#/properties/spec/properties/drift/properties/sweep/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.drift.properties.sweep,data:data130};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
else {
const err398 = {instancePath:instancePath+"/spec/drift/sweep",schemaPath:"#/properties/spec/properties/drift/properties/sweep/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.drift.properties.sweep.type,parentSchema:schema31.properties.spec.properties.drift.properties.sweep,data:data130};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
}
if(data129.inspect !== undefined && func0.call(data129, "inspect")){
let data131 = data129.inspect;
if(typeof data131 === "string"){
if(func69(data131) > 9){
const err399 = {instancePath:instancePath+"/spec/drift/inspect",schemaPath:"#/properties/spec/properties/drift/properties/inspect/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.drift.properties.inspect,data:data131};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
if(func69(data131) < 2){
const err400 = {instancePath:instancePath+"/spec/drift/inspect",schemaPath:"#/properties/spec/properties/drift/properties/inspect/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.drift.properties.inspect,data:data131};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
if(!pattern5.test(data131)){
const err401 = {instancePath:instancePath+"/spec/drift/inspect",schemaPath:"#/properties/spec/properties/drift/properties/inspect/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.drift.properties.inspect,data:data131};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
}
else {
const err402 = {instancePath:instancePath+"/spec/drift/inspect",schemaPath:"#/properties/spec/properties/drift/properties/inspect/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.drift.properties.inspect.type,parentSchema:schema31.properties.spec.properties.drift.properties.inspect,data:data131};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
}
}
else {
const err403 = {instancePath:instancePath+"/spec/drift",schemaPath:"#/properties/spec/properties/drift/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.drift.type,parentSchema:schema31.properties.spec.properties.drift,data:data129};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
}
if(data4.approvals !== undefined && func0.call(data4, "approvals")){
let data132 = data4.approvals;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
for(const key38 of Object.keys(data132)){
if(!(key38 === "expire")){
const err404 = {instancePath:instancePath+"/spec/approvals",schemaPath:"#/properties/spec/properties/approvals/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},schema:false,parentSchema:schema31.properties.spec.properties.approvals,data:data132};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
if(data132.expire !== undefined && func0.call(data132, "expire")){
let data133 = data132.expire;
if(typeof data133 === "string"){
if(func69(data133) > 9){
const err405 = {instancePath:instancePath+"/spec/approvals/expire",schemaPath:"#/properties/spec/properties/approvals/properties/expire/maxLength",keyword:"maxLength",params:{limit: 9},schema:9,parentSchema:schema31.properties.spec.properties.approvals.properties.expire,data:data133};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
if(func69(data133) < 2){
const err406 = {instancePath:instancePath+"/spec/approvals/expire",schemaPath:"#/properties/spec/properties/approvals/properties/expire/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.spec.properties.approvals.properties.expire,data:data133};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
if(!pattern5.test(data133)){
const err407 = {instancePath:instancePath+"/spec/approvals/expire",schemaPath:"#/properties/spec/properties/approvals/properties/expire/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$"},schema:"^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",parentSchema:schema31.properties.spec.properties.approvals.properties.expire,data:data133};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
}
else {
const err408 = {instancePath:instancePath+"/spec/approvals/expire",schemaPath:"#/properties/spec/properties/approvals/properties/expire/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.approvals.properties.expire.type,parentSchema:schema31.properties.spec.properties.approvals.properties.expire,data:data133};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
}
}
else {
const err409 = {instancePath:instancePath+"/spec/approvals",schemaPath:"#/properties/spec/properties/approvals/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.approvals.type,parentSchema:schema31.properties.spec.properties.approvals,data:data132};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
}
if(data4.log !== undefined && func0.call(data4, "log")){
let data134 = data4.log;
if(data134 && typeof data134 == "object" && !Array.isArray(data134)){
for(const key39 of Object.keys(data134)){
if(!(key39 === "level")){
const err410 = {instancePath:instancePath+"/spec/log",schemaPath:"#/properties/spec/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key39},schema:false,parentSchema:schema31.properties.spec.properties.log,data:data134};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
}
if(data134.level !== undefined && func0.call(data134, "level")){
let data135 = data134.level;
if(!((((data135 === "debug") || (data135 === "info")) || (data135 === "warn")) || (data135 === "error"))){
const err411 = {instancePath:instancePath+"/spec/log/level",schemaPath:"#/properties/spec/properties/log/properties/level/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.log.properties.level.enum},schema:schema31.properties.spec.properties.log.properties.level.enum,parentSchema:schema31.properties.spec.properties.log.properties.level,data:data135};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
}
}
else {
const err412 = {instancePath:instancePath+"/spec/log",schemaPath:"#/properties/spec/properties/log/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.log.type,parentSchema:schema31.properties.spec.properties.log,data:data134};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
}
}
else {
const err413 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
}
}
else {
const err414 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
