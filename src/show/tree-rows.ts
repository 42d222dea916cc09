// The fleet as a tree: targets, instances, and the objects of each with their state. Pure.

import type { Desired } from '../model/desired.ts';
import type { LiveContainer, Observed, Ownership } from '../model/observed.ts';
import type { Plan } from '../model/plan.ts';
import { addressParts, type InstanceName, type TargetName } from '../model/ref.ts';
import { safeLine } from '../model/safe-text.ts';

export type TreeNode = { readonly label: string; readonly children: readonly TreeNode[] };

export type TreeInput = {
  readonly target: TargetName;
  readonly desired: Desired;
  readonly observed: Observed;
  readonly plan: Plan;
};

/** One target with everything of ours that is on it, and what is declared and not there yet. */
export function targetTree({ target, desired, observed, plan }: TreeInput): TreeNode {
  const owners = [...observed.containers, ...observed.networks, ...observed.volumes].flatMap((live) =>
    live.ownership.kind === 'ours' ? [live.ownership.instance] : [],
  );
  const names = new Set<InstanceName>([...desired.instances.map(({ name }) => name), ...owners]);
  const foreign = observed.containers.filter(({ ownership }) => ownership.kind !== 'ours').length;
  const rest = foreign === 0 ? '' : `, ${foreign} foreign ${foreign === 1 ? 'container' : 'containers'}`;
  return {
    label: `${target}  (${safeLine(observed.engine.name)}, docker ${safeLine(observed.engine.version)}${rest})`,
    children: [...names].sort().map((name) => instanceNode(name, desired, observed, plan)),
  };
}

function instanceNode(name: InstanceName, desired: Desired, observed: Observed, plan: Plan): TreeNode {
  const mine = (ownership: Ownership) => ownership.kind === 'ours' && ownership.instance === name;
  const missing = plan.changes.filter(({ instance, action }) => instance === name && action === 'create');
  const declared = desired.instances.find((one) => one.name === name);
  const origin = declared === undefined ? 'not declared' : `${declared.origin.file}:${declared.origin.line}`;
  return {
    label: `${name}  (${safeLine(origin)})`,
    children: [
      ...observed.containers.filter(({ ownership }) => mine(ownership)).map(containerNode),
      ...observed.networks
        .filter(({ ownership }) => mine(ownership))
        .map((live) => leaf(`network ${nameOf(live.ownership)}  ${safeLine(live.name)}`)),
      ...observed.volumes
        .filter(({ ownership }) => mine(ownership))
        .map((live) => leaf(`volume ${nameOf(live.ownership)}  ${safeLine(live.name)}`)),
      ...missing.map(({ address }) => {
        const { kind, name: object } = addressParts(address);
        return leaf(`${kind} ${object}  not there yet`);
      }),
    ],
  };
}

function containerNode(live: LiveContainer): TreeNode {
  const health = live.health === 'none' ? '' : `, ${live.health}`;
  const ports = live.hostPorts.length === 0 ? '' : `  ${live.hostPorts.join(' ')}`;
  const words = `container ${nameOf(live.ownership)}  ${live.name}  ${live.state}${health}  ${live.image}${ports}`;
  return leaf(safeLine(words));
}

function nameOf(ownership: Ownership): string {
  return ownership.kind === 'foreign' ? '' : addressParts(ownership.address).name;
}

function leaf(label: string): TreeNode {
  return { label, children: [] };
}

/** `├─`, `└─` and `│` drawn before each label. */
export function treeText(node: TreeNode): string {
  return [node.label, ...branches(node.children, '')].join('\n');
}

function branches(nodes: readonly TreeNode[], indent: string): readonly string[] {
  return nodes.flatMap((node, index) => {
    const isLast = index === nodes.length - 1;
    const below = branches(node.children, `${indent}${isLast ? '   ' : '│  '}`);
    return [`${indent}${isLast ? '└─ ' : '├─ '}${node.label}`, ...below];
  });
}
