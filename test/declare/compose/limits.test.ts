// A small hostile project costs little time and no crash: each of these would take hours, or all memory.

import { expect, test } from 'vitest';
import { loadCompose } from '../../../src/declare/compose/load.ts';
import type { Problem } from '../../../src/model/problem.ts';

function problemsOf(files: Readonly<Record<string, string>>): readonly Problem[] {
  const result = loadCompose({
    files: [{ path: 'compose.yaml' }],
    read: (path) => files[path.replace('/case/', '')],
    workingDir: '/case',
    projectName: 'project',
    variables: () => undefined,
    profiles: [],
  });
  return result.problems;
}

function codesOf(files: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(problemsOf(files).map((problem) => problem.code))];
}

test('files that include each other twice, again and again', () => {
  const files: Record<string, string> = { 'compose.yaml': 'include: [f0.yaml, f0.yaml]\n' };
  for (let index = 0; index < 28; index += 1) {
    files[`f${index}.yaml`] = `include: [f${index + 1}.yaml, f${index + 1}.yaml]\n`;
  }
  files['f28.yaml'] = 'services: {a: {image: x}}\n';
  expect(codesOf(files)).toEqual(['compose/include']);
});

test('a chain of files', () => {
  const files: Record<string, string> = { 'compose.yaml': 'include: [f0.yaml]\n' };
  for (let index = 0; index < 200; index += 1) files[`f${index}.yaml`] = `include: [f${index + 1}.yaml]\n`;
  expect(codesOf(files)).toEqual(['compose/include']);
});

test('a chain of services that extend each other', () => {
  const services = Array.from({ length: 1_000 }, (_, index) => `  s${index}: {extends: s${index + 1}}\n`);
  const text = `services:\n${services.join('')}  s1000: {image: x}\n`;
  expect(codesOf({ 'compose.yaml': text })).toContain('compose/extends');
});

test('a chain of services that wait for each other is no harm', () => {
  const services = Array.from(
    { length: 1_000 },
    (_, index) => `  s${index}: {image: x, depends_on: [s${index + 1}]}\n`,
  );
  const text = `services:\n${services.join('')}  s1000: {image: x}\n`;
  expect(problemsOf({ 'compose.yaml': text })).toEqual([]);
});

test('variables that double, and texts that repeat them', () => {
  const lines = ['A0=xxxxxxxxxxxxxxxx'];
  for (let index = 1; index < 40; index += 1) lines.push(`A${index}=$A${index - 1}$A${index - 1}`);
  expect(codesOf({ '.env': lines.join('\n'), 'compose.yaml': 'services: {a: {image: x}}\n' })).toEqual([
    'compose/interpolation',
  ]);
  const uses = Array.from({ length: 200 }, () => '      - "x=$A"\n').join('');
  const text = `services:\n  a:\n    image: x\n    command:\n${uses}`;
  expect(codesOf({ '.env': `A=${'y'.repeat(500_000)}\n`, 'compose.yaml': text })).toEqual([
    'compose/interpolation',
  ]);
});

test('ranges of all ports in many services', () => {
  const services = Array.from({ length: 200 }, (_, index) => `  s${index}: {image: x, ports: ["1-60000"]}\n`);
  expect(codesOf({ 'compose.yaml': `services:\n${services.join('')}` })).toEqual(['compose/port']);
});

test('texts on which a careless pattern would stall', () => {
  const long = '1'.repeat(60_000);
  const started = performance.now();
  const text = `services: {a: {image: x, mem_limit: "${long}x", cpus: "${long}x", stop_grace_period: "${long}"}}\n`;
  expect(codesOf({ 'compose.yaml': text })).toEqual(['compose/size', 'compose/type', 'compose/duration']);
  problemsOf({ '.env': `A=x${' '.repeat(200_000)}y\n`, 'compose.yaml': 'services: {a: {image: x}}\n' });
  problemsOf({ 'compose.yaml': `services: {a: {image: "${'${A:-x}'.repeat(30_000)}"}}\n` });
  problemsOf({ 'compose.yaml': `services: {a: {image: "${'${A:-'.repeat(30_000)}"}}\n` });
  expect(performance.now() - started).toBeLessThan(5_000);
});
