import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import swc from '@swc/jest';

const settings = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete settings.exclude;
delete settings.$schema;
delete settings.jsc.rewriteRelativeImportExtensions; // Jest resolves the sources, so `./x.ts` must stay as written

const transformer = swc.createTransformer({
  ...settings,
  swcrc: false,
  sourceMaps: 'inline',
});
const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** What a room has compiled the others take as it is: the same file under the same settings, whichever room's test loads it. */
export default {
  ...transformer,
  getCacheKey: (source, path, options) =>
    transformer.getCacheKey(source, path, {
      ...options,
      config: { ...options.config, rootDir },
    }),
};
