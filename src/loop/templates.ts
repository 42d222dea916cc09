// Templates as they are declared now, with the instances that are made from them. Pure.

import type { Declarations } from '../model/declaration.ts';
import { instanceName } from '../model/ref.ts';
import type { TemplateView } from '../model/template-view.ts';

/** By name. */
export function templatesOf({
  templates,
  heldTemplates,
  instances,
}: Pick<Declarations, 'templates' | 'heldTemplates' | 'instances'>): readonly TemplateView[] {
  const made = Map.groupBy(instances.values(), ({ spec }) => spec.template);
  return [...templates.values()]
    .map(({ name, file, spec }): TemplateView => {
      const { description, parameters = {}, sizes = {} } = spec;
      return {
        ...{ name, file, description, isHeld: heldTemplates.has(name) },
        parameters: Object.entries(parameters).map(([key, one]) => ({
          ...{
            name: key,
            type: one.type ?? 'string',
            isRequired: !('default' in one),
            description: one.description,
          },
        })),
        sizes: Object.keys(sizes),
        instances: (made.get(name) ?? []).map((one) => instanceName(one.name)).toSorted(),
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
