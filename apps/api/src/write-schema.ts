import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printApiSchema } from './graph/print-api-schema.ts';

writeFileSync(fileURLToPath(new URL('../schema.graphql', import.meta.url)), await printApiSchema());
