#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { COMPILED } from './shell/compile-cache.ts';

// Where it cannot be written, as in an image, each start compiles anew. What a file imports by name is compiled before a line of it runs: so
// the program itself is loaded by this one.
enableCompileCache(COMPILED);
await import('./ratify.ts');
