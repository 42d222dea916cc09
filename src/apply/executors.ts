// The table of executors: one per kind of step, so that a kind without one does not compile. Executors
// choose nothing; each finds out by itself whether an earlier try of the same call was done after all.

import type { StepKind } from '../model/plan.ts';
import {
  createContainer,
  pauseContainer,
  removeContainer,
  renameContainer,
  startContainer,
  stopContainer,
  unpauseContainer,
  updateContainer,
} from './container.ts';
import { putFiles } from './files.ts';
import { buildImage, pullImage } from './image.ts';
import { connectNetwork, createNetwork, disconnectNetwork, removeNetwork } from './network.ts';
import type { CallOf, Executor, Task } from './task.ts';
import { createVolume, removeVolume } from './volume.ts';
import { waitForContainer } from './wait.ts';

type Executors = { readonly [Kind in StepKind]: Executor<Kind> };

const EXECUTORS = {
  'image.pull': pullImage,
  'image.build': buildImage,
  'files.put': putFiles,
  'network.create': createNetwork,
  'network.remove': removeNetwork,
  'network.connect': connectNetwork,
  'network.disconnect': disconnectNetwork,
  'volume.create': createVolume,
  'volume.remove': removeVolume,
  'container.create': createContainer,
  'container.start': startContainer,
  'container.stop': stopContainer,
  'container.pause': pauseContainer,
  'container.unpause': unpauseContainer,
  'container.rename': renameContainer,
  'container.update': updateContainer,
  'container.remove': removeContainer,
  'container.wait': waitForContainer,
} satisfies Executors;

/** Makes the call. `kind` is the call's own: it only ties the two types together. */
export function execute<Kind extends StepKind>(kind: Kind, call: CallOf<Kind>, task: Task): Promise<void> {
  const table: Executors = EXECUTORS;
  const executor: Executor<Kind> = table[kind];
  return executor(call, task);
}
