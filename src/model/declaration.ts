// What the repository declares, typed, each with the tree it was read from so that later problems
// can still say where. `held` is what keeps a bad declaration from harming what already runs.

import type { InstanceSpec } from './generated/instance.ts';
import type { TemplateSpec } from './generated/template.ts';
import type { Node } from './tree.ts';

export type Declaration<Spec> = {
  readonly kind: 'Template' | 'Instance';
  readonly name: string;
  readonly spec: Spec;
  /** The whole document. `child(child(node, 'spec'), 'compose')` is where an inline Compose file stands. */
  readonly node: Node;
  /** Path of its file, relative to the source's path. */
  readonly file: string;
};

export type InstanceDeclared = Declaration<InstanceSpec> & {
  readonly kind: 'Instance';
  readonly movedFrom: string | undefined;
  readonly team: string | undefined;
};

export type TemplateDeclared = Declaration<TemplateSpec> & {
  readonly kind: 'Template';
  readonly movedFrom?: undefined;
};

export type Declarations = {
  readonly templates: ReadonlyMap<string, TemplateDeclared>;
  readonly instances: ReadonlyMap<string, InstanceDeclared>;
  /** Names of instances with something wrong in their own declaration, or in what they need: leave them as they are. */
  readonly held: ReadonlySet<string>;
  /** Names of templates with something wrong: their instances are held as well. */
  readonly heldTemplates: ReadonlySet<string>;
  /**
   * True: something that may be a declaration could not be read as far as its name, so an instance
   * that is missing here may only be missing because of that. Nothing may be removed.
   */
  readonly isIncomplete: boolean;
};
