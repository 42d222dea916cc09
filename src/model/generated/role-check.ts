// Written by scripts/generate.ts from schemas/role.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { roleSchema } from './role.ts';

function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export const checkRole = validate20;
const schema31 = roleSchema;
const func0 = Object.prototype.hasOwnProperty;
const func69 = lengthOf;
const pattern4 = new RegExp("^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://shipshape.dev/schemas/v1/role.schema.json" */;
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
if("Role" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Role"},schema:"Role",parentSchema:schema31.properties.kind,data:data1};
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
if((data4.permissions === undefined) || (!(func0.call(data4, "permissions")))){
const err14 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "permissions"},schema:schema31.properties.spec.required,parentSchema:schema31.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key2 of Object.keys(data4)){
if(!(key2 === "permissions")){
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
if(data4.permissions !== undefined && func0.call(data4, "permissions")){
let data5 = data4.permissions;
if(Array.isArray(data5)){
if(data5.length > 100){
const err16 = {instancePath:instancePath+"/spec/permissions",schemaPath:"#/properties/spec/properties/permissions/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.permissions,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5.length < 1){
const err17 = {instancePath:instancePath+"/spec/permissions",schemaPath:"#/properties/spec/properties/permissions/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.permissions,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if((data6.allow === undefined) || (!(func0.call(data6, "allow")))){
const err18 = {instancePath:instancePath+"/spec/permissions/" + i0,schemaPath:"#/properties/spec/properties/permissions/items/required",keyword:"required",params:{missingProperty: "allow"},schema:schema31.properties.spec.properties.permissions.items.required,parentSchema:schema31.properties.spec.properties.permissions.items,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key3 of Object.keys(data6)){
if(!((key3 === "allow") || (key3 === "on"))){
const err19 = {instancePath:instancePath+"/spec/permissions/" + i0,schemaPath:"#/properties/spec/properties/permissions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.spec.properties.permissions.items,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data6.allow !== undefined && func0.call(data6, "allow")){
let data7 = data6.allow;
if(Array.isArray(data7)){
if(data7.length > 100){
const err20 = {instancePath:instancePath+"/spec/permissions/" + i0+"/allow",schemaPath:"#/properties/spec/properties/permissions/items/properties/allow/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.spec.properties.permissions.items.properties.allow,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data7.length < 1){
const err21 = {instancePath:instancePath+"/spec/permissions/" + i0+"/allow",schemaPath:"#/properties/spec/properties/permissions/items/properties/allow/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.permissions.items.properties.allow,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 !== "string"){
const err22 = {instancePath:instancePath+"/spec/permissions/" + i0+"/allow/" + i1,schemaPath:"#/properties/spec/properties/permissions/items/properties/allow/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.permissions.items.properties.allow.items.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.allow.items,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((data8 === "*:*") || (data8 === "read:*")) || (data8 === "read:fleet")) || (data8 === "read:instance")) || (data8 === "read:plan")) || (data8 === "read:history")) || (data8 === "read:audit")) || (data8 === "read:events")) || (data8 === "read:logs")) || (data8 === "read:user")) || (data8 === "read:state")) || (data8 === "read:backup")) || (data8 === "read:session")) || (data8 === "approve:*")) || (data8 === "approve:plan")) || (data8 === "approve:people")) || (data8 === "reject:*")) || (data8 === "reject:plan")) || (data8 === "hold:*")) || (data8 === "hold:instance")) || (data8 === "suspend:*")) || (data8 === "suspend:instance")) || (data8 === "suspend:target")) || (data8 === "suspend:fleet")) || (data8 === "rollback:*")) || (data8 === "rollback:instance")) || (data8 === "reconcile:*")) || (data8 === "reconcile:instance")) || (data8 === "reconcile:target")) || (data8 === "run:*")) || (data8 === "run:backup")) || (data8 === "cancel:*")) || (data8 === "cancel:backup")) || (data8 === "lock:*")) || (data8 === "lock:backup")) || (data8 === "verify:*")) || (data8 === "verify:backup")) || (data8 === "delete:*")) || (data8 === "delete:backup")) || (data8 === "download:*")) || (data8 === "download:backup")) || (data8 === "test:*")) || (data8 === "test:destination")) || (data8 === "test:source")) || (data8 === "restore:*")) || (data8 === "restore:instance")) || (data8 === "clone:*")) || (data8 === "clone:instance")) || (data8 === "drill:*")) || (data8 === "drill:instance")) || (data8 === "accept:*")) || (data8 === "accept:source")) || (data8 === "manage:*")) || (data8 === "manage:key")) || (data8 === "manage:totp")) || (data8 === "manage:session")) || (data8 === "manage-any:*")) || (data8 === "manage-any:key")) || (data8 === "manage-any:totp")) || (data8 === "manage-any:session")) || (data8 === "export:*")) || (data8 === "export:state"))){
const err23 = {instancePath:instancePath+"/spec/permissions/" + i0+"/allow/" + i1,schemaPath:"#/properties/spec/properties/permissions/items/properties/allow/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.permissions.items.properties.allow.items.enum},schema:schema31.properties.spec.properties.permissions.items.properties.allow.items.enum,parentSchema:schema31.properties.spec.properties.permissions.items.properties.allow.items,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
let i2 = data7.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data7[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err24 = {instancePath:instancePath+"/spec/permissions/" + i0+"/allow",schemaPath:"#/properties/spec/properties/permissions/items/properties/allow/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.spec.properties.permissions.items.properties.allow,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err25 = {instancePath:instancePath+"/spec/permissions/" + i0+"/allow",schemaPath:"#/properties/spec/properties/permissions/items/properties/allow/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.permissions.items.properties.allow.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.allow,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data6.on !== undefined && func0.call(data6, "on")){
let data9 = data6.on;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 of Object.keys(data9)){
if(!(((key4 === "instances") || (key4 === "targets")) || (key4 === "teams"))){
const err26 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.instances !== undefined && func0.call(data9, "instances")){
let data10 = data9.instances;
if(Array.isArray(data10)){
if(data10.length > 200){
const err27 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/instances",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/instances/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len2 = data10.length;
for(let i3=0; i3<len2; i3++){
let data11 = data10[i3];
if(typeof data11 === "string"){
if(func69(data11) > 63){
const err28 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/instances/" + i3,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/instances/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances.items,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(func69(data11) < 1){
const err29 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/instances/" + i3,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/instances/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances.items,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!pattern5.test(data11)){
const err30 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/instances/" + i3,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/instances/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances.items,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/instances/" + i3,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/instances/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances.items.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances.items,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
let i4 = data10.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data10[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err32 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/instances",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/instances/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances,data:data10};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
else {
const err33 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/instances",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/instances/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.instances,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.targets !== undefined && func0.call(data9, "targets")){
let data12 = data9.targets;
if(Array.isArray(data12)){
if(data12.length > 200){
const err34 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/targets",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/targets/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len3 = data12.length;
for(let i5=0; i5<len3; i5++){
let data13 = data12[i5];
if(typeof data13 === "string"){
if(func69(data13) > 63){
const err35 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/targets/" + i5,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/targets/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets.items,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(func69(data13) < 1){
const err36 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/targets/" + i5,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/targets/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets.items,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!pattern5.test(data13)){
const err37 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/targets/" + i5,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/targets/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets.items,data:data13};
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
const err38 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/targets/" + i5,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/targets/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets.items.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets.items,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
let i6 = data12.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data12[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err39 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/targets",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
break;
}
indices2[item2] = i6;
}
}
}
else {
const err40 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/targets",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/targets/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.targets,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data9.teams !== undefined && func0.call(data9, "teams")){
let data14 = data9.teams;
if(Array.isArray(data14)){
if(data14.length > 200){
const err41 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/teams",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/teams/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len4 = data14.length;
for(let i7=0; i7<len4; i7++){
let data15 = data14[i7];
if(typeof data15 === "string"){
if(func69(data15) > 63){
const err42 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/teams/" + i7,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/teams/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams.items,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(func69(data15) < 1){
const err43 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/teams/" + i7,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/teams/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams.items,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern5.test(data15)){
const err44 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/teams/" + i7,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/teams/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$"},schema:"^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams.items,data:data15};
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
const err45 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/teams/" + i7,schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/teams/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams.items.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams.items,data:data15};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
let i8 = data14.length;
let j3;
if(i8 > 1){
const indices3 = {};
for(;i8--;){
let item3 = data14[i8];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err46 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/teams",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/teams/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},schema:true,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams,data:data14};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
break;
}
indices3[item3] = i8;
}
}
}
else {
const err47 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on/teams",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/properties/teams/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on.properties.teams,data:data14};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/spec/permissions/" + i0+"/on",schemaPath:"#/properties/spec/properties/permissions/items/properties/on/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.permissions.items.properties.on.type,parentSchema:schema31.properties.spec.properties.permissions.items.properties.on,data:data9};
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
const err49 = {instancePath:instancePath+"/spec/permissions/" + i0,schemaPath:"#/properties/spec/properties/permissions/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.properties.permissions.items.type,parentSchema:schema31.properties.spec.properties.permissions.items,data:data6};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/spec/permissions",schemaPath:"#/properties/spec/properties/permissions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.spec.properties.permissions.type,parentSchema:schema31.properties.spec.properties.permissions,data:data5};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema31.properties.spec.type,parentSchema:schema31.properties.spec,data:data4};
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
const err52 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
