// Written by scripts/generate.ts from schemas/backup-destination.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { backupDestinationSchema } from './backup-destination.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkBackupDestination = validate20;
const schema31 = backupDestinationSchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^/", "u");
const pattern6 = new RegExp("^https?://[^\\s/?#@]+/?$", "u");
const pattern7 = new RegExp("^[a-z0-9][a-z0-9.-]+[a-z0-9]$", "u");
const pattern8 = new RegExp("^$|^[A-Za-z0-9!_.*'()-]+(?:/[A-Za-z0-9!_.*'()-]+)*$", "u");
const pattern9 = new RegExp("^-----BEGIN AGE ENCRYPTED FILE-----", "u");
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern11 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.-]*$", "u");
const pattern15 = new RegExp("^[A-Za-z0-9][A-Za-z0-9.:_-]*$", "u");
const pattern16 = new RegExp("^[^\\s:@/]+$", "u");
const pattern17 = new RegExp("^SHA256:[A-Za-z0-9+/]{43}$", "u");
const pattern24 = new RegExp("^age1[ac-hj-np-z02-9]+$", "u");
const pattern25 = new RegExp("^[1-9][0-9]{0,6}(?:[KMG]i?B|kB|B)/s$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/backup-destination.schema.json" */;
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
if("BackupDestination" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "BackupDestination"},schema:"BackupDestination",parentSchema:schema31.properties.kind,data:data1};
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
if(!(((((key2 === "local") || (key2 === "s3")) || (key2 === "sftp")) || (key2 === "encryption")) || (key2 === "limits"))){
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
if(data4.local !== undefined && func0.call(data4, "local")){
let data5 = data4.local;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.folder === undefined) || (!(func0.call(data5, "folder")))){
const err15 = {instancePath:instancePath+"/spec/local",schemaPath:"#/properties/spec/properties/local/required",keyword:"required",params:{missingProperty: "folder"},schema:schema31.properties.spec.properties.local.required,parentSchema:schema31.properties.spec.properties.local,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key3 of Object.keys(data5)){
if(!(key3 === "folder")){
const err16 = {instancePath:instancePath+"/spec/local",schemaPath:"#/properties/spec/properties/local/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.spec.properties.local,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.folder !== undefined && func0.call(data5, "folder")){
let data6 = data5.folder;
if(typeof data6 === "string"){
if(func69(data6) > 1024){
const err17 = {instancePath:instancePath+"/spec/local/folder",schemaPath:"#/properties/spec/properties/local/properties/folder/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.local.properties.folder,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(func69(data6) < 1){
const err18 = {instancePath:instancePath+"/spec/local/folder",schemaPath:"#/properties/spec/properties/local/properties/folder/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.local.properties.folder,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern5.test(data6)){
const err19 = {instancePath:instancePath+"/spec/local/folder",schemaPath:"#/properties/spec/properties/local/properties/folder/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.spec.properties.local.properties.folder,data:data6};
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
const err20 = {instancePath:instancePath+"/spec/local/folder",schemaPath:"#/properties/spec/properties/local/properties/folder/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.local.properties.folder.type,parentSchema:schema31.properties.spec.properties.local.properties.folder,data:data6};
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
const err21 = {instancePath:instancePath+"/spec/local",schemaPath:"#/properties/spec/properties/local/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.local.type,parentSchema:schema31.properties.spec.properties.local,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data4.s3 !== undefined && func0.call(data4, "s3")){
let data7 = data4.s3;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if((data7.endpoint === undefined) || (!(func0.call(data7, "endpoint")))){
const err22 = {instancePath:instancePath+"/spec/s3",schemaPath:"#/properties/spec/properties/s3/required",keyword:"required",params:{missingProperty: "endpoint"},schema:schema31.properties.spec.properties.s3.required,parentSchema:schema31.properties.spec.properties.s3,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((data7.bucket === undefined) || (!(func0.call(data7, "bucket")))){
const err23 = {instancePath:instancePath+"/spec/s3",schemaPath:"#/properties/spec/properties/s3/required",keyword:"required",params:{missingProperty: "bucket"},schema:schema31.properties.spec.properties.s3.required,parentSchema:schema31.properties.spec.properties.s3,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((data7.accessKeyId === undefined) || (!(func0.call(data7, "accessKeyId")))){
const err24 = {instancePath:instancePath+"/spec/s3",schemaPath:"#/properties/spec/properties/s3/required",keyword:"required",params:{missingProperty: "accessKeyId"},schema:schema31.properties.spec.properties.s3.required,parentSchema:schema31.properties.spec.properties.s3,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((data7.secretAccessKey === undefined) || (!(func0.call(data7, "secretAccessKey")))){
const err25 = {instancePath:instancePath+"/spec/s3",schemaPath:"#/properties/spec/properties/s3/required",keyword:"required",params:{missingProperty: "secretAccessKey"},schema:schema31.properties.spec.properties.s3.required,parentSchema:schema31.properties.spec.properties.s3,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key4 of Object.keys(data7)){
if(!((((((((key4 === "endpoint") || (key4 === "region")) || (key4 === "bucket")) || (key4 === "prefix")) || (key4 === "pathStyle")) || (key4 === "checksums")) || (key4 === "accessKeyId")) || (key4 === "secretAccessKey"))){
const err26 = {instancePath:instancePath+"/spec/s3",schemaPath:"#/properties/spec/properties/s3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.spec.properties.s3,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data7.endpoint !== undefined && func0.call(data7, "endpoint")){
let data8 = data7.endpoint;
if(typeof data8 === "string"){
if(func69(data8) > 1024){
const err27 = {instancePath:instancePath+"/spec/s3/endpoint",schemaPath:"#/properties/spec/properties/s3/properties/endpoint/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.s3.properties.endpoint,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(func69(data8) < 8){
const err28 = {instancePath:instancePath+"/spec/s3/endpoint",schemaPath:"#/properties/spec/properties/s3/properties/endpoint/minLength",keyword:"minLength",params:{limit: 8},schema:8,parentSchema:schema31.properties.spec.properties.s3.properties.endpoint,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern6.test(data8)){
const err29 = {instancePath:instancePath+"/spec/s3/endpoint",schemaPath:"#/properties/spec/properties/s3/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/?#@]+/?$"},schema:"^https?://[^\\s/?#@]+/?$",parentSchema:schema31.properties.spec.properties.s3.properties.endpoint,data:data8};
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
const err30 = {instancePath:instancePath+"/spec/s3/endpoint",schemaPath:"#/properties/spec/properties/s3/properties/endpoint/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.endpoint.type,parentSchema:schema31.properties.spec.properties.s3.properties.endpoint,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data7.region !== undefined && func0.call(data7, "region")){
let data9 = data7.region;
if(typeof data9 === "string"){
if(func69(data9) > 64){
const err31 = {instancePath:instancePath+"/spec/s3/region",schemaPath:"#/properties/spec/properties/s3/properties/region/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema31.properties.spec.properties.s3.properties.region,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(func69(data9) < 1){
const err32 = {instancePath:instancePath+"/spec/s3/region",schemaPath:"#/properties/spec/properties/s3/properties/region/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.s3.properties.region,data:data9};
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
const err33 = {instancePath:instancePath+"/spec/s3/region",schemaPath:"#/properties/spec/properties/s3/properties/region/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.region.type,parentSchema:schema31.properties.spec.properties.s3.properties.region,data:data9};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data7.bucket !== undefined && func0.call(data7, "bucket")){
let data10 = data7.bucket;
if(typeof data10 === "string"){
if(func69(data10) > 63){
const err34 = {instancePath:instancePath+"/spec/s3/bucket",schemaPath:"#/properties/spec/properties/s3/properties/bucket/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.s3.properties.bucket,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(func69(data10) < 3){
const err35 = {instancePath:instancePath+"/spec/s3/bucket",schemaPath:"#/properties/spec/properties/s3/properties/bucket/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema31.properties.spec.properties.s3.properties.bucket,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!pattern7.test(data10)){
const err36 = {instancePath:instancePath+"/spec/s3/bucket",schemaPath:"#/properties/spec/properties/s3/properties/bucket/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.-]+[a-z0-9]$"},schema:"^[a-z0-9][a-z0-9.-]+[a-z0-9]$",parentSchema:schema31.properties.spec.properties.s3.properties.bucket,data:data10};
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
const err37 = {instancePath:instancePath+"/spec/s3/bucket",schemaPath:"#/properties/spec/properties/s3/properties/bucket/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.bucket.type,parentSchema:schema31.properties.spec.properties.s3.properties.bucket,data:data10};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data7.prefix !== undefined && func0.call(data7, "prefix")){
let data11 = data7.prefix;
if(typeof data11 === "string"){
if(func69(data11) > 512){
const err38 = {instancePath:instancePath+"/spec/s3/prefix",schemaPath:"#/properties/spec/properties/s3/properties/prefix/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema31.properties.spec.properties.s3.properties.prefix,data:data11};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!pattern8.test(data11)){
const err39 = {instancePath:instancePath+"/spec/s3/prefix",schemaPath:"#/properties/spec/properties/s3/properties/prefix/pattern",keyword:"pattern",params:{pattern: "^$|^[A-Za-z0-9!_.*'()-]+(?:/[A-Za-z0-9!_.*'()-]+)*$"},schema:"^$|^[A-Za-z0-9!_.*'()-]+(?:/[A-Za-z0-9!_.*'()-]+)*$",parentSchema:schema31.properties.spec.properties.s3.properties.prefix,data:data11};
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
const err40 = {instancePath:instancePath+"/spec/s3/prefix",schemaPath:"#/properties/spec/properties/s3/properties/prefix/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.prefix.type,parentSchema:schema31.properties.spec.properties.s3.properties.prefix,data:data11};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data7.pathStyle !== undefined && func0.call(data7, "pathStyle")){
let data12 = data7.pathStyle;
if(typeof data12 !== "boolean"){
const err41 = {instancePath:instancePath+"/spec/s3/pathStyle",schemaPath:"#/properties/spec/properties/s3/properties/pathStyle/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.s3.properties.pathStyle.type,parentSchema:schema31.properties.spec.properties.s3.properties.pathStyle,data:data12};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data7.checksums !== undefined && func0.call(data7, "checksums")){
let data13 = data7.checksums;
if(typeof data13 !== "string"){
const err42 = {instancePath:instancePath+"/spec/s3/checksums",schemaPath:"#/properties/spec/properties/s3/properties/checksums/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.checksums.type,parentSchema:schema31.properties.spec.properties.s3.properties.checksums,data:data13};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!((data13 === "auto") || (data13 === "off"))){
const err43 = {instancePath:instancePath+"/spec/s3/checksums",schemaPath:"#/properties/spec/properties/s3/properties/checksums/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.s3.properties.checksums.enum},schema:schema31.properties.spec.properties.s3.properties.checksums.enum,parentSchema:schema31.properties.spec.properties.s3.properties.checksums,data:data13};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data7.accessKeyId !== undefined && func0.call(data7, "accessKeyId")){
let data14 = data7.accessKeyId;
const _errs33 = errors;
let valid5 = false;
const _errs34 = errors;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if((data14.age === undefined) || (!(func0.call(data14, "age")))){
const err44 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/0/required",keyword:"required",params:{missingProperty: "age"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0].required,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
for(const key5 of Object.keys(data14)){
if(!(key5 === "age")){
const err45 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data14.age !== undefined && func0.call(data14, "age")){
let data15 = data14.age;
if(typeof data15 === "string"){
if(func69(data15) > 131072){
const err46 = {instancePath:instancePath+"/spec/s3/accessKeyId/age",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/0/properties/age/maxLength",keyword:"maxLength",params:{limit: 131072},schema:131072,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0].properties.age,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(!pattern9.test(data15)){
const err47 = {instancePath:instancePath+"/spec/s3/accessKeyId/age",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/0/properties/age/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN AGE ENCRYPTED FILE-----"},schema:"^-----BEGIN AGE ENCRYPTED FILE-----",parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0].properties.age,data:data15};
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
const err48 = {instancePath:instancePath+"/spec/s3/accessKeyId/age",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/0/properties/age/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0].properties.age.type,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0].properties.age,data:data15};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0].type,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid0 = _errs34 === errors;
valid5 = valid5 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs39 = errors;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if((data14.env === undefined) || (!(func0.call(data14, "env")))){
const err50 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/1/required",keyword:"required",params:{missingProperty: "env"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1].required,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
for(const key6 of Object.keys(data14)){
if(!(key6 === "env")){
const err51 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data14.env !== undefined && func0.call(data14, "env")){
let data16 = data14.env;
if(typeof data16 === "string"){
if(func69(data16) > 128){
const err52 = {instancePath:instancePath+"/spec/s3/accessKeyId/env",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/1/properties/env/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1].properties.env,data:data16};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(func69(data16) < 1){
const err53 = {instancePath:instancePath+"/spec/s3/accessKeyId/env",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/1/properties/env/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1].properties.env,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(!pattern10.test(data16)){
const err54 = {instancePath:instancePath+"/spec/s3/accessKeyId/env",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/1/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1].properties.env,data:data16};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/spec/s3/accessKeyId/env",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/1/properties/env/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1].properties.env.type,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1].properties.env,data:data16};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1].type,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid0 = _errs39 === errors;
valid5 = valid5 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs44 = errors;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if((data14.file === undefined) || (!(func0.call(data14, "file")))){
const err57 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/2/required",keyword:"required",params:{missingProperty: "file"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2].required,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2],data:data14};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
for(const key7 of Object.keys(data14)){
if(!(key7 === "file")){
const err58 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2],data:data14};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data14.file !== undefined && func0.call(data14, "file")){
let data17 = data14.file;
if(typeof data17 === "string"){
if(func69(data17) > 128){
const err59 = {instancePath:instancePath+"/spec/s3/accessKeyId/file",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/2/properties/file/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2].properties.file,data:data17};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(func69(data17) < 1){
const err60 = {instancePath:instancePath+"/spec/s3/accessKeyId/file",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/2/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2].properties.file,data:data17};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!pattern11.test(data17)){
const err61 = {instancePath:instancePath+"/spec/s3/accessKeyId/file",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/2/properties/file/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2].properties.file,data:data17};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/spec/s3/accessKeyId/file",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/2/properties/file/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2].properties.file.type,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2].properties.file,data:data17};
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
else {
const err63 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2].type,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf[2],data:data14};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var _valid0 = _errs44 === errors;
valid5 = valid5 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
if(!valid5){
const err64 = {instancePath:instancePath+"/spec/s3/accessKeyId",schemaPath:"#/properties/spec/properties/s3/properties/accessKeyId/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.s3.properties.accessKeyId.anyOf,parentSchema:schema31.properties.spec.properties.s3.properties.accessKeyId,data:data14};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
else {
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
}
}
if(data7.secretAccessKey !== undefined && func0.call(data7, "secretAccessKey")){
let data18 = data7.secretAccessKey;
const _errs50 = errors;
let valid9 = false;
const _errs51 = errors;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if((data18.age === undefined) || (!(func0.call(data18, "age")))){
const err65 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/0/required",keyword:"required",params:{missingProperty: "age"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0].required,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0],data:data18};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
for(const key8 of Object.keys(data18)){
if(!(key8 === "age")){
const err66 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0],data:data18};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data18.age !== undefined && func0.call(data18, "age")){
let data19 = data18.age;
if(typeof data19 === "string"){
if(func69(data19) > 131072){
const err67 = {instancePath:instancePath+"/spec/s3/secretAccessKey/age",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/0/properties/age/maxLength",keyword:"maxLength",params:{limit: 131072},schema:131072,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0].properties.age,data:data19};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!pattern9.test(data19)){
const err68 = {instancePath:instancePath+"/spec/s3/secretAccessKey/age",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/0/properties/age/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN AGE ENCRYPTED FILE-----"},schema:"^-----BEGIN AGE ENCRYPTED FILE-----",parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0].properties.age,data:data19};
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
const err69 = {instancePath:instancePath+"/spec/s3/secretAccessKey/age",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/0/properties/age/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0].properties.age.type,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0].properties.age,data:data19};
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
const err70 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0].type,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[0],data:data18};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var _valid1 = _errs51 === errors;
valid9 = valid9 || _valid1;
if(_valid1){
var props1 = true;
}
const _errs56 = errors;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if((data18.env === undefined) || (!(func0.call(data18, "env")))){
const err71 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/1/required",keyword:"required",params:{missingProperty: "env"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1].required,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1],data:data18};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
for(const key9 of Object.keys(data18)){
if(!(key9 === "env")){
const err72 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1],data:data18};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data18.env !== undefined && func0.call(data18, "env")){
let data20 = data18.env;
if(typeof data20 === "string"){
if(func69(data20) > 128){
const err73 = {instancePath:instancePath+"/spec/s3/secretAccessKey/env",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/1/properties/env/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1].properties.env,data:data20};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(func69(data20) < 1){
const err74 = {instancePath:instancePath+"/spec/s3/secretAccessKey/env",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/1/properties/env/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1].properties.env,data:data20};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(!pattern10.test(data20)){
const err75 = {instancePath:instancePath+"/spec/s3/secretAccessKey/env",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/1/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1].properties.env,data:data20};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/spec/s3/secretAccessKey/env",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/1/properties/env/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1].properties.env.type,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1].properties.env,data:data20};
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
const err77 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1].type,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[1],data:data18};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid1 = _errs56 === errors;
valid9 = valid9 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
const _errs61 = errors;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if((data18.file === undefined) || (!(func0.call(data18, "file")))){
const err78 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/2/required",keyword:"required",params:{missingProperty: "file"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2].required,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2],data:data18};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key10 of Object.keys(data18)){
if(!(key10 === "file")){
const err79 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2],data:data18};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data18.file !== undefined && func0.call(data18, "file")){
let data21 = data18.file;
if(typeof data21 === "string"){
if(func69(data21) > 128){
const err80 = {instancePath:instancePath+"/spec/s3/secretAccessKey/file",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/2/properties/file/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2].properties.file,data:data21};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(func69(data21) < 1){
const err81 = {instancePath:instancePath+"/spec/s3/secretAccessKey/file",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/2/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2].properties.file,data:data21};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(!pattern11.test(data21)){
const err82 = {instancePath:instancePath+"/spec/s3/secretAccessKey/file",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/2/properties/file/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2].properties.file,data:data21};
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
const err83 = {instancePath:instancePath+"/spec/s3/secretAccessKey/file",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/2/properties/file/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2].properties.file.type,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2].properties.file,data:data21};
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
const err84 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2].type,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf[2],data:data18};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var _valid1 = _errs61 === errors;
valid9 = valid9 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
if(!valid9){
const err85 = {instancePath:instancePath+"/spec/s3/secretAccessKey",schemaPath:"#/properties/spec/properties/s3/properties/secretAccessKey/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.s3.properties.secretAccessKey.anyOf,parentSchema:schema31.properties.spec.properties.s3.properties.secretAccessKey,data:data18};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
else {
errors = _errs50;
if(vErrors !== null){
if(_errs50){
vErrors.length = _errs50;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err86 = {instancePath:instancePath+"/spec/s3",schemaPath:"#/properties/spec/properties/s3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.s3.type,parentSchema:schema31.properties.spec.properties.s3,data:data7};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data4.sftp !== undefined && func0.call(data4, "sftp")){
let data22 = data4.sftp;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if((data22.host === undefined) || (!(func0.call(data22, "host")))){
const err87 = {instancePath:instancePath+"/spec/sftp",schemaPath:"#/properties/spec/properties/sftp/required",keyword:"required",params:{missingProperty: "host"},schema:schema31.properties.spec.properties.sftp.required,parentSchema:schema31.properties.spec.properties.sftp,data:data22};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if((data22.user === undefined) || (!(func0.call(data22, "user")))){
const err88 = {instancePath:instancePath+"/spec/sftp",schemaPath:"#/properties/spec/properties/sftp/required",keyword:"required",params:{missingProperty: "user"},schema:schema31.properties.spec.properties.sftp.required,parentSchema:schema31.properties.spec.properties.sftp,data:data22};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if((data22.folder === undefined) || (!(func0.call(data22, "folder")))){
const err89 = {instancePath:instancePath+"/spec/sftp",schemaPath:"#/properties/spec/properties/sftp/required",keyword:"required",params:{missingProperty: "folder"},schema:schema31.properties.spec.properties.sftp.required,parentSchema:schema31.properties.spec.properties.sftp,data:data22};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if((data22.hostKeys === undefined) || (!(func0.call(data22, "hostKeys")))){
const err90 = {instancePath:instancePath+"/spec/sftp",schemaPath:"#/properties/spec/properties/sftp/required",keyword:"required",params:{missingProperty: "hostKeys"},schema:schema31.properties.spec.properties.sftp.required,parentSchema:schema31.properties.spec.properties.sftp,data:data22};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
for(const key11 of Object.keys(data22)){
if(!(((((((key11 === "host") || (key11 === "port")) || (key11 === "user")) || (key11 === "folder")) || (key11 === "hostKeys")) || (key11 === "sshKey")) || (key11 === "password"))){
const err91 = {instancePath:instancePath+"/spec/sftp",schemaPath:"#/properties/spec/properties/sftp/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.spec.properties.sftp,data:data22};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data22.host !== undefined && func0.call(data22, "host")){
let data23 = data22.host;
if(typeof data23 === "string"){
if(func69(data23) > 253){
const err92 = {instancePath:instancePath+"/spec/sftp/host",schemaPath:"#/properties/spec/properties/sftp/properties/host/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema31.properties.spec.properties.sftp.properties.host,data:data23};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(func69(data23) < 1){
const err93 = {instancePath:instancePath+"/spec/sftp/host",schemaPath:"#/properties/spec/properties/sftp/properties/host/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.host,data:data23};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(!pattern15.test(data23)){
const err94 = {instancePath:instancePath+"/spec/sftp/host",schemaPath:"#/properties/spec/properties/sftp/properties/host/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9.:_-]*$"},schema:"^[A-Za-z0-9][A-Za-z0-9.:_-]*$",parentSchema:schema31.properties.spec.properties.sftp.properties.host,data:data23};
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
const err95 = {instancePath:instancePath+"/spec/sftp/host",schemaPath:"#/properties/spec/properties/sftp/properties/host/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.host.type,parentSchema:schema31.properties.spec.properties.sftp.properties.host,data:data23};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data22.port !== undefined && func0.call(data22, "port")){
let data24 = data22.port;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err96 = {instancePath:instancePath+"/spec/sftp/port",schemaPath:"#/properties/spec/properties/sftp/properties/port/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.sftp.properties.port.type,parentSchema:schema31.properties.spec.properties.sftp.properties.port,data:data24};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 65535 || isNaN(data24)){
const err97 = {instancePath:instancePath+"/spec/sftp/port",schemaPath:"#/properties/spec/properties/sftp/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema31.properties.spec.properties.sftp.properties.port,data:data24};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data24 < 1 || isNaN(data24)){
const err98 = {instancePath:instancePath+"/spec/sftp/port",schemaPath:"#/properties/spec/properties/sftp/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.port,data:data24};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
if(data22.user !== undefined && func0.call(data22, "user")){
let data25 = data22.user;
if(typeof data25 === "string"){
if(func69(data25) > 128){
const err99 = {instancePath:instancePath+"/spec/sftp/user",schemaPath:"#/properties/spec/properties/sftp/properties/user/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sftp.properties.user,data:data25};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(func69(data25) < 1){
const err100 = {instancePath:instancePath+"/spec/sftp/user",schemaPath:"#/properties/spec/properties/sftp/properties/user/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.user,data:data25};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(!pattern16.test(data25)){
const err101 = {instancePath:instancePath+"/spec/sftp/user",schemaPath:"#/properties/spec/properties/sftp/properties/user/pattern",keyword:"pattern",params:{pattern: "^[^\\s:@/]+$"},schema:"^[^\\s:@/]+$",parentSchema:schema31.properties.spec.properties.sftp.properties.user,data:data25};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/spec/sftp/user",schemaPath:"#/properties/spec/properties/sftp/properties/user/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.user.type,parentSchema:schema31.properties.spec.properties.sftp.properties.user,data:data25};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data22.folder !== undefined && func0.call(data22, "folder")){
let data26 = data22.folder;
if(typeof data26 === "string"){
if(func69(data26) > 1024){
const err103 = {instancePath:instancePath+"/spec/sftp/folder",schemaPath:"#/properties/spec/properties/sftp/properties/folder/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.spec.properties.sftp.properties.folder,data:data26};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(func69(data26) < 1){
const err104 = {instancePath:instancePath+"/spec/sftp/folder",schemaPath:"#/properties/spec/properties/sftp/properties/folder/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.folder,data:data26};
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
const err105 = {instancePath:instancePath+"/spec/sftp/folder",schemaPath:"#/properties/spec/properties/sftp/properties/folder/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.folder.type,parentSchema:schema31.properties.spec.properties.sftp.properties.folder,data:data26};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data22.hostKeys !== undefined && func0.call(data22, "hostKeys")){
let data27 = data22.hostKeys;
if(Array.isArray(data27)){
if(data27.length > 20){
const err106 = {instancePath:instancePath+"/spec/sftp/hostKeys",schemaPath:"#/properties/spec/properties/sftp/properties/hostKeys/maxItems",keyword:"maxItems",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.sftp.properties.hostKeys,data:data27};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data27.length < 1){
const err107 = {instancePath:instancePath+"/spec/sftp/hostKeys",schemaPath:"#/properties/spec/properties/sftp/properties/hostKeys/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.hostKeys,data:data27};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
const len0 = data27.length;
for(let i0=0; i0<len0; i0++){
let data28 = data27[i0];
if(typeof data28 === "string"){
if(!pattern17.test(data28)){
const err108 = {instancePath:instancePath+"/spec/sftp/hostKeys/" + i0,schemaPath:"#/properties/spec/properties/sftp/properties/hostKeys/items/pattern",keyword:"pattern",params:{pattern: "^SHA256:[A-Za-z0-9+/]{43}$"},schema:"^SHA256:[A-Za-z0-9+/]{43}$",parentSchema:schema31.properties.spec.properties.sftp.properties.hostKeys.items,data:data28};
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
const err109 = {instancePath:instancePath+"/spec/sftp/hostKeys/" + i0,schemaPath:"#/properties/spec/properties/sftp/properties/hostKeys/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.hostKeys.items.type,parentSchema:schema31.properties.spec.properties.sftp.properties.hostKeys.items,data:data28};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
let i1 = data27.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data27[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err110 = {instancePath:instancePath+"/spec/sftp/hostKeys",schemaPath:"#/properties/spec/properties/sftp/properties/hostKeys/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.sftp.properties.hostKeys,data:data27};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err111 = {instancePath:instancePath+"/spec/sftp/hostKeys",schemaPath:"#/properties/spec/properties/sftp/properties/hostKeys/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.sftp.properties.hostKeys.type,parentSchema:schema31.properties.spec.properties.sftp.properties.hostKeys,data:data27};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data22.sshKey !== undefined && func0.call(data22, "sshKey")){
let data29 = data22.sshKey;
const _errs82 = errors;
let valid17 = false;
const _errs83 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if((data29.age === undefined) || (!(func0.call(data29, "age")))){
const err112 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/0/required",keyword:"required",params:{missingProperty: "age"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0].required,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0],data:data29};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
for(const key12 of Object.keys(data29)){
if(!(key12 === "age")){
const err113 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0],data:data29};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data29.age !== undefined && func0.call(data29, "age")){
let data30 = data29.age;
if(typeof data30 === "string"){
if(func69(data30) > 131072){
const err114 = {instancePath:instancePath+"/spec/sftp/sshKey/age",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/0/properties/age/maxLength",keyword:"maxLength",params:{limit: 131072},schema:131072,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0].properties.age,data:data30};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(!pattern9.test(data30)){
const err115 = {instancePath:instancePath+"/spec/sftp/sshKey/age",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/0/properties/age/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN AGE ENCRYPTED FILE-----"},schema:"^-----BEGIN AGE ENCRYPTED FILE-----",parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0].properties.age,data:data30};
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
const err116 = {instancePath:instancePath+"/spec/sftp/sshKey/age",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/0/properties/age/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0].properties.age.type,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0].properties.age,data:data30};
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
const err117 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0].type,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[0],data:data29};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
var _valid2 = _errs83 === errors;
valid17 = valid17 || _valid2;
if(_valid2){
var props2 = true;
}
const _errs88 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if((data29.env === undefined) || (!(func0.call(data29, "env")))){
const err118 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/1/required",keyword:"required",params:{missingProperty: "env"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1].required,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1],data:data29};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
for(const key13 of Object.keys(data29)){
if(!(key13 === "env")){
const err119 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1],data:data29};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data29.env !== undefined && func0.call(data29, "env")){
let data31 = data29.env;
if(typeof data31 === "string"){
if(func69(data31) > 128){
const err120 = {instancePath:instancePath+"/spec/sftp/sshKey/env",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/1/properties/env/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1].properties.env,data:data31};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(func69(data31) < 1){
const err121 = {instancePath:instancePath+"/spec/sftp/sshKey/env",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/1/properties/env/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1].properties.env,data:data31};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!pattern10.test(data31)){
const err122 = {instancePath:instancePath+"/spec/sftp/sshKey/env",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/1/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1].properties.env,data:data31};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/spec/sftp/sshKey/env",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/1/properties/env/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1].properties.env.type,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1].properties.env,data:data31};
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
else {
const err124 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1].type,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[1],data:data29};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
var _valid2 = _errs88 === errors;
valid17 = valid17 || _valid2;
if(_valid2){
if(props2 !== true){
props2 = true;
}
}
const _errs93 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if((data29.file === undefined) || (!(func0.call(data29, "file")))){
const err125 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/2/required",keyword:"required",params:{missingProperty: "file"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2].required,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2],data:data29};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
for(const key14 of Object.keys(data29)){
if(!(key14 === "file")){
const err126 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2],data:data29};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data29.file !== undefined && func0.call(data29, "file")){
let data32 = data29.file;
if(typeof data32 === "string"){
if(func69(data32) > 128){
const err127 = {instancePath:instancePath+"/spec/sftp/sshKey/file",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/2/properties/file/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2].properties.file,data:data32};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(func69(data32) < 1){
const err128 = {instancePath:instancePath+"/spec/sftp/sshKey/file",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/2/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2].properties.file,data:data32};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(!pattern11.test(data32)){
const err129 = {instancePath:instancePath+"/spec/sftp/sshKey/file",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/2/properties/file/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2].properties.file,data:data32};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/spec/sftp/sshKey/file",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/2/properties/file/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2].properties.file.type,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2].properties.file,data:data32};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
else {
const err131 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2].type,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf[2],data:data29};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
var _valid2 = _errs93 === errors;
valid17 = valid17 || _valid2;
if(_valid2){
if(props2 !== true){
props2 = true;
}
}
if(!valid17){
const err132 = {instancePath:instancePath+"/spec/sftp/sshKey",schemaPath:"#/properties/spec/properties/sftp/properties/sshKey/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.sftp.properties.sshKey.anyOf,parentSchema:schema31.properties.spec.properties.sftp.properties.sshKey,data:data29};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
else {
errors = _errs82;
if(vErrors !== null){
if(_errs82){
vErrors.length = _errs82;
}
else {
vErrors = null;
}
}
}
}
if(data22.password !== undefined && func0.call(data22, "password")){
let data33 = data22.password;
const _errs99 = errors;
let valid21 = false;
const _errs100 = errors;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if((data33.age === undefined) || (!(func0.call(data33, "age")))){
const err133 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/0/required",keyword:"required",params:{missingProperty: "age"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0].required,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0],data:data33};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
for(const key15 of Object.keys(data33)){
if(!(key15 === "age")){
const err134 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0],data:data33};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data33.age !== undefined && func0.call(data33, "age")){
let data34 = data33.age;
if(typeof data34 === "string"){
if(func69(data34) > 131072){
const err135 = {instancePath:instancePath+"/spec/sftp/password/age",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/0/properties/age/maxLength",keyword:"maxLength",params:{limit: 131072},schema:131072,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0].properties.age,data:data34};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(!pattern9.test(data34)){
const err136 = {instancePath:instancePath+"/spec/sftp/password/age",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/0/properties/age/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN AGE ENCRYPTED FILE-----"},schema:"^-----BEGIN AGE ENCRYPTED FILE-----",parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0].properties.age,data:data34};
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
const err137 = {instancePath:instancePath+"/spec/sftp/password/age",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/0/properties/age/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0].properties.age.type,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0].properties.age,data:data34};
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
const err138 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0].type,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[0],data:data33};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
var _valid3 = _errs100 === errors;
valid21 = valid21 || _valid3;
if(_valid3){
var props3 = true;
}
const _errs105 = errors;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if((data33.env === undefined) || (!(func0.call(data33, "env")))){
const err139 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/1/required",keyword:"required",params:{missingProperty: "env"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1].required,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
for(const key16 of Object.keys(data33)){
if(!(key16 === "env")){
const err140 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data33.env !== undefined && func0.call(data33, "env")){
let data35 = data33.env;
if(typeof data35 === "string"){
if(func69(data35) > 128){
const err141 = {instancePath:instancePath+"/spec/sftp/password/env",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/1/properties/env/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1].properties.env,data:data35};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(func69(data35) < 1){
const err142 = {instancePath:instancePath+"/spec/sftp/password/env",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/1/properties/env/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1].properties.env,data:data35};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(!pattern10.test(data35)){
const err143 = {instancePath:instancePath+"/spec/sftp/password/env",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/1/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1].properties.env,data:data35};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/spec/sftp/password/env",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/1/properties/env/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1].properties.env.type,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1].properties.env,data:data35};
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
else {
const err145 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1].type,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
var _valid3 = _errs105 === errors;
valid21 = valid21 || _valid3;
if(_valid3){
if(props3 !== true){
props3 = true;
}
}
const _errs110 = errors;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if((data33.file === undefined) || (!(func0.call(data33, "file")))){
const err146 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/2/required",keyword:"required",params:{missingProperty: "file"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2].required,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2],data:data33};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
for(const key17 of Object.keys(data33)){
if(!(key17 === "file")){
const err147 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2],data:data33};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data33.file !== undefined && func0.call(data33, "file")){
let data36 = data33.file;
if(typeof data36 === "string"){
if(func69(data36) > 128){
const err148 = {instancePath:instancePath+"/spec/sftp/password/file",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/2/properties/file/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2].properties.file,data:data36};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(func69(data36) < 1){
const err149 = {instancePath:instancePath+"/spec/sftp/password/file",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/2/properties/file/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2].properties.file,data:data36};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(!pattern11.test(data36)){
const err150 = {instancePath:instancePath+"/spec/sftp/password/file",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/2/properties/file/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},schema:"^[A-Za-z0-9_][A-Za-z0-9_.-]*$",parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2].properties.file,data:data36};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {instancePath:instancePath+"/spec/sftp/password/file",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/2/properties/file/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2].properties.file.type,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2].properties.file,data:data36};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
else {
const err152 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2].type,parentSchema:schema31.properties.spec.properties.sftp.properties.password.anyOf[2],data:data33};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
var _valid3 = _errs110 === errors;
valid21 = valid21 || _valid3;
if(_valid3){
if(props3 !== true){
props3 = true;
}
}
if(!valid21){
const err153 = {instancePath:instancePath+"/spec/sftp/password",schemaPath:"#/properties/spec/properties/sftp/properties/password/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.spec.properties.sftp.properties.password.anyOf,parentSchema:schema31.properties.spec.properties.sftp.properties.password,data:data33};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
else {
errors = _errs99;
if(vErrors !== null){
if(_errs99){
vErrors.length = _errs99;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err154 = {instancePath:instancePath+"/spec/sftp",schemaPath:"#/properties/spec/properties/sftp/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.sftp.type,parentSchema:schema31.properties.spec.properties.sftp,data:data22};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data4.encryption !== undefined && func0.call(data4, "encryption")){
let data37 = data4.encryption;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key18 of Object.keys(data37)){
if(!((key18 === "recipients") || (key18 === "requireRecovery"))){
const err155 = {instancePath:instancePath+"/spec/encryption",schemaPath:"#/properties/spec/properties/encryption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.spec.properties.encryption,data:data37};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data37.recipients !== undefined && func0.call(data37, "recipients")){
let data38 = data37.recipients;
if(Array.isArray(data38)){
if(data38.length > 50){
const err156 = {instancePath:instancePath+"/spec/encryption/recipients",schemaPath:"#/properties/spec/properties/encryption/properties/recipients/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema31.properties.spec.properties.encryption.properties.recipients,data:data38};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
const len1 = data38.length;
for(let i2=0; i2<len1; i2++){
let data39 = data38[i2];
if(typeof data39 === "string"){
if(func69(data39) > 4096){
const err157 = {instancePath:instancePath+"/spec/encryption/recipients/" + i2,schemaPath:"#/properties/spec/properties/encryption/properties/recipients/items/maxLength",keyword:"maxLength",params:{limit: 4096},schema:4096,parentSchema:schema31.properties.spec.properties.encryption.properties.recipients.items,data:data39};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(func69(data39) < 1){
const err158 = {instancePath:instancePath+"/spec/encryption/recipients/" + i2,schemaPath:"#/properties/spec/properties/encryption/properties/recipients/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.encryption.properties.recipients.items,data:data39};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(!pattern24.test(data39)){
const err159 = {instancePath:instancePath+"/spec/encryption/recipients/" + i2,schemaPath:"#/properties/spec/properties/encryption/properties/recipients/items/pattern",keyword:"pattern",params:{pattern: "^age1[ac-hj-np-z02-9]+$"},schema:"^age1[ac-hj-np-z02-9]+$",parentSchema:schema31.properties.spec.properties.encryption.properties.recipients.items,data:data39};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
else {
const err160 = {instancePath:instancePath+"/spec/encryption/recipients/" + i2,schemaPath:"#/properties/spec/properties/encryption/properties/recipients/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.encryption.properties.recipients.items.type,parentSchema:schema31.properties.spec.properties.encryption.properties.recipients.items,data:data39};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
let i3 = data38.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data38[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err161 = {instancePath:instancePath+"/spec/encryption/recipients",schemaPath:"#/properties/spec/properties/encryption/properties/recipients/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema31.properties.spec.properties.encryption.properties.recipients,data:data38};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err162 = {instancePath:instancePath+"/spec/encryption/recipients",schemaPath:"#/properties/spec/properties/encryption/properties/recipients/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.encryption.properties.recipients.type,parentSchema:schema31.properties.spec.properties.encryption.properties.recipients,data:data38};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data37.requireRecovery !== undefined && func0.call(data37, "requireRecovery")){
let data40 = data37.requireRecovery;
if(typeof data40 !== "boolean"){
const err163 = {instancePath:instancePath+"/spec/encryption/requireRecovery",schemaPath:"#/properties/spec/properties/encryption/properties/requireRecovery/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.spec.properties.encryption.properties.requireRecovery.type,parentSchema:schema31.properties.spec.properties.encryption.properties.requireRecovery,data:data40};
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
const err164 = {instancePath:instancePath+"/spec/encryption",schemaPath:"#/properties/spec/properties/encryption/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.encryption.type,parentSchema:schema31.properties.spec.properties.encryption,data:data37};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data4.limits !== undefined && func0.call(data4, "limits")){
let data41 = data4.limits;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
for(const key19 of Object.keys(data41)){
if(!((key19 === "bandwidth") || (key19 === "minFree"))){
const err165 = {instancePath:instancePath+"/spec/limits",schemaPath:"#/properties/spec/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.spec.properties.limits,data:data41};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data41.bandwidth !== undefined && func0.call(data41, "bandwidth")){
let data42 = data41.bandwidth;
if(typeof data42 === "string"){
if(func69(data42) > 20){
const err166 = {instancePath:instancePath+"/spec/limits/bandwidth",schemaPath:"#/properties/spec/properties/limits/properties/bandwidth/maxLength",keyword:"maxLength",params:{limit: 20},schema:20,parentSchema:schema31.properties.spec.properties.limits.properties.bandwidth,data:data42};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(!pattern25.test(data42)){
const err167 = {instancePath:instancePath+"/spec/limits/bandwidth",schemaPath:"#/properties/spec/properties/limits/properties/bandwidth/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,6}(?:[KMG]i?B|kB|B)/s$"},schema:"^[1-9][0-9]{0,6}(?:[KMG]i?B|kB|B)/s$",parentSchema:schema31.properties.spec.properties.limits.properties.bandwidth,data:data42};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
else {
const err168 = {instancePath:instancePath+"/spec/limits/bandwidth",schemaPath:"#/properties/spec/properties/limits/properties/bandwidth/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.limits.properties.bandwidth.type,parentSchema:schema31.properties.spec.properties.limits.properties.bandwidth,data:data42};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data41.minFree !== undefined && func0.call(data41, "minFree")){
let data43 = data41.minFree;
if(!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))){
const err169 = {instancePath:instancePath+"/spec/limits/minFree",schemaPath:"#/properties/spec/properties/limits/properties/minFree/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.spec.properties.limits.properties.minFree.type,parentSchema:schema31.properties.spec.properties.limits.properties.minFree,data:data43};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 90 || isNaN(data43)){
const err170 = {instancePath:instancePath+"/spec/limits/minFree",schemaPath:"#/properties/spec/properties/limits/properties/minFree/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},schema:90,parentSchema:schema31.properties.spec.properties.limits.properties.minFree,data:data43};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if(data43 < 0 || isNaN(data43)){
const err171 = {instancePath:instancePath+"/spec/limits/minFree",schemaPath:"#/properties/spec/properties/limits/properties/minFree/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.spec.properties.limits.properties.minFree,data:data43};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
}
}
else {
const err172 = {instancePath:instancePath+"/spec/limits",schemaPath:"#/properties/spec/properties/limits/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.limits.type,parentSchema:schema31.properties.spec.properties.limits,data:data41};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
else {
const err173 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
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
else {
const err174 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
