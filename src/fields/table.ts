// The one table of container fields. Adding a field to the model does not compile until it has an
// entry here, with how it is read, expected, written and compared.

import type { FieldName } from '../model/fields.ts';
import { endpointFields } from './endpoints.ts';
import { healthFields } from './health.ts';
import { loggingFields } from './logging.ts';
import { mountFields } from './mounts.ts';
import { namespaceFields } from './namespaces.ts';
import { otherFields } from './others.ts';
import { portFields } from './ports.ts';
import { processFields } from './process.ts';
import { resourceFields } from './resources.ts';
import { securityFields } from './security.ts';
import type { FieldTable } from './types.ts';

export const FIELDS: FieldTable = {
  ...processFields,
  ...healthFields,
  ...portFields,
  ...mountFields,
  ...resourceFields,
  ...loggingFields,
  ...endpointFields,
  ...namespaceFields,
  ...securityFields,
  ...otherFields,
};

/** In the order of the table: the order in which differences are shown. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];
