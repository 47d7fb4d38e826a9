import { readdirSync, readFileSync } from 'node:fs';

const TEMPLATES = new URL('../../../../templates/', import.meta.url);

/** The texts of all templates. */
export function templateTexts(): string[] {
  return readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(new URL(name, TEMPLATES), 'utf8'));
}
