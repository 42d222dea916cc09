// The step graph as text, one line per step: for `plan --steps` and for reviewing the planner itself.

import type { Call, Plan, Step, Subject } from '../model/plan.ts';
import { unreachable } from '../model/result.ts';
import type { SafeText } from './safe.ts';
import { safeText } from './safe.ts';
import { shortId } from './words.ts';

/** Each step with its call, then `after` what it needs and `undo` how it is taken back. */
export function planStepLines(plan: Plan): readonly SafeText[] {
  return plan.steps.flatMap((step) => [
    safeText(`${step.id}  ${callWords(step)}`),
    ...(step.needs.length === 0 ? [] : [indented(`after ${step.needs.join(', ')}`)]),
    ...(step.undo === undefined ? [] : [indented(`undo ${step.undo.map(callWords).join(', ')}`)]),
  ]);
}

function indented(text: string): SafeText {
  return `    ${safeText(text, 2000)}` as SafeText;
}

/** `container.stop 3f2a91c0ab12`. */
function callWords(call: Step | Call): string {
  switch (call.kind) {
    case 'image.pull':
      return `${call.kind} ${call.reference}`;
    case 'image.build':
      return `${call.kind} ${call.build.tag}`;
    case 'files.put':
      return `${call.kind} ${call.files.hostPath}`;
    case 'network.create':
      return `${call.kind} ${call.network.name}`;
    case 'network.remove':
      return `${call.kind} ${subjectWords(call.network)}`;
    case 'network.connect':
    case 'network.disconnect':
      return `${call.kind} ${subjectWords(call.container)} ${subjectWords(call.network)}${aliasWords(call)}`;
    case 'volume.create':
    case 'volume.remove':
      return `${call.kind} ${call.name}`;
    case 'container.create':
      return `${call.kind} ${call.name} from ${call.imageId === null ? call.container.image : shortId(call.imageId)}`;
    case 'container.rename':
      return `${call.kind} ${subjectWords(call.container)} ${call.name}`;
    case 'container.update':
      return `${call.kind} ${subjectWords(call.container)} ${JSON.stringify(call.payload)}`;
    case 'container.wait':
      return `${call.kind} ${subjectWords(call.container)} ${call.for}`;
    case 'container.start':
    case 'container.stop':
    case 'container.pause':
    case 'container.unpause':
    case 'container.remove':
      return `${call.kind} ${subjectWords(call.container)}`;
    default:
      return unreachable(call);
  }
}

function aliasWords(call: Call): string {
  if (call.kind !== 'network.connect' || call.endpoint.aliases.length === 0) return '';
  return ` as ${call.endpoint.aliases.join(', ')}`;
}

function subjectWords(subject: Subject): string {
  return subject.by === 'id' ? shortId(subject.id) : `(${subject.step})`;
}
