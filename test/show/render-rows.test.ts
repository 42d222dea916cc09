import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createParser } from '../../src/declare/parse.ts';
import { createResolver } from '../../src/declare/resolve.ts';
import type { RenderedStack } from '../../src/model/rendered.ts';
import { renderJson, renderText } from '../../src/show/render-rows.ts';
import { fingerprints, fleetOf, treeOf } from '../declare/resolve/support.ts';

function render(files: Record<string, string>): readonly RenderedStack[] {
  const fleet = fleetOf();
  const tree = treeOf(files);
  const { declarations } = createParser()(tree, fleet);
  const secrets = { fingerprint: fingerprints(), problems: new Map(), revision: '' };
  const input = { fleet, tree, declarations, applied: new Map(), taken: new Map(), secrets };
  const { stacks, problems } = createResolver().render(input, []);
  expect(problems).toEqual([]);
  return stacks;
}

const FILES = {
  't/t.yaml': `apiVersion: shipshape.dev/v1
kind: Template
metadata: { name: t }
spec:
  parameters: { TAG: { default: "1" } }
  secrets: { PW: { generate: password } }
  computed: { URL: "u:\${PW}@h" }
  sizes: { small: { limits: { one: { memory: 64m } } } }
  compose: ./compose.yaml
`,
  't/compose.yaml': `services:
  one:
    image: x:\${TAG}
    command: ["run", "--flag"]
    environment:
      URL: \${URL}
      ODD: "a: b # c"
      YES: "yes"
      LINES: "one\\ntwo"
`,
  'i.yaml': `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: i }
spec:
  template: t
  size: small
  parameters:
    TAG: "2"
`,
};

test('every value stands with the text it comes from, then the variables in it', () => {
  expect(renderText(render(FILES))).toBe(`# instance i on local
name: i
services:
  one:
    command:
      - run  # t/compose.yaml:4
      - "--flag"  # t/compose.yaml:4
    entrypoint: null
    environment:
      LINES: "one\\ntwo"  # t/compose.yaml:9
      ODD: "a: b # c"  # t/compose.yaml:7
      URL: "u:(secret i/PW)@h"  # t/compose.yaml:6, t/t.yaml:7, t/t.yaml:6
      "YES": "yes"  # t/compose.yaml:8
    image: x:2  # t/compose.yaml:3, i.yaml:8
    networks:
      default: null  # t/compose.yaml:3
    mem_limit: "67108864"  # t/t.yaml:8, i.yaml:6
networks:
  default:
    name: i_default  # t/compose.yaml:2
    ipam: {}
`);
});

test('what is printed is YAML and says the same as the data', () => {
  const stacks = render(FILES);
  const [json] = renderJson(stacks);
  expect(parse(renderText(stacks))).toEqual(json?.value);
  expect(json?.origins['services/one/image']).toEqual(['t/compose.yaml:3:12', 'i.yaml:8:10']);
  expect(json?.origins['services/one/mem_limit']).toEqual(['t/t.yaml:8:46', 'i.yaml:6:9']);
});
