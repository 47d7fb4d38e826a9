/**
 * `npm run long:splices [-- COUNT [SEED]]`: replaces every part of every policy of the project and of generated ones by its own
 * text and looks at the bytes; edits one word and counts the lines that change. Exit 1 when one law is broken.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { importText } from '../src/import/import-text.ts';
import { awkwardPolicy } from '../test/splices/awkward-policies.ts';
import { breaksOfSpliceLaw } from '../test/splices/splice-law.ts';
import { templateTexts } from './document/long-text.ts';

const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 20_261_121);
const SHARE = 500;

let [texts, broken] = [0, 0];
const check = (name: string, text: string): void => {
  texts += 1;
  for (const breach of breaksOfSpliceLaw(text)) {
    broken += 1;
    process.stdout.write(`${name}: ${breach}\n`);
  }
};
const checkForms = (name: string, text: string): void => {
  check(name, text);
  check(`${name}, Windows line ends`, text.replaceAll('\n', '\r\n'));
  check(`${name}, decomposed`, text.normalize('NFD'));
};

for (const { name, text } of templateTexts()) checkForms(name, text);
for (const { name, text } of fixtures()) checkForms(name, text);
process.stdout.write(`${texts} texts of the project: ${broken} breaches\n`);
for (let made = 0; made < count; made += SHARE) {
  const share = fc.sample(awkwardPolicy, { numRuns: Math.min(SHARE, count - made), seed: seed + made });
  share.forEach((text, at) => check(`generated ${made + at} of seed ${seed}`, text));
}
process.stdout.write(`${texts} texts, ${count} of them generated (seed ${seed}): ${broken} breaches\n`);
process.exitCode = broken === 0 ? 0 : 1;

/** Every Markdown fixture as it stands, and what the importer makes of every document it is tested with. */
function fixtures(): { name: string; text: string }[] {
  const folder = new URL('../test/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const path = `${entry.parentPath}/${entry.name}`;
    if (!path.includes('/fixtures/') || !/\.(?:md|txt)$/.test(path)) return [];
    const name = path.slice(path.indexOf('/test/') + 1);
    const text = readFileSync(path, 'utf8');
    if (!path.includes('/import/')) return [{ name, text }];
    return [
      { name, text },
      { name: `${name}, imported`, text: importText(text, { fileName: entry.name }).text },
    ];
  });
}
