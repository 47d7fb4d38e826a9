import { mountBench } from './template/mount-bench.ts';

// Where it cannot be set up, the text area stays as it was.
for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-template]')) {
  try {
    mountBench(field);
  } catch (error) {
    console.error(error);
  }
}
