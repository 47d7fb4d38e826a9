import { readFileSync } from 'node:fs';

/** The version of the service, as its package says; the same from src and from dist. */
export const { version } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
