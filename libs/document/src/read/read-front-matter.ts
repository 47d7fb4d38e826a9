import { isMap, isPair, parseDocument, type Document, type ParsedNode } from 'yaml';
import type { FrontMatter, Problem } from '../types.ts';
import { frontMatterSchema, keysAt, type FrontMatterInput } from './front-matter-schema.ts';
import type { LineMap } from './line-map.ts';
import { nearestKey } from './nearest-key.ts';

export interface FrontMatterReading {
  readonly frontMatter: FrontMatter | null;
  readonly problems: readonly Problem[];
}

type YamlDocument = Document.Parsed<ParsedNode>;
type Report = (rule: string, message: string, advice: string, start: number, end: number) => void;

/** Read YAML front matter that starts at `offset` of the policy text; unknown keys are errors with their line. */
export function readFrontMatter(yaml: string, offset: number, lines: LineMap): FrontMatterReading {
  const problems: Problem[] = [];
  const report: Report = (rule, message, advice, start, end) => {
    problems.push({ rule, severity: 'error', message, advice, range: lines.range(offset + start, offset + end) });
  };
  const document = parseYaml(yaml);
  if (!document) {
    report('front-matter-syntax', 'The front matter is nested too deep.', 'Use fewer levels.', 0, 0);
    return { frontMatter: null, problems };
  }
  for (const error of document.errors) {
    const advice = 'Put quotes around a value that holds a colon, and indent with spaces.';
    report(
      'front-matter-syntax',
      `The front matter cannot be read: ${error.message}.`,
      advice,
      error.pos[0],
      error.pos[1],
    );
  }
  if (problems.length > 0) return { frontMatter: null, problems };
  const values = plainValues(document, report);
  const checked = frontMatterSchema.safeParse(values ?? {});
  if (checked.success) return { frontMatter: toFrontMatter(checked.data), problems };
  for (const issue of checked.error.issues) {
    if (issue.code === 'unrecognized_keys') reportUnknownKeys(document, issue.path, issue.keys, report);
    else reportBadValue(document, issue.path, issue.message, report);
  }
  return { frontMatter: readWhatCanBe(values), problems };
}

function parseYaml(yaml: string): YamlDocument | undefined {
  try {
    return parseDocument(yaml, { uniqueKeys: true, prettyErrors: false });
  } catch {
    // The parser recurses and runs out of stack on thousands of nested braces.
    return undefined;
  }
}

function plainValues(document: YamlDocument, report: Report): unknown {
  try {
    // An alias that is used a thousand times is an attack, not a policy.
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    report('front-matter-syntax', 'The front matter uses too many aliases.', 'Write the values out.', 0, 0);
    return {};
  }
}

function reportUnknownKeys(document: YamlDocument, path: readonly PropertyKey[], keys: string[], report: Report): void {
  for (const key of keys) {
    const known = keysAt(path);
    const near = nearestKey(key, known);
    const advice = near ? `Did you mean \`${near}\`?` : `Known here: ${known.join(', ')}.`;
    const [start, end] = keyRange(document, path, key);
    report('unknown-front-matter-key', `The key \`${key}\` is not known.`, advice, start, end);
  }
}

function reportBadValue(document: YamlDocument, path: readonly PropertyKey[], message: string, report: Report): void {
  const name = path.map(String).join('.') || 'the front matter';
  const node: unknown = document.getIn(path, true);
  const [start, end] = rangeOf(node) ?? nearestRange(document, path);
  const missing = node === undefined;
  const sentence = missing
    ? `The front matter lacks \`${name}\`.`
    : `\`${name}\` cannot be used: ${plainMessage(message)}.`;
  const rule = missing ? 'missing-front-matter-key' : 'front-matter-value';
  const advice = missing
    ? `Add a line \`${String(path.at(-1))}: …\`.`
    : `Write \`${name}\` as the reference of the dialect shows it.`;
  report(rule, sentence, advice, start, end);
}

function plainMessage(message: string): string {
  return message.replace(/^Invalid (?:input|option|string): ?/, '');
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const range = node.range;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1])] : undefined;
}

function nearestRange(document: YamlDocument, path: readonly PropertyKey[]): readonly [number, number] {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const range = rangeOf(document.getIn(path.slice(0, length), true));
    if (range) return range;
  }
  return [0, 0];
}

function keyRange(document: YamlDocument, path: readonly PropertyKey[], key: string): readonly [number, number] {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return [0, 0];
  const pair = map.items.find((item) => isPair(item) && String(item.key) === key);
  return rangeOf(pair?.key) ?? [0, 0];
}

/** With some keys wrong, the sound ones still count, so that one bad line does not blind the linter and the editor. */
function readWhatCanBe(values: unknown): FrontMatter | null {
  if (typeof values !== 'object' || values === null) return null;
  const kept: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(frontMatterSchema.shape)) {
    const candidate: unknown = Reflect.get(values, key);
    if (candidate !== undefined && schema.safeParse(candidate).success) kept[key] = candidate;
  }
  const checked = frontMatterSchema.safeParse({ title: 'Untitled', ...kept });
  return checked.success ? toFrontMatter(checked.data) : null;
}

function toFrontMatter(input: FrontMatterInput): FrontMatter {
  const { terms, blanks, values, approval, acknowledgement, review, ...rest } = input;
  const asAt: Record<string, string> = {};
  const answers: Record<string, string | readonly string[]> = {};
  for (const [id, value] of Object.entries(values ?? {})) {
    if (typeof value === 'string' || Array.isArray(value)) answers[id] = value;
    else {
      answers[id] = value.items;
      if (value['as-at']) asAt[id] = value['as-at'];
    }
  }
  return definedOnly({
    title: rest.title,
    slug: rest.slug,
    documentType: rest['document-type'],
    category: rest.category,
    statutory: rest.statutory,
    statutoryKey: rest['statutory-key'],
    language: rest.language,
    appliesTo: rest['applies-to'],
    approval: approval && { by: approval.by, mayDelegateTo: approval['may-delegate-to'] },
    review: review && definedOnly({ every: review.every, statutoryMaximum: review['statutory-maximum'] }),
    acknowledgement,
    audience:
      rest.audience &&
      definedOnly({
        aware: rest.audience.aware,
        understands: rest.audience.understands,
        workingKnowledge: rest.audience['working-knowledge'],
      }),
    numbering: rest.numbering,
    appendices: rest.appendices,
    owner: rest.owner,
    monitoring: rest.monitoring,
    training: rest.training,
    heldAt: rest['held-at'],
    induction: rest.induction,
    legislation: rest.legislation,
    related: rest.related,
    effectiveFrom: rest['effective-from'],
    version: rest.version,
    agreedWith: rest['agreed-with'],
    signatories: rest.signatories,
    terms: Object.entries(terms).map(([id, term]) => definedOnly({ id, ...term })),
    blanks: Object.entries(blanks).map(([id, { 'kept-by': keptBy, ...blank }]) =>
      definedOnly({ id, ...blank, keptBy }),
    ),
    values: answers,
    valuesAsAt: Object.keys(asAt).length > 0 ? asAt : undefined,
    termValues: rest['term-values'] ?? {},
    basedOn: rest['based-on'] === undefined ? undefined : basedOn(rest['based-on']),
    leftOut: rest['left-out'] ?? [],
    stated: rest.stated,
  });
}

function basedOn(value: string): { slug: string; edition: number } {
  const [slug = '', edition = '1'] = value.split('@');
  return { slug, edition: Number(edition) };
}

function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
