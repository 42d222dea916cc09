// A real engine keeps the contract, whatever its version; Docker 20.10 is the one that the golden file shows.

import { engineContract } from '../contract/engine.contract.ts';
import { realSubject, realVersion } from '../support/engine-subject.ts';

engineContract('docker', realSubject, (await realVersion()).startsWith('20.10.'));
