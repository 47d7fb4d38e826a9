import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Lets a child process run the sources as the tests do: Node's own stripping of types knows no decorators.
const settings = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete settings.exclude;
delete settings.$schema;
delete settings.jsc.rewriteRelativeImportExtensions;
const require = createRequire(import.meta.url);
const MADE_BY = `${require('@swc/core/package.json').version} ${JSON.stringify(settings)}`;
const COMPILED = fileURLToPath(new URL('./node_modules/.cache/compiled-sources', import.meta.url));

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.ts')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const source = readFileSync(filename, 'utf8');
    return { format: 'module', source: compiled(source, filename), shortCircuit: true };
  },
});

/** What a source comes to: compiled by the first process that needs it, read by every one after. */
function compiled(source, filename) {
  const name = hash('sha256', `${MADE_BY}\0${filename}\0${source}`);
  try {
    return readFileSync(`${COMPILED}/${name}`, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(source, { ...settings, filename, swcrc: false, sourceMaps: 'inline' });
  mkdirSync(COMPILED, { recursive: true });
  const draft = `${COMPILED}/${process.pid}-${name}`;
  writeFileSync(draft, code);
  renameSync(draft, `${COMPILED}/${name}`); // whole or not at all
  return code;
}
