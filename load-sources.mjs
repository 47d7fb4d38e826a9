import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

// Lets a child process run the sources as the tests do: Node's own stripping of types knows no decorators.
const settings = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete settings.exclude;
delete settings.$schema;
delete settings.jsc.rewriteRelativeImportExtensions;

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.ts')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const source = readFileSync(filename, 'utf8');
    const { code } = transformSync(source, { ...settings, filename, swcrc: false, sourceMaps: 'inline' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
