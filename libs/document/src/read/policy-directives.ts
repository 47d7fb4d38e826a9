import type { Heading, Root, RootContent } from 'mdast';
import type { NodeKind, Rule } from '../types.ts';

export type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;
export type LeafDirective = Extract<RootContent, { type: 'leafDirective' }>;
export type TextDirective = Extract<RootContent, { type: 'textDirective' }>;
export type MarkdownNode = Root | RootContent;
export type { Heading };

/** Containers that are parts of a policy; `guidance` is advice to the writer and never a part. */
export const PART_KINDS: Readonly<Record<string, NodeKind>> = {
  clause: 'clause',
  notice: 'notice',
  note: 'note',
  duty: 'duty',
  record: 'record',
};
export const CONTAINER_DIRECTIVES: readonly string[] = [...Object.keys(PART_KINDS), 'guidance'];

/** Blocks filled from the record. */
export const LEAF_DIRECTIVES: readonly string[] = [
  'contents',
  'document-control',
  'review-history',
  'term-map',
  'signatures',
  'local-variations',
  'approved-list',
];

export const RULES: readonly Rule[] = ['fixed', 'adaptable', 'optional', 'local'];

/** Attributes as plain strings; a bare `{plural}` reads as an empty one. */
export function attributesOf(directive: ContainerDirective | LeafDirective | TextDirective): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(directive.attributes ?? {})) attributes[name] = value ?? '';
  return attributes;
}
