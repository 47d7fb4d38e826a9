import { z } from 'zod';
import { STATUTORY_KEYS } from './statutory-keys.ts';

/** Plain text; numbers and dates written without quotes are taken as they stand. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim());
const words = text.pipe(z.string().min(1, 'must not be empty'));
const list = z.union([z.array(words), words.transform((value) => [value])]);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');
const duration = z
  .string()
  .regex(/^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/, 'must be a duration such as P2Y or P3M');
const dayOrMonth = z
  .string()
  .regex(/^\d{4}-\d{2}(?:-\d{2})?$/, 'must be a date such as 2027-03-31, or a month such as 2027-03');

const term = z.union([
  words.transform((value) => ({ value, plural: undefined, options: [] as string[], functions: [] as string[] })),
  z.strictObject({
    value: words,
    plural: words.optional(),
    options: list.default([]),
    functions: list.default([]),
  }),
]);

const blank = z.strictObject({
  type: z.enum(['text', 'person', 'date', 'list', 'address', 'per-setting']).default('text'),
  label: words,
  hint: words.optional(),
  heading: words.optional(),
  required: z.boolean().default(true),
  'kept-by': words.optional(),
});

const value = z.union([
  text,
  z.array(words),
  z.null().transform(() => ''),
  z.strictObject({ items: z.array(words), 'as-at': dayOrMonth.optional() }),
]);

/** Every key a policy's front matter may have; anything else is reported with its line and the nearest of these. */
export const frontMatterSchema = z.strictObject({
  title: words,
  slug: id.optional(),
  'document-type': z.enum(['policy', 'protocol', 'procedure']).optional(),
  category: words.optional(),
  statutory: z.boolean().optional(),
  'statutory-key': z.enum(STATUTORY_KEYS).optional(),
  language: words.optional(),
  'applies-to': z.strictObject({ settings: list.default([]), people: list.default([]) }).optional(),
  approval: z.strictObject({ by: words, 'may-delegate-to': list.default([]) }).optional(),
  review: z.strictObject({ every: duration, 'statutory-maximum': duration.optional() }).optional(),
  acknowledgement: z.strictObject({ audience: list.default([]), required: z.boolean().default(true) }).optional(),
  audience: z
    .strictObject({ aware: list.optional(), understands: list.optional(), 'working-knowledge': list.optional() })
    .optional(),
  numbering: z.enum(['none', 'decimal']).optional(),
  appendices: z.enum(['numbered', 'lettered']).optional(),
  owner: words.optional(),
  monitoring: words.optional(),
  training: words.optional(),
  'held-at': words.optional(),
  induction: z.boolean().optional(),
  legislation: list.optional(),
  related: list.optional(),
  'effective-from': words.optional(),
  version: words.optional(),
  'agreed-with': list.optional(),
  signatories: list.optional(),
  terms: z.record(id, term).default({}),
  blanks: z.record(id, blank).default({}),
  values: z.record(z.string(), value).nullable().default({}),
  'term-values': z.record(z.string(), words).nullable().default({}),
  'based-on': z
    .string()
    .regex(/^[a-z0-9-]+@[1-9]\d*$/, 'must be a template and its edition, such as social-networking@3')
    .optional(),
  'left-out': z
    .array(z.strictObject({ id: words, reason: words }))
    .nullable()
    .default([]),
  stated: z.record(z.string(), text).optional(),
});

export type FrontMatterInput = z.output<typeof frontMatterSchema>;

/** The keys at the top of the front matter. */
export const FRONT_MATTER_KEYS: readonly string[] = Object.keys(frontMatterSchema.shape);

/** The keys that may stand at a place in the front matter, for "did you mean". */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const [first] = path;
  if (first === undefined) return FRONT_MATTER_KEYS;
  const nested: Record<string, readonly string[]> = {
    'applies-to': ['settings', 'people'],
    approval: ['by', 'may-delegate-to'],
    review: ['every', 'statutory-maximum'],
    acknowledgement: ['audience', 'required'],
    audience: ['aware', 'understands', 'working-knowledge'],
    terms: ['value', 'plural', 'options', 'functions'],
    blanks: ['type', 'label', 'hint', 'heading', 'required', 'kept-by'],
    values: ['items', 'as-at'],
    'left-out': ['id', 'reason'],
  };
  return nested[String(first)] ?? [];
}
