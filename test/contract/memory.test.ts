// The engine in memory keeps the contract.

import { memorySubject } from '../support/engine-subject.ts';
import { engineContract } from './engine.contract.ts';

engineContract('engine in memory', memorySubject, true);
