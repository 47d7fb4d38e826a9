import { refusedReading, type Importer } from '@ratify/docx';
import type { WordPort } from '@ratify/journey';

/** The threads that write and read Word files, as the journey asks them. */
export function wordPort(importer: Importer): WordPort {
  return {
    write: (copy) => refusedReading(copy.about.footer, () => importer.writeCopy(copy)),
    read: (fileName, bytes) => refusedReading(fileName, () => importer.readCopy(bytes)),
    carry: (returned) => refusedReading('', () => importer.carryBack(returned)),
  };
}
