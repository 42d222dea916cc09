// The text of the two files that an adoption writes. Pure.

import { stringify } from 'yaml';
import type { InstanceName } from '../model/ref.ts';
import type { Json } from '../model/tree.ts';

const WIDE = { lineWidth: 0 } as const;

export function projectDocument(compose: { readonly [key: string]: Json }): string {
  return `# Read from running containers: what they are, without what image and engine bring by themselves.\n${stringify(compose, WIDE)}`;
}

/** `secrets`: armored age files by variable. */
export function instanceDocument(
  name: InstanceName,
  target: string | undefined,
  secrets: ReadonlyMap<string, string>,
): string {
  const sealed = Object.fromEntries([...secrets].map(([variable, armor]) => [variable, { age: armor }]));
  return stringify(
    {
      apiVersion: 'shipshape.dev/v1',
      kind: 'Instance',
      metadata: { name },
      spec: {
        ...(target === undefined ? {} : { target }),
        compose: './compose.yaml',
        ...(secrets.size === 0 ? {} : { secrets: sealed }),
      },
    },
    WIDE,
  );
}
